// What waits for a clinician has its way out on the screen: "My clinician said yes" with its topic chosen, and never where no yes would help.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace, unlock } from "./person.mjs";

const bleedingThenPain = [
  { ago: 9, notes: ["pink_spotting"] }, { ago: 7, notes: ["pink_spotting"] },
  { ago: 5, worst_pain: 8, highest_fear: 20 }, { ago: 2, worst_pain: 9, highest_fear: 20 },
];
const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page, { inside: bleedingThenPain });
  await go(b.page, "Today");
});

const saidYes = (within) => within.getByRole("button", { name: "My clinician said yes" });
const chosen = (page) => page.locator("input[name=topic]:checked").inputValue();
const save = async (page) => {
  await button(page, "Save").click();
  await page.getByRole("heading", { name: "Or a day off" }).waitFor();
};
const care = (page) => page.locator("section.card.care", { hasText: "more than once within two weeks" });
const hold = (page) => page.locator("li.card", { hasText: "It hurt a lot more than once" });

test("bleeding twice: the card has the button, what it is about is chosen, and the card goes", async () => {
  const { page } = b;
  await care(page).waitFor();
  await saidYes(care(page)).click();
  assert.equal(await chosen(page), "infection_or_bleeding");
  assert.deepEqual(await looked(page), []);
  await save(page);
  assert.equal(await care(page).count(), 0);
});

test("strong pain twice: the same, in words that a person with pain in practice finds", async () => {
  const { page } = b;
  await hold(page).first().waitFor();
  await saidYes(hold(page).first()).click();
  assert.equal(await chosen(page), "pain_without_touch");
  assert.match(await page.locator("label", { has: page.locator("input[name=topic]:checked") }).innerText(), /strong pain in practice/);
  await save(page);
  assert.equal(await hold(page).count(), 0);
});

test("questions that are too old are answered, not said yes to", async () => {
  const { page } = b;
  await page.clock.install({ time: new Date(Date.now() + 40 * 86_400_000) });
  await page.reload();
  await unlock(page);
  await page.getByText("Your safety answers are older than four weeks.").waitFor();
  assert.equal(await saidYes(page).count(), 0);
  await button(page, "Go on with the questions").waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
