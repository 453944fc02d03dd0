// What her answers ask of practice inside stands on its screens: positions, the emergency line, dryness; and something smaller can be begun.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { button, makeSpace } from "./person.mjs";

const careful = {
  answers: { pregnant: ["yes"], pregnant_weeks: 30, pregnant_signs: ["none"], reduced_feeling: ["yes"], spinal_level: ["chest_or_above"], hormones: ["breastfeeding"] },
  saidYes: ["pregnancy", "reduced_feeling"],
};
const emergency = (page) => page.getByText("pounding headache");

const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page, careful);
});

test("the smaller one of what goes inside can be begun", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "Today" }).click();
  const card = page.locator("article.card", { hasText: /fingertip|swab/ }).first();
  await card.getByRole("button", { name: "A smaller one" }).click();
  await page.getByRole("heading", { name: "Before you begin" }).waitFor();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.locator("input[name=notes][value=nothing]").check();
  await button(page, "Yes, I want this today").click();
  await button(page, "Start").waitFor();
});

test("lying flat is not offered, and it says so; dryness is explained", async () => {
  const { page } = b;
  await page.getByText("Positions to choose from").click();
  const words = await page.locator("main").innerText();
  assert.match(words, /Lying on your side/);
  assert.doesNotMatch(words, /On your back with knees bent|Lying on your back/);
  assert.match(words, /Not flat on your back/);
  assert.match(words, /dry and thin/);
});

test("the emergency line stands beside it from the beginning to the questions", async () => {
  const { page } = b;
  await emergency(page).waitFor();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  await emergency(page).waitFor();
  await button(page, "Stop").click();
  await page.getByText("You stopped. That is a good decision").waitFor();
  await emergency(page).waitFor();
  assert.doesNotMatch(await page.locator("main").innerText(), /take it out slowly/, "nothing had gone in");
  await button(page, "Stop").click();
  await page.getByRole("heading", { name: "How was it?" }).waitFor();
  await emergency(page).waitFor();
  await button(page, "Answer nothing").click();
  await page.getByRole("heading", { name: "You stopped. That was a good decision" }).waitFor();
});

test("in Help, Stop stays in sight while a practice plays", async () => {
  const { page } = b;
  await button(page, "Back to Today").click();
  await page.locator("article.card", { hasText: "Breathing" }).first().getByRole("button", { name: "Look at it" }).click();
  await button(page, "Start").click();
  await button(page, "Help now").click();
  await page.getByRole("heading", { name: "When to seek care" }).waitFor();
  await button(page, "Stop").click();
  await page.getByText("You stopped. That is a good decision").waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
