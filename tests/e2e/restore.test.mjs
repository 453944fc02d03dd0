// The same space on another browser: by passphrase, and by the recovery kit after the passphrase is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { answerOne, button, makeSpace, passphrase, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

let place, kit;
const first = {};
before(async () => {
  place = await site();
  Object.assign(first, await browser());
  kit = await makeSpace(first.page, place.url);
  await button(first.page, "Start").click();
  for (let i = 0; i < 5; i += 1) await answerOne(first.page);
  await button(first.page, "Stop here for now. What you answered is saved").click();
  await first.page.getByText("Saved, on this device only so far.").waitFor({ state: "detached", timeout: 30_000 });
});
after(async () => {
  await first.end?.();
  await place?.end();
});

const today = async (page) => (await page.locator("main").innerText()).replace(/Saved.*$/s, "");

async function open(page, fill) {
  await yes18(page, place.url);
  await button(page, "I have a space already").click();
  await page.getByLabel("Name of the space").fill(kit.name);
  await fill(page);
  await button(page, "Open my space").click({ timeout: 30_000 });
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
}

test("with the passphrase, the same Today", async () => {
  const b = await browser();
  await open(b.page, (page) => page.getByLabel("Passphrase", { exact: true }).fill(passphrase));
  assert.equal(await today(b.page), await today(first.page));
  assert.deepEqual(b.problems, []);
  await b.end();
});

test("a wrong passphrase opens nothing and says so kindly", async () => {
  const b = await browser();
  await yes18(b.page, place.url);
  await button(b.page, "I have a space already").click();
  await b.page.getByLabel("Name of the space").fill(kit.name);
  await b.page.getByLabel("Passphrase", { exact: true }).fill("not the one at all");
  await button(b.page, "Open my space").click();
  const problem = await b.page.getByRole("alert").filter({ hasText: /./ }).innerText();
  assert.match(problem, /do not fit together/);
  assert.equal(await b.page.getByRole("navigation").count(), 0);
  await b.end();
});

test("with the words of the kit, and a new passphrase that works from then on", async () => {
  const b = await browser();
  await open(b.page, async (page) => {
    await page.getByText("With the words of the kit", { exact: true }).click();
    await page.getByLabel("The words of the kit, in order").fill(kit.words.join(" "));
    await page.getByLabel("A new passphrase", { exact: true }).fill("glacier button seven orchard lamp");
  });
  assert.equal(await today(b.page), await today(first.page));
  await b.end();
  const c = await browser();
  await open(c.page, (page) => page.getByLabel("Passphrase", { exact: true }).fill("glacier button seven orchard lamp"));
  await c.end();
});
