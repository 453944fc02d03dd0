// It closed because it hurt: on the same day, with no answer given, the result says what rests and when to get help, before the question that is open.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace } from "./person.mjs";
import { closedForPain } from "./practice.mjs";

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
  await closedForPain(page);
  await button(page, "Answer nothing").click();
  await page.getByRole("heading", { name: "It closed because it hurt. You did nothing wrong" }).waitFor();
  const words = await page.locator("section.card", { hasText: "For next time" }).innerText();
  assert.match(words, /It hurt very much\. This rests; it may begin again from .* on\./);
  assert.match(words, /comes with fever, fainting or bleeding, .* get help now: Help says where/);
  assert.equal(words.split("get help now").length, 2, "said once");
  assert.deepEqual(await looked(page), []);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
