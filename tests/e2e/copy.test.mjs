// The copy she saves for herself: readable, and without what she answered to the private questions unless she says that it goes in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { home } from "./home.mjs";
import { answerAll, button, makeSpace } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  await answerAll(b.page);
  await button(b.page, "Go to Today").click();
  await b.page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await b.page.locator(".list button", { hasText: "Settings" }).first().click();
});

async function copy() {
  const [download] = await Promise.all([b.page.waitForEvent("download"), button(b.page, "Save a readable copy").click()]);
  return readFileSync(await download.path(), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
}
const questions = (events) => events.filter((e) => e.kind === "answer.given").map((e) => e.data.question);

test("private answers stay out, and nothing tells that there are any", async () => {
  const events = await copy();
  assert.ok(questions(events).includes("safety.pregnant"));
  assert.doesNotMatch(JSON.stringify(events), /private/);
});

test("ticked, they go in, after it was said what that means", async () => {
  const tick = b.page.getByLabel("Put the private answers into the file too");
  await tick.check();
  await b.page.getByText("Anybody who finds the file can read them.").waitFor();
  const whole = questions(await copy());
  for (const id of ["private.alone", "private.afraid", "private.self_harm"]) assert.ok(whole.includes(id), id);
  await tick.uncheck();
  assert.doesNotMatch(JSON.stringify(await copy()), /private/);
  assert.deepEqual(b.problems, []);
});
