// Something will not come out: where the practice is held, it says to leave it where it is, how soon somebody has to look, and who can help.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page);
  await go(b.page, "Today");
});

test("held: leave it where it is, call today, who can help", async () => {
  const { page } = b;
  await page.locator("article.card", { hasText: /fingertip|swab/ }).first().getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.getByText("Something will not come out", { exact: true }).click();
  await button(page, "Yes, I want this today").click();
  await page.getByRole("heading", { name: "Not today", exact: true }).waitFor();
  await page.getByRole("heading", { name: "Please seek care today" }).waitFor();
  await page.getByText("Leave it where it is.").waitFor();
  await page.getByText("Please call a clinic or a doctor on duty today.").waitFor();
  assert.deepEqual(await looked(page), []);
  await button(page, "Who can help").click();
  await page.getByRole("heading", { name: "Who to talk to" }).waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
