// The first walk through the app says nothing in the browser's console: no error, no warning, on no page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { home } from "./home.mjs";
import { answerAll, button, makeSpace } from "./person.mjs";

const said = [];
const { place, b } = home(async ({ b }) => {
  b.context.on("console", (m) => ["error", "warning"].includes(m.type()) && said.push(`${m.type()}: ${m.text()}`));
  b.context.on("weberror", (e) => said.push(`uncaught: ${e.error().message}`));
}, {}, { whole: true });

test("from the first page through the made-up person's weeks", async () => {
  const { page } = b;
  await page.goto(place.url);
  await button(page, "No, I am under 18").click();
  await button(page, "Back").click();
  await button(page, "Yes, I am 18 or older").click();
  await button(page, "Look around first").click();
  for (const where of ["Path", "Learn", "More", "Today"]) {
    await go(page, where);
    await page.locator("nav.bottom [aria-current=page]", { hasText: where }).waitFor();
  }
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  assert.deepEqual(said, []);
});

test("a space, its first questions, and Today", async () => {
  const { page } = b;
  await page.goto("about:blank");
  await makeSpace(page, place.url);
  await button(page, "Start").click();
  await answerAll(page);
  await button(page, "Go to Today").click();
  await button(page, "Look at it").first().waitFor();
  await page.reload();
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  assert.deepEqual(said, []);
});

test("what is listened for is heard", async () => {
  await b.page.evaluate(() => console.warn("heard"));
  assert.deepEqual(said, ["warning: heard"]);
});
