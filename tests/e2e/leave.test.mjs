// Leaving quickly, locking by itself, working without a server, and being killed in the middle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.mjs";
import { readableCopy } from "./earlier.mjs";
import { home } from "./home.mjs";
import { killBrowser } from "./kill.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, makeSpace, unlock } from "./person.mjs";
import { answerAfter, playOn } from "./practice.mjs";

const { place, b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  await answerAll(b.page);
  await button(b.page, "Go to Today").click();
  await b.page.getByRole("navigation").waitFor();
  await b.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}, {}, { whole: true });

const readable = /Breathing|Today|passphrase of|Diary/;

test("leave: another page at once, and Back shows nothing that was there", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await page.locator(".list button", { hasText: "Diary" }).click();
  await button(page, "Leave").click();
  await page.waitForURL(/\/pages\/measures\.html$/);
  assert.equal(await page.title(), "Kitchen measures");
  for (let i = 0; i < 3; i += 1) {
    await page.goBack().catch(() => null);
    await page.waitForTimeout(300);
    assert.doesNotMatch(await page.locator("body").innerText(), readable);
  }
});

test("Escape twice leaves from anywhere; once does not", async () => {
  const { page } = b;
  await page.goto(place.url);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
  await page.keyboard.press("Escape");
  await page.waitForTimeout(1_200);
  assert.ok(await page.getByRole("navigation").isVisible());
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForURL(/measures\.html$/);
});

test("a wrong passphrase is told kindly, and the right one still opens", async () => {
  const { page } = b;
  await page.goto(place.url);
  await unlock(page, "something else entirely");
  await page.getByText("This passphrase does not open this space.").waitFor({ timeout: 30_000 });
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
});

test("with the server stopped: reload, open, enter; then the server is back and has it", async () => {
  const { page } = b;
  await place.stop();
  await page.reload();
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
  await page.getByRole("navigation").getByRole("button", { name: "Path" }).click();
  await button(page, "Diary").click();
  await button(page, "Add something that happened").click();
  await page.getByText("A tampon", { exact: true }).click();
  await button(page, "Save").click();
  await page.locator("li.entry", { hasText: "A tampon" }).waitFor();
  await page.getByText("Saved, on this device only so far.").waitFor();
  await place.start();
  await page.getByText("Saved, on this device only so far.").waitFor({ state: "detached", timeout: 90_000 });
});

test("a second tab reads only", async () => {
  const second = await b.context.newPage();
  await second.goto(place.url);
  await unlock(second);
  await second.getByText("Ebb is open in another tab.").waitFor({ timeout: 30_000 });
  await second.close();
});

test("killed in the middle of a practice: it is there again, goes on to its end, and is written once", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "Today" }).click();
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  await page.waitForTimeout(5_000);
  await killBrowser(b.profile);
  await b.context.close().catch(() => undefined);
  Object.assign(b, await browser({ profile: b.profile, whole: true }));
  await b.page.clock.install();
  await b.page.goto(place.url);
  await unlock(b.page);
  await b.page.getByRole("heading", { name: "You were in the middle of a practice" }).waitFor({ timeout: 30_000 });
  assert.deepEqual(await looked(b.page), []);
  await button(b.page, "Go on with it").click();
  await playOn(b.page);
  await answerAfter(b.page);
  await button(b.page, "Back to Today").click();
  const lines = await readableCopy(b.page);
  const started = lines.filter((l) => l.kind === "session.started");
  const ended = lines.filter((l) => l.kind === "session.ended");
  assert.equal(started.length, 1);
  assert.equal(ended.length, 1);
  assert.equal(ended[0].data.session, started[0].data.session);
  assert.equal(ended[0].data.closed, "completed");
  assert.equal(ended[0].data.practised_s, ended[0].data.planned_s);
});

test("locks by itself after the minutes she chose, and clears the screen", async () => {
  const { page } = b;
  await page.goto(place.url);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
  await page.clock.runFor(4 * 60_000);
  assert.ok(await page.getByRole("navigation").isVisible());
  await page.clock.runFor(2 * 60_000);
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), readable);
});

test("touched by somebody after those minutes, before it looked at its clock: it locks at once", async () => {
  const { page } = b;
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
  // In one step, so that no timer comes between, as when a phone wakes under a finger.
  const shown = await page.evaluate(() => {
    const now = Date.now() + 3 * 3_600_000;
    Date.now = () => now;
    document.querySelector("nav button").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    return document.body.innerText;
  });
  assert.doesNotMatch(shown, readable);
  await page.getByLabel("Passphrase", { exact: true }).waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
