// It closed because it hurt: on the same day, with no answer given, the result says what rests and when to get help, before the question that is open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace } from "./person.mjs";
import { run, slide } from "./practice.mjs";

const morning = new Date();
morning.setUTCHours(8, 0, 0, 0);
const { b } = home(async ({ place, b }) => {
  await b.page.clock.install({ time: morning });
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page);
  await go(b.page, "Today");
});

test("the result says that it rests, from when on it may begin, and when to get help now", async () => {
  const { page } = b;
  await page.locator("article.card", { hasText: /fingertip|swab/ }).first().getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.locator("input[name=notes][value=nothing]").check();
  await button(page, "Yes, I want this today").click();
  await button(page, "Start").click();
  await run(page, 70_000);
  await button(page, "It hurts, or I am afraid").click();
  await slide(page, "check-pain", 7);
  await page.getByText("That is too much pain").waitFor();
  const after = page.getByRole("heading", { name: "How was it?" });
  for (let i = 0; i < 60 && !(await after.isVisible()); i += 1) await run(page, 5_000);
  await button(page, "Answer nothing").click();
  await page.getByRole("heading", { name: "It closed because it hurt. You did nothing wrong" }).waitFor();
  const words = await page.locator("section.card", { hasText: "For next time" }).innerText();
  assert.match(words, /It hurt very much\. This rests; it may begin again from .* on\./);
  assert.match(words, /comes with fever, fainting or bleeding, .* get help now: Help says where/);
  assert.equal(words.split("get help now").length, 2, "said once");
  assert.deepEqual(await looked(page), []);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
