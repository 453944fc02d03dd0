// It closed because it hurt, and the day changed before she answered: what it led to, and when to get help now, are said all the same. What waits
// for pain says the rule of pain.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace, unlock } from "./person.mjs";
import { closedForPain } from "./practice.mjs";

const evening = new Date();
evening.setUTCHours(21, 30, 0, 0);  // half past ten where the browser is, half past eleven in its summer
const { b } = home(async ({ place, b }) => {
  await b.page.clock.install({ time: evening });
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page);
  await go(b.page, "Today");
});

const main = (page) => page.locator("main").innerText();
const why = (part) => part.locator("details", { has: part.page().getByText("Why this?") });
const opened = async (part) => {
  await why(part).locator("summary").click();
  return why(part).innerText();
};

test("half past ten in the evening is late wherever it is named", async () => {
  await b.page.getByRole("heading", { level: 1, name: "Hello. It is late" }).waitFor();
});

test("strong pain closes it; after midnight, without an answer, its result says what Today says", async () => {
  const { page } = b;
  await closedForPain(page);
  const after = page.getByRole("heading", { name: "How was it?" });
  await page.clock.fastForward(3 * 3_600_000);
  await page.reload();
  await unlock(page);
  await page.locator("main .actions .main").waitFor({ timeout: 60_000 });
  if (!(await after.isVisible())) await page.locator("main .actions .main").click();
  await after.waitFor();
  await button(page, "Answer nothing").click();
  await page.getByRole("heading", { name: "It closed because it hurt. You did nothing wrong" }).waitFor();
  assert.match(await main(page), /That hurt a lot/);
  assert.match(await main(page), /comes with fever, fainting or bleeding, .* get help now: Help says where/);
  assert.match(await main(page), /touch comes first again. After one comfortable practice of touch/);
  assert.match(await opened(page.locator("section.card", { hasText: "For next time" })), /Pain of 7 of 10 or more is never practised through/);
  assert.deepEqual(await looked(page), []);
});

test("on Today and on the path, what rests for pain says the rule of pain, and no number of another practice", async () => {
  const { page } = b;
  await button(page, "Back to Today").click();
  const waits = page.locator("li.card", { has: page.getByRole("heading", { name: "Touch", exact: true }) });
  for (const place of [waits, page.locator("article.card", { has: page.getByRole("heading", { name: "Touch", exact: true }) })]) {
    await place.getByText("It hurt very much. This rests").waitFor();
    const words = await opened(place);
    assert.match(words, /Pain of 7 of 10 or more/);
    assert.doesNotMatch(words, /Pain of 2 of 10|worst pain: 0/);
    await go(page, "Path");
  }
  await go(page, "Today");
  const inside = page.locator("li.card", { has: page.getByRole("heading", { name: "Practices that go inside" }) });
  assert.match(await opened(inside), /Pain of 7 of 10 or more is never practised through/);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
