// The first questions: as many as she was told, and "no" always stands before "yes", so that each answer is found where it was.
import assert from "node:assert/strict";
import { test } from "node:test";
import { home } from "./home.mjs";
import { answerOne, button, heading, makeSpace } from "./person.mjs";

const { b } = home(async ({ place, b }) => makeSpace(b.page, place.url));

test("about thirty questions; no comes before yes in every one", async () => {
  const { page } = b;
  await page.getByText("There are about thirty").waitFor();
  await button(page, "Start").click();
  const done = page.getByRole("heading", { name: "Thank you. That is all for today" });
  const turned = [];
  let asked = 0;
  for (; asked < 60; asked += 1) {
    await page.locator("main .actions .main").waitFor();
    if (await done.isVisible()) break;
    const ids = await page.locator("main fieldset input").evaluateAll((all) => all.map((i) => i.value));
    if (ids.includes("no") && ids.includes("yes") && ids.indexOf("yes") < ids.indexOf("no")) turned.push(await heading(page));
    await answerOne(page);
  }
  assert.deepEqual(turned, []);
  assert.ok(asked >= 27 && asked <= 34, `${asked} questions`);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
