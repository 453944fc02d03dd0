// One space on several browsers: what one enters the others show, a lost profile comes back, and a wrong key opens nothing.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { answerAll, button, makeSpace, passphrase, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const second = "glacier button seven orchard lamp";
let place, kit, a, b;
before(async () => {
  place = await site();
  a = await browser();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Start").click();
  await answerAll(a.page);
  await button(a.page, "Go to Today").click();
  await toDiary(a.page);
  await happened(a.page, "A tampon");
  await everywhere(a.page);
});
after(async () => {
  await a?.end();
  await b?.end();
  await place?.end();
});

const today = async (page) => {
  await go(page, "Today");
  await page.getByRole("heading", { level: 1 }).waitFor();
  return (await page.locator("main").innerText()).replace(/Saved.*$/s, "");
};

async function begin(page, { words } = {}) {
  await yes18(page, place.url);
  await button(page, "I have a space already").click();
  await page.getByLabel("Name of the space").fill(kit.name);
  if (!words) return;
  await page.getByText("With the words of the kit", { exact: true }).click();
  await page.getByLabel("The words of the kit, in order").fill(words.join(" "));
}
const open = async (page) => {
  await button(page, "Open my space").click({ timeout: 60_000 });
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
};
const refused = async (page) => {
  await button(page, "Open my space").click({ timeout: 60_000 });
  const said = await page.getByRole("alert").filter({ hasText: /./ }).innerText({ timeout: 60_000 });
  assert.equal(await page.getByRole("navigation").count(), 0);
  return said;
};

test("on a second browser, by name and passphrase: the same Today and the same diary", async () => {
  b = await browser();
  await begin(b.page);
  await b.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await open(b.page);
  assert.equal(await today(b.page), await today(a.page));
  await toDiary(b.page);
  await toDiary(a.page);
  assert.deepEqual(await entries(b.page), await entries(a.page));
  assert.equal((await entries(b.page)).length, 1);
});

test("what one browser enters the other shows without being asked, both ways", async () => {
  await happened(b.page, "A finger");
  await a.page.locator("li.entry", { hasText: "A finger" }).waitFor({ timeout: 30_000 });
  await happened(a.page, "A cotton swab");
  await b.page.locator("li.entry", { hasText: "A cotton swab" }).waitFor({ timeout: 30_000 });
  assert.deepEqual(await entries(b.page), await entries(a.page));
});

test("wrong words, words in another order, a wrong passphrase, an unknown name: nothing opens, each is told", async (t) => {
  const c = await browser();
  t.after(c.end);
  const other = ["zzzz", ...kit.words.slice(1)];
  await begin(c.page, { words: other });
  await c.page.getByLabel("A new passphrase", { exact: true }).fill(second);
  assert.match(await refused(c.page), /One of the recovery words is not in the list/);
  const swapped = [kit.words[1], kit.words[0], ...kit.words.slice(2)];
  await c.page.getByLabel("The words of the kit, in order").fill(swapped.join(" "));
  if (kit.words[0] !== kit.words[1]) assert.match(await refused(c.page), /These words do not open this space/);
  await c.page.getByText("With the passphrase", { exact: true }).click();
  await c.page.getByLabel("Passphrase", { exact: true }).fill("not the one at all");
  assert.match(await refused(c.page), /do not fit together/);
  await c.page.getByLabel("Name of the space").fill("one-two-three-four");
  assert.match(await refused(c.page), /./);
});

test("a lost profile: with the words of the kit everything is there again, and the new passphrase opens it from then on", async (t) => {
  await toDiary(a.page);
  const before = await entries(a.page);
  await a.end();
  rmSync(a.profile, { recursive: true, force: true });
  a = await browser();
  await begin(a.page, { words: kit.words });
  await a.page.getByLabel("A new passphrase", { exact: true }).fill(second);
  await open(a.page);
  assert.equal(await today(a.page), await today(b.page));
  await toDiary(a.page);
  assert.deepEqual(await entries(a.page), before);
  await happened(a.page, "An examination");
  await toDiary(b.page);
  await b.page.locator("li.entry", { hasText: "An examination" }).waitFor({ timeout: 30_000 });
  const c = await browser();
  t.after(c.end);
  await begin(c.page);
  await c.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  assert.match(await refused(c.page), /do not fit together/);
  await c.page.getByLabel("Passphrase", { exact: true }).fill(second);
  await open(c.page);
  assert.equal(await today(c.page), await today(a.page));
});

test("nothing went wrong on the way", () => assert.deepEqual([...a.problems, ...b.problems], []));
