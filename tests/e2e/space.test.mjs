// What a person does with the space itself: the kit, the passphrase, the list of browsers, erasing one entry, erasing everything.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { killBrowser } from "./kill.mjs";
import { button, passphrase, unlock, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const second = "glacier button seven orchard lamp", third = "marble cactus window eleven frost";
const local = "Saved, on this device only so far.";
let place, a, b, name, kit;
before(async () => {
  place = await site();
  a = await browser({ whole: true });
  b = await browser();
});
after(async () => {
  await a?.end();
  await b?.end();
  for (const one of [a, b]) if (one) rmSync(one.profile, { recursive: true, force: true });
  await place?.end();
});

const said = (page) => page.getByRole("alert").filter({ hasText: /./ }).first();
const shown = async (page) => {
  await page.locator(".words").waitFor({ timeout: 60_000 });
  return (await page.locator(".words li").allInnerTexts()).map((w) => w.replace(/^\d+\s*/, "").trim());
};
const settings = async (page, what) => {
  await go(page, "More");
  await page.locator(".list button", { hasText: "Settings" }).click();
  await button(page, what).click();
  await page.getByRole("heading", { level: 1, name: what }).waitFor();
};
async function restoring(page, { words, secret }) {
  await yes18(page, place.url);
  await button(page, "I have a space already").click();
  await page.getByLabel("Name of the space").fill(name);
  if (words) {
    await page.getByText("With the words of the kit", { exact: true }).click();
    await page.getByLabel("The words of the kit, in order").fill(words.join(" "));
  }
  await page.getByLabel(words ? "A new passphrase" : "Passphrase", { exact: true }).fill(secret);
  await button(page, "Open my space").click({ timeout: 60_000 });
}
const python = (code, ...args) => execFileSync("python3", ["-c", `import sqlite3,sys\ndb=sqlite3.connect(sys.argv[1])\n${code}\ndb.commit()`, join(place.data, "relay.db"), ...args]).toString();
const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name));
const holding = (folder, bytes) => files(folder).filter((f) => readFileSync(f).includes(bytes));

test("a kit that was skipped opens nothing", async () => {
  await yes18(a.page, place.url);
  await button(a.page, "Begin").click();
  await a.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await a.page.getByLabel("The same passphrase again").fill(passphrase);
  await button(a.page, "Make my space").click({ timeout: 60_000 });
  const words = await shown(a.page);
  name = await a.page.locator(".name").innerText();
  await button(a.page, "Go on without a kit").click();
  await button(a.page, "I understand. Go on without").click();
  await button(a.page, "Later").click();
  await everywhere(a.page);
  await restoring(b.page, { words, secret: second });
  assert.match(await said(b.page).innerText({ timeout: 60_000 }), /do not fit together/);
});

test("a login that has ended is renewed without a word", async () => {
  await place.stop();
  assert.equal(python("print(db.execute('SELECT count(*) FROM session').fetchone()[0] > 0)\ndb.execute('DELETE FROM session')").trim(), "True");
  await place.start();
  await toDiary(a.page);
  await happened(a.page, "A cotton swab");
  await everywhere(a.page);
  assert.equal(await said(a.page).count(), 0);
});

test("a new kit: not without the passphrase, not before she has it; then it opens the space elsewhere", async () => {
  await settings(a.page, "A new recovery kit");
  const make = async () => {
    await a.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await button(a.page, "Make a new kit").click();
    return shown(a.page);
  };
  await a.page.getByLabel("Passphrase", { exact: true }).fill("not the one at all");
  await button(a.page, "Make a new kit").click();
  assert.match(await said(a.page).innerText({ timeout: 60_000 }), /does not open this space/);
  kit = await make();
  await button(a.page, "Go on without a kit").click();
  await a.page.getByText("A kit you had before keeps working.").waitFor();
  await button(a.page, "I have written them down").click();  // she may think again
  await button(a.page, "I have them. Go on").click();
  await button(a.page, "A new recovery kit").click();
  const dropped = await make();
  await button(a.page, "Go on without a kit").click();
  await a.page.getByText("A kit you had before keeps working.").waitFor();
  await button(a.page, "I understand. Go on without").click();
  await go(a.page, "Today");
  await everywhere(a.page);
  await restoring(b.page, { words: dropped, secret: second });
  assert.match(await said(b.page).innerText({ timeout: 60_000 }), /do not fit together/);
  await restoring(b.page, { words: kit, secret: second });
  await b.page.getByRole("navigation").waitFor({ timeout: 60_000 });
});

test("a browser that joined is told to the others, and stands in the list", async () => {
  await go(a.page, "Today");
  await toDiary(b.page);
  await happened(b.page, "A tampon");
  await go(a.page, "Path");
  await a.page.getByText("Your space was opened in another browser.").waitFor({ timeout: 30_000 });
  await button(a.page, "Look at it").first().click();
  await a.page.getByRole("heading", { level: 1, name: "Where your space is open" }).waitFor();
  await a.page.locator("li.device").nth(1).waitFor();
  const rows = await a.page.locator("li.device").allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /^This browser/);
  assert.match(rows[1], /^Another browser[^]*New since you last looked/);
  await go(a.page, "Today");
  assert.equal(await a.page.getByText("Your space was opened in another browser.").count(), 0);
});

test("another passphrase: every other browser is logged out, says so and keeps what is entered; the new one opens it", async () => {
  await settings(b.page, "Another passphrase");
  const change = async (now) => {
    await b.page.getByLabel("The passphrase now").fill(now);
    await b.page.getByLabel("A new passphrase", { exact: true }).fill(third);
    await b.page.getByLabel("The new passphrase again").fill(third);
    await button(b.page, "Change the passphrase").click({ timeout: 30_000 });
  };
  await change(passphrase);
  assert.match(await said(b.page).innerText({ timeout: 60_000 }), /does not open this space/);
  await change(second);
  await b.page.getByText("The passphrase is changed.").waitFor({ timeout: 60_000 });
  await toDiary(a.page);
  await happened(a.page, "An examination");
  await go(a.page, "Today");
  assert.match(await said(a.page).innerText({ timeout: 60_000 }), /no longer accepts this passphrase/);
  await a.page.getByText(local).waitFor();
  await go(a.page, "More");
  await button(a.page, "Lock now").click();
  await unlock(a.page, "not the one at all");
  await a.page.getByText("This passphrase does not open this space.").waitFor({ timeout: 30_000 });
  await unlock(a.page, third);
  await a.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await everywhere(a.page);
  await toDiary(b.page);
  await b.page.locator("li.entry", { hasText: "An examination" }).waitFor({ timeout: 60_000 });
  await a.page.reload();
  await unlock(a.page, passphrase);
  await a.page.getByText("This passphrase does not open this space.").waitFor({ timeout: 30_000 });
  await unlock(a.page, third);
  await a.page.getByRole("navigation").waitFor({ timeout: 60_000 });
});

test("one entry is erased, everywhere, and what was sealed with it stays", async () => {
  await toDiary(a.page);
  await place.stop();
  for (const what of ["A dilator", "A toy"]) await happened(a.page, what);
  await place.start();
  await everywhere(a.page);
  await toDiary(b.page);
  await b.page.locator("li.entry", { hasText: "A toy" }).waitFor({ timeout: 60_000 });
  const before = await entries(b.page);
  const held = () => JSON.parse(python("import json\nprint(json.dumps([[r[0], r[1], bytes(r[2][217:281]).hex()] for r in db.execute('SELECT cursor, kind, bytes FROM envelope WHERE notice = 0')]))"));
  const there = held();
  assert.ok(there.length > 0 && there.every(([, kind]) => kind === 0));

  await b.page.locator("li.entry", { hasText: "A toy" }).getByRole("button").click();
  await button(b.page, "Erase this entry").click();
  await b.page.getByText("Taking an entry back hides it; its sealed copy stays.").waitFor();
  await button(b.page, "Yes, erase it").click();
  await b.page.getByRole("heading", { level: 1, name: "Diary" }).waitFor({ timeout: 60_000 });
  await a.page.locator("li.entry", { hasText: "A toy" }).waitFor({ state: "detached", timeout: 60_000 });
  const left = before.filter((e) => !e.includes("A toy"));
  assert.equal(left.length, before.length - 1);
  for (const { page } of [a, b]) assert.deepEqual(await entries(page), left);

  const gone = new Set(held().filter(([, kind]) => kind === 1).map(([cursor]) => cursor));
  assert.equal(gone.size, 2, "the whole upload, whichever part of the record it was in");
  for (const [cursor, , content] of there) {
    assert.equal(holding(place.data, Buffer.from(content, "hex")).length > 0, !gone.has(cursor), `the content at ${cursor}`);
  }
  for (const { page } of [a, b]) {
    await page.reload();
    await unlock(page, third);
    await toDiary(page);
    await everywhere(page);
    assert.deepEqual(await entries(page), left);
  }
});

test("everything is erased: from the relay's file and from this browser; nothing opens it any more", async () => {
  const held = JSON.parse(python("import json\nprint(json.dumps([bytes(r[0][217:281]).hex() for r in db.execute('SELECT bytes FROM envelope WHERE kind = 0')]))"));
  const inRelay = () => [...held.map((h) => Buffer.from(h, "hex")), Buffer.from(name)].filter((bytes) => holding(place.data, bytes).length > 0).length;
  assert.equal(inRelay(), held.length + 1, "all of it is found before");
  await settings(b.page, "Erase everything");
  await b.page.getByText("I want everything to be erased").click();
  await button(b.page, "Erase everything now").click();
  await button(b.page, "Yes, I am 18 or older").waitFor({ timeout: 60_000 });
  assert.equal(inRelay(), 0, "the relay still runs, and none of it is in any of its files");
  await restoring(b.page, { secret: third });
  assert.match(await said(b.page).innerText({ timeout: 60_000 }), /do not fit together/);
  await restoring(b.page, { words: kit, secret: third });
  assert.match(await said(b.page).innerText({ timeout: 60_000 }), /do not fit together/);
  await b.page.goto("about:blank");
  await b.context.close();
  const database = (profile) => files(profile).filter((f) => /IndexedDB|Local Storage|Session Storage|Cache/.test(f));
  assert.ok(database(b.profile).length > 0);
  assert.deepEqual(database(b.profile).filter((f) => readFileSync(f).includes(name)), [], "not even the name of the space");
});

test("another browser that had it says so, and keeps its own copy until it is erased there", async () => {
  await toDiary(a.page);
  await happened(a.page, "A cup");
  await go(a.page, "Today");
  assert.match(await said(a.page).innerText({ timeout: 60_000 }), /no longer accepts this passphrase/);
  await killBrowser(a.profile);
  assert.ok(files(a.profile).some((f) => /IndexedDB/.test(f) && readFileSync(f).includes(name)), "the search for the name finds it where it still is");
  assert.deepEqual([...a.problems, ...b.problems], []);
});
