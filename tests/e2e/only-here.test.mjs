// Erasing on a device that others pick up, with the server gone: this device forgets, it is said what stays where, and later everything can go there too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { everywhere, go, happened, toDiary } from "./diary.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace, passphrase } from "./person.mjs";

let kit;
const { place, b } = home(async ({ place, b: { page } }) => {
  kit = await makeSpace(page, place.url);
  await button(page, "Later").click();
  await toDiary(page);
  await happened(page, "A cup");
  await everywhere(page);
  await place.stop();
  await happened(page, "A finger");
});

const erasing = async (page) => {
  await go(page, "More");
  await page.locator(".list button", { hasText: "Settings" }).click();
  await button(page, "Erase everything").click();
  await page.getByText("I want everything to be erased").click();
  await button(page, "Erase everything now").click();
};

test("the server is gone: only from this device is offered, with what stays there and what opens it again", async () => {
  const { page } = b;
  await erasing(page);
  await page.getByRole("heading", { name: "Or only from this device" }).waitFor({ timeout: 60_000 });
  await page.getByText("What the server holds stays there, sealed").waitFor();
  await page.getByText("has not reached the server yet").waitFor();
  await page.getByText(kit.name, { exact: true }).waitFor();
  assert.deepEqual(await looked(page), []);
  await button(page, "Erase only from this device").click();
  await button(page, "Yes, I am 18 or older").waitFor();
  const left = await page.evaluate(async () => ({ databases: (await indexedDB.databases()).map((d) => d.name), caches: await caches.keys(), stored: localStorage.length }));
  assert.deepEqual(left, { databases: [], caches: [], stored: 0 });
});

test("once the server is back, it opens again with its name and passphrase, and is erased there", async () => {
  const { page } = b;
  await place.start();
  await page.goto(place.url);
  await button(page, "Yes, I am 18 or older").click();
  await button(page, "I have a space already").click();
  await page.getByLabel("Name of the space").fill(kit.name);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Open my space").click({ timeout: 60_000 });
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await erasing(page);
  await button(page, "Yes, I am 18 or older").waitFor({ timeout: 60_000 });
  await button(page, "Yes, I am 18 or older").click();
  await button(page, "I have a space already").click();
  await page.getByLabel("Name of the space").fill(kit.name);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(page, "Open my space").click({ timeout: 60_000 });
  await page.getByRole("alert").filter({ hasText: /./ }).waitFor({ timeout: 60_000 });
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
