// After severe pain one question comes before touch: has the soreness gone? Sore still: Today leaves touch out and says why. Gone: it is there again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, heading, makeSpace, unlock } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page, { inside: [{ ago: 2, worst_pain: 8, highest_fear: 20 }] });
  await go(b.page, "Today");
});

const touch = (page) => page.locator("article.card").filter({ has: page.getByRole("heading", { name: /Looking|Touch/ }) });
const sore = (page) => page.getByText("You are still sore.");
const answer = async (page, note) => {
  await button(touch(page), "Look at it").click();
  await page.getByRole("heading", { name: "Before you begin" }).waitFor();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.locator(`input[name=notes][value=${note}]`).check();
  await button(page, "Yes, I want this today").click();
};

test("the question comes before touch, and its answer decides what Today offers", async () => {
  const { page } = b;
  assert.equal(await sore(page).count(), 0);
  await answer(page, "soreness_that_lasted");
  await sore(page).first().waitFor();
  assert.equal(await button(page, "Start").count(), 0);
  assert.deepEqual(await looked(page), []);
  await button(page, "Back to Today").click();
  await sore(page).first().waitFor();
  assert.equal(await touch(page).count(), 0);
});

test("on the next day it is asked again; gone, touch begins and is not asked about any more", async () => {
  const { page } = b;
  await page.clock.fastForward(24 * 3_600_000);
  await unlock(page);
  await go(page, "Today");
  await answer(page, "nothing");
  await button(page, "Start").waitFor();
  await button(page, "Not today").click();
  await go(page, "Today");
  assert.equal(await sore(page).count(), 0);
  await button(touch(page), "Look at it").click();
  await button(page, "Start").waitFor();
  assert.notEqual(await heading(page), "Before you begin");
  await button(page, "Not today").click();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
