// The first session with her own set. The rules rightly take weeks to get there, so an earlier log is brought in as a saved copy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bringEarlierLog, more } from "./earlier.mjs";
import { home } from "./home.mjs";
import { button, makeSpace } from "./person.mjs";
import { slide } from "./practice.mjs";

const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
});

test("her own set, in inches and millimetres", async () => {
  const { page } = b;
  await more(page, "My set");
  await button(page, "Enter a set").click();
  await page.getByLabel("Its name or number").fill("1");
  await page.getByLabel("Unit").first().selectOption("in");
  await page.getByLabel("Width at the widest place").fill("0.5");
  await page.getByText("12.7 mm, that is 0.5 inch").waitFor();
  await button(page, "Add another size").click();
  await page.getByLabel("Its name or number").nth(1).fill("2");
  await page.getByLabel("Width at the widest place").nth(1).fill("16");
  await button(page, "Save the set").click();
  await page.getByText("16 mm, that is 0.63 inch").waitFor();
});

test("an earlier log is brought back", async () => bringEarlierLog(b.page));

test("asked first; then the size; the check offers no going on with pain; the decision afterwards", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "Today" }).click();
  const card = page.locator("article.card", { hasText: /Size “|fingertip|swab/ }).first();
  await card.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("heading", { name: "Before you begin" }).waitFor();
  await page.getByText("Nothing new", { exact: true }).click();
  await button(page, "Yes, I want this today").click();
  await button(page, "Start").click();
  const check = page.getByRole("heading", { name: "How is it right now?" });
  for (let i = 0; i < 120 && !(await check.isVisible()); i += 1) {
    await page.clock.runFor(5_000);
    await page.waitForTimeout(20);
  }
  await slide(page, "check-pain", 5);
  await page.getByText("With this much pain").waitFor();
  assert.equal(await button(page, "Go on like this").count(), 0);
  await button(page, "Stop").click();
  const after = page.getByRole("heading", { name: "How was it?" });
  for (let i = 0; i < 60 && !(await after.isVisible()); i += 1) {
    await page.clock.runFor(5_000);
    await page.waitForTimeout(20);
  }
  await slide(page, "worst_pain", 5);
  await slide(page, "highest_fear", 8);
  assert.deepEqual(await page.locator("input[name=wanted]").evaluateAll((all) => all.map((i) => i.value)), ["no", "yes"], "in the order of the questions");
  await page.locator("input[name=notes][value=nothing]").check();
  await button(page, "Save").click();
  await page.getByRole("heading", { name: "For next time" }).waitFor();
  assert.match(await page.locator("main").innerText(), /You stopped\. That was a good decision/);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
