// The server gone after the first load: the app opens, unlocks, practises and writes; when the server is back, another browser gets all of it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, go, happened, toDiary } from "./diary.mjs";
import { answerAll, button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

let place, kit, a;
before(async () => {
  place = await site();
  a = await browser();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Start").click();
  await answerAll(a.page);
  await button(a.page, "Go to Today").click();
  await everywhere(a.page);
  await a.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
});
after(async () => {
  await a?.end();
  await place?.end();
});

test("without a server: open, unlock, practise, write", async () => {
  const { page } = a;
  await place.stop();
  await page.goto("about:blank");
  await page.goto(place.url);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await go(page, "Today");
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Stop").click();
  await page.getByRole("heading", { name: "How was it?" }).waitFor({ timeout: 60_000 });
  await button(page, "Save").click();
  await button(page, "Back to Today").click();
  await toDiary(page);
  await happened(page, "A tampon");
  assert.equal((await entries(page)).length, 2);
  await page.getByText("Saved, on this device only so far.").waitFor();
});

test("the server is back: it reaches another browser", async (t) => {
  await place.start();
  await everywhere(a.page);
  const b = await browser();
  t.after(b.end);
  await yes18(b.page, place.url);
  await button(b.page, "I have a space already").click();
  await b.page.getByLabel("Name of the space").fill(kit.name);
  await b.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(b.page, "Open my space").click({ timeout: 60_000 });
  await b.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await toDiary(b.page);
  assert.deepEqual(await entries(b.page), await entries(a.page));
  assert.deepEqual([...a.problems, ...b.problems], []);
});
