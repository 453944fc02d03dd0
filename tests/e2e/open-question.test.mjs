// Her yes is taken while "is anything new?" stays open: nothing begins yet, and she can answer it on the same day, from where she was, from Today and from the path.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page);
  await go(b.page, "Today");
});

const inside = (page) => page.locator("article.card").filter({ has: page.getByRole("heading", { name: /fingertip|swab/ }) });
const before = (page) => page.getByRole("heading", { name: "Before you begin" });
const held = (page) => page.getByRole("heading", { name: "Not today", level: 1 });
const yes = (page) => button(page, "Yes, I want this today").click();
const answer = (page) => button(page, "Answer it now");

test("a yes beside an open question holds, and leads back to it", async () => {
  const { page } = b;
  await button(inside(page), "Look at it").click();
  await yes(page);
  await held(page).waitFor();
  await page.getByText("one question is open: is anything new?").waitFor();
  assert.deepEqual(await looked(page), []);
  await answer(page).click();
  await before(page).waitFor();
  assert.deepEqual(await looked(page), []);
  await yes(page);
  await held(page).waitFor();
  await button(page, "Back to Today").click();
});

test("left so, the path has it too", async () => {
  const { page } = b;
  await go(page, "Path");
  await answer(page).click();
  await before(page).waitFor();
  await page.getByText("Practices that go inside", { exact: true }).waitFor();
  await yes(page);
  await held(page).waitFor();
  await button(page, "Back to Today").click();
});

test("and Today; answered, the practice is there at once", async () => {
  const { page } = b;
  assert.equal(await inside(page).count(), 0);
  assert.deepEqual(await looked(page), []);
  await answer(page).click();
  await before(page).waitFor();
  await page.getByText("Nothing new", { exact: true }).click();
  await yes(page);
  await button(page, "Start").waitFor();
  await button(page, "Not today").click();
  await inside(page).waitFor();
  assert.equal(await answer(page).count(), 0);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
