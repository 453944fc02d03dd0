// A clock that was ahead: what was written then is in the diary at once, marked, and loses its mark when its time has come.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, happened, toDiary } from "./diary.mjs";
import { home } from "./home.mjs";
import { button, makeSpace, unlock } from "./person.mjs";

const hour = 3_600_000;
let written;
const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await toDiary(b.page);
  await happened(b.page, "A tampon");
  written = await b.page.evaluate(() => Date.now());
});

const ahead = (page) => page.getByText("Its time is ahead of this device’s clock.");

async function cameBackAt(page, ms) {
  await page.clock.setSystemTime(ms);
  await page.reload();
  await unlock(page);
  await toDiary(page);
}

test("with the clock set right it is there, and says so", async () => {
  const { page } = b;
  assert.equal(await ahead(page).count(), 0);
  await cameBackAt(page, written - 2 * hour);
  await ahead(page).waitFor();
  assert.equal((await entries(page)).length, 1);
});

test("it can be taken back, and put in again, as any other", async () => {
  const { page } = b;
  await page.getByRole("button", { name: /^Change / }).click();
  await button(page, "Take this entry back").click();
  await button(page, "Yes, take it back").click();
  await page.getByText("Nothing here yet").waitFor();
  await cameBackAt(page, written);
  await happened(page, "A cup");
  await cameBackAt(page, written - 2 * hour);
  await ahead(page).waitFor();
  assert.match((await entries(page)).join(), /cup/i);
});

test("when its time has come it is an entry like any other", async () => {
  const { page } = b;
  await cameBackAt(page, written + hour);
  assert.equal((await entries(page)).length, 1);
  assert.equal(await ahead(page).count(), 0);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
