// A server that was put back to an earlier copy, and one that was emptied: the devices know, say so, and send again what it lacks.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace, passphrase, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const copies = mkdtempSync(join(tmpdir(), "ebb-copies-"));
let place, kit, a, b;
const all = [];
before(async () => {
  place = await site();
  a = await browser();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Later").click();
  await toDiary(a.page);
});
after(async () => {
  await a?.end();
  await b?.end();
  await place?.end();
  rmSync(copies, { recursive: true, force: true });
});

async function enter(who, what) {
  await toDiary(who.page);
  await happened(who.page, what);
  all.push(what);
  await everywhere(who.page);
}
async function shows(who, what) {
  await toDiary(who.page);
  await who.page.locator("li.entry", { hasText: what }).waitFor({ timeout: 60_000 });
}
async function another() {
  const one = await browser();
  await yes18(one.page, place.url);
  await button(one.page, "I have a space already").click();
  await one.page.getByLabel("Name of the space").fill(kit.name);
  await one.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(one.page, "Open my space").click({ timeout: 60_000 });
  await one.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  return one;
}
async function hasAll(page) {
  await toDiary(page);
  await page.locator("li.entry").nth(all.length - 1).waitFor({ timeout: 60_000 });
  const there = await entries(page);
  assert.equal(there.length, all.length);
  for (const what of all) assert.ok(there.some((e) => e.includes(what)), what);
}
const empty = () => readdirSync(place.data).filter((f) => f.startsWith("relay.db")).forEach((f) => rmSync(join(place.data, f)));

test("entries, a copy of the server's data, and more entries, some of a browser the copy does not know", async () => {
  await enter(a, "A cup");
  await enter(a, "A tampon");
  place.work("backup", join(copies, "copy.db"));
  b = await another();
  await enter(b, "A toy");
  await shows(a, "A toy");
  await enter(a, "A finger");
  await shows(b, "A finger");
});

test("the copy is put back: the devices say so, send again what it lacks, and go on", async () => {
  await place.stop();
  empty();
  place.work("restore", join(copies, "copy.db"));
  await place.start();
  await enter(a, "A cotton swab");
  await go(a.page, "Today");
  await a.page.getByRole("alert").filter({ hasText: "The server was put back to an earlier copy" }).waitFor({ timeout: 90_000 });
  await everywhere(a.page);
  await shows(b, "A cotton swab");
  await enter(b, "An examination");
  await shows(a, "An examination");
});

test("a browser that never was there reads all of it from the server", async () => {
  const c = await another();
  await hasAll(c.page);
  await c.page.waitForTimeout(1_000);
  assert.equal(await c.page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  assert.deepEqual(c.problems, []);
  await c.end();
});

test("an emptied server is told; nothing is made there before she says so, then everything is", async () => {
  await b.end();
  b = undefined;
  await place.stop();
  empty();
  await place.start();
  await go(a.page, "Today");
  await a.page.getByRole("alert").filter({ hasText: "The server does not know your space." }).waitFor({ timeout: 90_000 });
  await a.page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await a.page.locator(".list button", { hasText: "Settings" }).first().click();
  await button(a.page, "Make my space there again").waitFor();
  assert.deepEqual(await looked(a.page), []);
  await button(a.page, "Make my space there again").click();
  await a.page.getByText("Your space is there again.").waitFor({ timeout: 30_000 });
  await go(a.page, "Today");
  await a.page.getByRole("alert").filter({ hasText: "This device had kept the sealed copies and has sent them again." }).waitFor({ timeout: 90_000 });
  await enter(a, "A toy");
  b = await another();
  await hasAll(b.page);
  assert.deepEqual([...a.problems, ...b.problems], []);
});

// Every envelope the server holds, as it was sealed, in an order of its own.
const held = () =>
  execFileSync("python3", ["-c", "import sqlite3,sys\nfor r in sqlite3.connect(sys.argv[1]).execute('SELECT hex(bytes) FROM envelope WHERE notice = 0 ORDER BY hex(bytes)'): print(r[0])", join(place.data, "relay.db")]).toString().trim().split("\n");

test("two browsers fill an emptied server at the same moment: nothing is lost, nothing is there twice", async () => {
  await enter(b, "A dilator");
  await shows(a, "A dilator");
  const before = held();
  assert.equal(new Set(before).size, before.length);
  await place.stop();
  empty();
  await place.start();
  for (const { page } of [a, b]) {
    await go(page, "Today");
    await page.getByRole("alert").filter({ hasText: "The server does not know your space." }).waitFor({ timeout: 90_000 });
    await go(page, "More");
    await page.locator(".list button", { hasText: "Settings" }).first().click();
    await button(page, "Make my space there again").waitFor();
  }
  await Promise.all([a, b].map(({ page }) => button(page, "Make my space there again").click()));
  for (const { page } of [a, b]) await page.getByText("Your space is there again.").waitFor({ timeout: 30_000 });
  for (const { page } of [a, b]) {
    await toDiary(page);
    await everywhere(page);
    await hasAll(page);
  }
  for (let i = 0; i < 60 && held().length < before.length; i += 1) await a.page.waitForTimeout(500);
  assert.deepEqual(held(), before);
  await enter(a, "Something else");
  await shows(b, "Something else");
  const e = await another();
  await hasAll(e.page);
  assert.deepEqual([...a.problems, ...b.problems, ...e.problems], []);
  await e.end();
});
