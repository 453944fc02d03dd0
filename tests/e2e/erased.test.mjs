// What was erased stays erased: on a browser that restores the space afterwards, on one that still had the entry and restores over it, and when the
// server is put back to a copy that still holds it.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { readableCopy } from "./earlier.mjs";
import { button, makeSpace, passphrase, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const erased = "A toy", left = ["A cup", "A finger"];
const second = "glacier button seven orchard lamp";
const copies = mkdtempSync(join(tmpdir(), "ebb-copies-"));
const open = [];
let place, kit, a, b;
before(async () => {
  place = await site();
  a = await another();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Later").click();
  await toDiary(a.page);
});
after(async () => {
  for (const one of open) await one.end();
  await place?.end();
  rmSync(copies, { recursive: true, force: true });
});

async function another() {
  const one = await browser();
  open.push(one);
  return one;
}
async function restore(page, { words, from = "I have a space already" } = {}) {
  await button(page, from).click();
  await page.getByLabel("Name of the space").fill(kit.name);
  if (words) {
    await page.getByText("With the words of the kit", { exact: true }).click();
    await page.getByLabel("The words of the kit, in order").fill(words.join(" "));
  }
  await page.getByLabel(words ? "A new passphrase" : "Passphrase", { exact: true }).fill(words ? second : passphrase);
  await button(page, "Open my space").click({ timeout: 60_000 });
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
}
/** In the diary and in her readable copy: what is left, each once, and nothing else. */
async function showsWhatIsLeft({ page }, more = []) {
  const all = [...left, ...more];
  await toDiary(page);
  await page.locator("li.entry", { hasText: erased }).waitFor({ state: "detached", timeout: 60_000 });
  await page.locator("li.entry").nth(all.length - 1).waitFor({ timeout: 60_000 });
  const there = await entries(page);
  assert.equal(there.length, all.length);
  for (const one of all) assert.ok(there.some((e) => e.includes(one)), one);
  const tries = (await readableCopy(page)).filter((line) => line.kind === "try.recorded").map((line) => line.data.what);
  assert.equal(tries.length, all.length);
  assert.ok(!tries.includes("toy"));
}

test("three entries on two browsers; one is erased while the second is closed", async () => {
  await happened(a.page, left[0]);
  await happened(a.page, erased);
  await everywhere(a.page);
  b = await another();
  await yes18(b.page, place.url);
  await restore(b.page);
  await toDiary(b.page);
  await b.page.locator("li.entry", { hasText: erased }).waitFor({ timeout: 60_000 });
  place.work("backup", join(copies, "before.db"));
  await b.page.goto("about:blank");
  await happened(a.page, left[1]);
  await a.page.locator("li.entry", { hasText: erased }).getByRole("button").click();
  await button(a.page, "Erase this entry").click();
  await button(a.page, "Yes, erase it").click();
  await a.page.getByRole("heading", { level: 1, name: "Diary" }).waitFor({ timeout: 60_000 });
  await showsWhatIsLeft(a);
});

test("restored on a new browser with the passphrase: it is not there", async () => {
  const c = await another();
  await yes18(c.page, place.url);
  await restore(c.page);
  await showsWhatIsLeft(c);
});

test("restored over the profile that still had it, with the words of the kit: it goes there too", async () => {
  await b.page.goto(place.url);
  await restore(b.page, { words: kit.words, from: "I do not have the passphrase" });
  await showsWhatIsLeft(b);
});

test("the server is put back to a copy from before: the browsers erase it there again, and a new one never shows it", async () => {
  await place.stop();
  readdirSync(place.data).filter((f) => f.startsWith("relay.db")).forEach((f) => rmSync(join(place.data, f)));
  place.work("restore", join(copies, "before.db"));
  await place.start();
  await toDiary(a.page);
  await happened(a.page, "An examination");
  await everywhere(a.page);
  await showsWhatIsLeft(a, ["An examination"]);
  const d = await another();
  await yes18(d.page, place.url);
  await restore(d.page);
  await showsWhatIsLeft(d, ["An examination"]);
});

test("nothing went wrong on the way", () => assert.deepEqual(open.flatMap((one) => one.problems), []));
