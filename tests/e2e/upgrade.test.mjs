// A browser whose store was made by version 1 of its schema: three stores, no sealed envelopes, no memory of which server was read. Nothing is lost by
// the upgrade, nothing is doubled, and a server that is emptied later gets everything again.
import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { site } from "./site.mjs";
import { asVersion1 } from "./version1.mjs";

const all = ["A cup", "A tampon", "A finger"];
let place, kit, a;
before(async () => {
  place = await site();
  a = await browser();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Later").click();
  await toDiary(a.page);
});
after(async () => {
  await a?.end();
  await place?.end();
});

const version = (page) => page.evaluate(async () => (await indexedDB.databases()).find((d) => d.name === "ebb")?.version);
const names = (page) =>
  page.evaluate(async () => {
    const request = indexedDB.open("ebb");
    const db = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const found = [...db.objectStoreNames];
    db.close();
    return found;
  });

async function shows(page, what) {
  await toDiary(page);
  await page.locator("li.entry").nth(what.length - 1).waitFor({ timeout: 60_000 });
  const there = await entries(page);
  assert.equal(there.length, what.length);
  for (const one of what) assert.ok(there.some((e) => e.includes(one)), one);
}

test("entries, the last of them not yet on the server, in a store of version 1", async () => {
  const { page } = a;
  for (const what of all.slice(0, 2)) await happened(page, what);
  await everywhere(page);
  await place.stop();
  await happened(page, all[2]);
  await go(page, "More");
  await button(page, "Lock now").click();  // ends what holds the store open
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  await asVersion1(page);
  assert.equal(await version(page), 1);
  assert.deepEqual(await names(page), ["profile", "sealed", "segments"]);
});

test("it opens with the same passphrase, shows everything, and sends what waited", async () => {
  const { page } = a;
  await place.start();
  await page.goto(place.url);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  assert.equal(await version(page), 2);
  await shows(page, all);
  await everywhere(page);
  await page.reload();
  await unlock(page);
  await shows(page, all);
});

test("a server that was emptied gets all of it again from the upgraded browser", async () => {
  const { page } = a;
  await everywhere(page);
  await place.stop();
  readdirSync(place.data).filter((f) => f.startsWith("relay.db")).forEach((f) => rmSync(join(place.data, f)));
  await place.start();
  await go(page, "Today");
  await page.getByRole("alert").filter({ hasText: "The server does not know your space." }).waitFor({ timeout: 90_000 });
  await go(page, "More");
  await page.locator(".list button", { hasText: "Settings" }).first().click();
  await button(page, "Make my space there again").click();
  await page.getByText("Your space is there again.").waitFor({ timeout: 30_000 });
  await toDiary(page);
  await everywhere(page);
  const other = await browser();
  await yes18(other.page, place.url);
  await button(other.page, "I have a space already").click();
  await other.page.getByLabel("Name of the space").fill(kit.name);
  await other.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(other.page, "Open my space").click({ timeout: 60_000 });
  await other.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await shows(other.page, all);
  assert.deepEqual([...a.problems, ...other.problems], []);
  await other.end();
});
