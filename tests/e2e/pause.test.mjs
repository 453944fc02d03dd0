// A day off and a pause: Today says that one is on, of what, and how it ends; more can rest meanwhile. A hold from a private answer looks the same as a
// pause she chose, on every screen up to the question whether she is somewhere private.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { go } from "./diary.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, makeSpace, unlock } from "./person.mjs";

const words = JSON.parse(readFileSync(fileURLToPath(new URL("../../content/locales/en/assess.json", import.meta.url)), "utf8"));
const { place, b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  await answerAll(b.page);
  await button(b.page, "Go to Today").click();
});

const heading = (page, name, level = 2) => page.getByRole("heading", { name, level, exact: true });
const off = (page) => heading(page, "Today is a day off");
const paused = (page) => heading(page, "You are taking a pause");
const dayOff = async (page) => {
  await button(page, "Take a day off").click();
  await heading(page, "A day off", 1).waitFor();
};
const where = (page) => heading(page, words["question.private.alone"], 1);
const somewherePrivate = async (page, choice) => {
  await where(page).waitFor();
  assert.equal(await page.locator("main input:checked").count(), 0, "nothing is filled in");
  await page.locator(`main input[value=${choice}]`).check();
  await button(page, "Next").click();
};
const rests = (page, what) => page.getByText(`Paused until you say so: ${what}.`, { exact: true });

test("a day off: Today says so, what is there all the same, and how to take it back", async () => {
  const { page } = b;
  await dayOff(page);
  await button(page, "A day off, then").click();
  await off(page).waitFor();
  await heading(page, "If you want something all the same").waitFor();
  await button(page, "Look at it").first().waitFor();
  assert.deepEqual(await looked(page), []);
  await page.goto(place.url);
  await unlock(page);
  await off(page).waitFor();
  await button(page, "Rest for longer").click();
  await off(page).waitFor();
  assert.deepEqual(await looked(page), []);
  assert.equal(await button(page, "A day off, then").count(), 0);
  await go(page, "Today");
  await button(page, "Take the day off back").click();
  await off(page).waitFor({ state: "detached" });
  await button(page, "Take a day off").waitFor();
});

test("a pause is named where it shows; more can rest meanwhile, and a day off is there too", async () => {
  const { page } = b;
  await dayOff(page);
  await page.getByText("What goes inside", { exact: true }).click();
  await button(page, "For a reason of my own").click();
  await paused(page).waitFor();
  await rests(page, "Practices that go inside").waitFor();
  assert.deepEqual(await looked(page), []);
  await dayOff(page);
  await rests(page, "Practices that go inside").waitFor();
  await button(page, "A day off, then").waitFor();
  assert.equal(await page.locator("input[name=rests][value=dilator]").count(), 0, "that rests already");
  assert.deepEqual(await looked(page), []);
  await page.getByText("Everything but breathing", { exact: true }).click();
  await button(page, "For a reason of my own").click();
  await rests(page, "Letting go · Touch · Practices that go inside").waitFor();
  await dayOff(page);
  assert.equal(await page.locator("#longer").count(), 0, "there is no more that could rest");
  await button(page, "A day off, then").click();
  await off(page).waitFor();
  await paused(page).waitFor();
  await button(page, "Take the day off back").click();
});

test("it ends where she says that she is somewhere private, and only there", async () => {
  const { page } = b;
  await go(page, "Today");
  await button(page, "End the pause").click();
  await somewherePrivate(page, "not_now");
  await paused(page).waitFor();
  await button(page, "End the pause").click();
  await somewherePrivate(page, "yes");
  await heading(page, /Good|Hello/, 1).waitFor();
  assert.equal(await paused(page).count(), 0);
});

/** What somebody sees who picks up the phone, but for the greeting and whether the server has it yet: Today, "A day off", and what "End the pause" asks. */
async function seen(page) {
  const text = async () => (await page.locator("body").innerText()).replace(/^(Good|Hello|Saved).*$/gm, "").replace(/\n\s*\n+/g, "\n");
  await go(page, "Today");
  await paused(page).waitFor();
  const today = await text();
  await dayOff(page);
  const screens = [today, await text()];
  for (const from of ["Today", "day off"]) {
    await go(page, "Today");
    if (from !== "Today") await dayOff(page);
    await button(page, "End the pause").click();
    await where(page).waitFor();
    assert.deepEqual(await looked(page), []);
    screens.push(await text());
  }
  return screens;
}
async function privateAnswer(page, id, choice) {
  await page.locator(".list button", { hasText: words[`question.${id}`] }).click();
  await heading(page, words[`question.${id}`], 1).waitFor();
  await page.locator(`main input[value=${choice}]`).check();
  await button(page, "Next").click();
}

test("a hold from a private answer looks the same, up to that question", async () => {
  const { page } = b;
  await go(page, "Today");
  await dayOff(page);
  await page.getByText("Touch and what goes inside", { exact: true }).click();
  await button(page, "For a reason of my own").click();
  const pause = await seen(page);
  await somewherePrivate(page, "yes");
  await paused(page).waitFor({ state: "detached" });

  await go(page, "More");
  await page.locator(".list button", { hasText: "Private questions" }).click();
  await somewherePrivate(page, "yes");
  await privateAnswer(page, "private.afraid", "now");
  await button(page, "Go on with the questions").click();
  await heading(page, words["question.private.solo_wish"], 1).waitFor();
  await page.locator("main input[value=no]").check();
  await button(page, "Next").click();
  await heading(page, "Private questions", 1).waitFor();

  const hold = await seen(page);
  assert.deepEqual(hold, pause);
  await somewherePrivate(page, "yes");
  await heading(page, "Private questions", 1).waitFor();
});

test("the private questions ask it every time", async () => {
  const { page } = b;
  await go(page, "More");
  await page.locator(".list button", { hasText: "Private questions" }).click();
  await where(page).waitFor();
  assert.equal(await page.locator(".list").count(), 0);
  await somewherePrivate(page, "not_now");
  await heading(page, "More", 1).waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
