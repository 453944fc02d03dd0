// Every answer can be seen and changed on any day; private ones only where she says that she is alone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, heading, makeSpace, unlock } from "./person.mjs";

const words = JSON.parse(readFileSync(fileURLToPath(new URL("../../content/locales/en/assess.json", import.meta.url)), "utf8"));
const asks = (id) => words[`question.${id}`];
const option = (id, choice) => words[`question.${id}.option.${choice}`];

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  await answerAll(b.page, { "private.alone": "not_now" });
  await button(b.page, "Go to Today").click();
  await b.page.getByRole("navigation").waitFor();
});

const more = async (page, entry) => {
  await page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await page.locator(".list button", { has: page.getByText(entry, { exact: true }) }).click();
};
const row = (page, id) => page.locator(".list button", { hasText: asks(id) });
const asked = (page, id) => page.getByRole("heading", { name: asks(id), exact: true });
const choose = async (page, ...choices) => {
  for (const choice of choices) await page.locator(`main fieldset input[value="${choice}"]`).check();
  await button(page, "Next").click();
};

test("a safety answer changes from the list, and its follow-up is asked before anything is said about care", async () => {
  const { page } = b;
  await more(page, "Safety questions");
  await row(page, "safety.infection").click();
  await asked(page, "safety.infection").waitFor();
  await page.locator('main fieldset input[value="none"]').uncheck();
  await choose(page, "fever");
  await asked(page, "safety.fever_with").waitFor();
  await choose(page, "none");
  await page.getByRole("heading", { name: "Please see somebody this week" }).waitFor();
  assert.deepEqual(await looked(page), []);
  await button(page, "I have read this").click();
  assert.deepEqual(await looked(page), []);
  await button(page, "Stop here for now").click();
  await page.getByText(words["care.fever"]).waitFor();
});

test("\"This has changed\" opens the question behind the card, with her answer in it", async () => {
  const { page } = b;
  await button(page, "This has changed").click();
  await asked(page, "safety.infection").waitFor();
  assert.ok(await page.locator('main fieldset input[value="fever"]').isChecked());
  await page.locator('main fieldset input[value="fever"]').uncheck();
  await choose(page, "none");
  await page.getByRole("navigation").waitFor();
  assert.equal(await page.getByText(words["care.fever"]).count(), 0);
  await more(page, "Safety questions");
  await row(page, "safety.infection").filter({ hasText: option("safety.infection", "none") }).waitFor();
});

test("a new lump can be told on any day", async () => {
  const { page } = b;
  await more(page, "Safety questions");
  await row(page, "safety.lump").click();
  await choose(page, "yes");
  await page.getByRole("heading", { name: "Please see somebody this week" }).waitFor();
  await button(page, "I have read this").click();
  await button(page, "Stop here for now").click();
  await page.getByText(words["care.new_lump"]).waitFor();
});

test("private answers wait until she is alone, and \"not now\" goes back", async () => {
  const { page } = b;
  await more(page, "Private questions");
  await asked(page, "private.alone").waitFor();
  assert.equal(await row(page, "private.afraid").count(), 0);
  await choose(page, "not_now");
  assert.equal(await heading(page), "More");
});

test("a private answer is given, changed and taken back", async () => {
  const { page } = b;
  await more(page, "Private questions");
  await choose(page, "yes");
  await row(page, "private.afraid").filter({ hasText: "Not answered yet" }).click();
  await choose(page, "now");
  await page.getByRole("heading", { name: "You do not have to be alone with this" }).waitFor();
  await button(page, "Go on with the questions").click();
  await asked(page, "private.solo_wish").waitFor();
  await choose(page, "yes");
  await row(page, "private.afraid").filter({ hasText: option("private.afraid", "now") }).click();
  await asked(page, "private.afraid").waitFor();
  assert.ok(await page.locator('main fieldset input[value="now"]').isChecked());
  await choose(page, "past");
  await page.getByRole("heading", { name: "What you can choose" }).waitFor();
  await button(page, "Go on with the questions").click();
  await row(page, "private.afraid").filter({ hasText: option("private.afraid", "past") }).waitFor();
  assert.equal(await row(page, "private.solo_wish").count(), 0, "its follow-up is not asked any more");
});

test("on another day she is asked again whether she is alone", async () => {
  const { page } = b;
  await page.clock.install({ time: new Date(Date.now() + 26 * 3_600_000) });
  await page.reload();
  await unlock(page);
  await more(page, "Private questions");
  await asked(page, "private.alone").waitFor();
  assert.equal(await row(page, "private.afraid").count(), 0);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
