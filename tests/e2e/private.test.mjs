// Private answers on the first day and after it: people who can help come first, and what happened in the past closes nothing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, heading, makeSpace } from "./person.mjs";

const words = JSON.parse(readFileSync(fileURLToPath(new URL("../../content/locales/en/assess.json", import.meta.url)), "utf8"));
const asks = (id) => words[`question.${id}`];
const asked = (page, id) => page.getByRole("heading", { name: asks(id), exact: true });
const choose = async (page, id, choice) => {
  await asked(page, id).waitFor();
  await page.locator(`main fieldset input[value="${choice}"]`).check();
  await button(page, "Next").click();
};
const reached = (page) => page.getByRole("heading", { name: "You do not have to be alone with this" });
const goOn = (page) => button(page, "Go on with the questions").click();
const row = (page, id) => page.locator(".list button", { hasText: asks(id) });
const privateQuestions = async (page) => {
  await page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await page.locator(".list button", { hasText: "Private questions" }).click();
  await choose(page, "private.alone", "yes");
};

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  for (let i = 0; i < 40 && !(await asked(b.page, "private.alone").isVisible()); i += 1) await nextCalm(b.page);
});

async function nextCalm(page) {
  const before = await heading(page);
  const ids = await page.locator("main fieldset input").evaluateAll((all) => all.map((i) => i.value));
  const calm = ["no", "none"].find((c) => ids.includes(c));
  if (calm) await page.locator(`main fieldset input[value="${calm}"]`).check();
  await button(page, calm ? "Next" : "Skip").click();
  await page.waitForFunction((old) => document.querySelector("h1")?.innerText !== old, before);
}

test("hurt in the past: what can be chosen is shown, and it closes nothing", async () => {
  const { page } = b;
  await choose(page, "private.alone", "yes");
  await choose(page, "private.afraid", "past");
  await page.getByRole("heading", { name: "What you can choose" }).waitFor();
  await page.getByText(words["assess.private.trauma"]).waitFor();
  assert.deepEqual(await looked(page), []);
  await goOn(page);
  await asked(page, "private.self_harm").waitFor();
});

test("thoughts of self-harm: people who can help are shown at once, and crisis help before anything else after an unsafe answer", async () => {
  const { page } = b;
  await choose(page, "private.self_harm", "several_days");
  await reached(page).waitFor();
  assert.equal(await page.getByText(words["assess.private.help_offered"]).count(), 1);
  await goOn(page);
  await choose(page, "private.self_harm_plan", "yes");
  await choose(page, "private.self_harm_safe", "no");
  await reached(page).waitFor();
  assert.equal(await page.getByText(words["assess.private.help_first"]).count(), 1);
  assert.deepEqual(await looked(page), []);
  await goOn(page);
  await page.getByRole("heading", { name: /outside of your vulva/ }).waitFor();
});

test("it shows where only she looks, and nowhere else", async () => {
  const { page } = b;
  await answerAll(page);
  await button(page, "Go to Today").click();
  await page.getByRole("heading", { name: "What waits" }).waitFor();
  const today = await page.locator("main").innerText();
  assert.match(today, /Paused for now/);
  for (const key of ["assess.private.help_first", "assess.private.help_offered", "assess.private.trauma"]) assert.ok(!today.includes(words[key]), key);
  await button(page, "Take a day off").click();
  await page.getByRole("heading", { name: "You are taking a pause" }).waitFor();
  await button(page, "End the pause").click();
  await choose(page, "private.alone", "yes");
  await page.getByText(words["assess.private.help_first"]).waitFor();
  await privateQuestions(page);
  await page.getByText(words["assess.private.help_first"]).waitFor();
  await page.getByRole("button", { name: "Who can help" }).waitFor();
  await page.getByText("What you can choose").click();
  await page.getByText(words["assess.private.trauma"]).waitFor();
});

test("two calming answers are not followed by crisis help", async () => {
  const { page } = b;
  await row(page, "private.self_harm").click();
  await choose(page, "private.self_harm", "several_days");
  await choose(page, "private.self_harm_plan", "no");
  await choose(page, "private.self_harm_safe", "yes");
  await row(page, "private.self_harm_safe").waitFor();
  await page.getByText(words["assess.private.help_offered"]).waitFor();
});

test("leaving between the two questions does not pass crisis help by", async () => {
  const { page } = b;
  await row(page, "private.self_harm").click();
  await choose(page, "private.self_harm", "more_than_half_the_days");
  await reached(page).waitFor();
  await goOn(page);
  await choose(page, "private.self_harm_plan", "yes");
  await asked(page, "private.self_harm_safe").waitFor();
  await button(page, "Stop here for now. What you answered is saved").click();
  await reached(page).waitFor();
  await page.getByText(words["assess.private.help_first"]).waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
