// Leaving quickly, locking by itself, working without a server, and being killed in the middle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browser } from "./browser.mjs";
import { readableCopy } from "./earlier.mjs";
import { home } from "./home.mjs";
import { killBrowser } from "./kill.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, makeSpace, unlock } from "./person.mjs";
import { answerAfter, playOn, run, slide } from "./practice.mjs";

const { place, b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
  await button(b.page, "Start").click();
  await answerAll(b.page);
  await button(b.page, "Go to Today").click();
  await b.page.getByRole("navigation").waitFor();
  await b.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
}, {}, { whole: true });

const closed = (page) => page.getByLabel("Passphrase", { exact: true });
const readable = /Breathing|Today|passphrase of|Diary/;

/** `awake`: how many hold the screen on. */
function countAwake() {
  globalThis.awake = 0;
  const hold = () => {
    const held = Object.assign(new EventTarget(), { release: async () => void (globalThis.awake -= 1) });
    globalThis.awake += 1;
    return held;
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => hold() } });
}

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
  await b.page.addInitScript(countAwake);
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
  await closed(page).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), readable);
});

const awake = (page) => page.evaluate(() => globalThis.awake);
async function intoPractice(page) {
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Pause").waitFor();
}
async function minutesAlone(page, minutes) {
  await page.clock.runFor(minutes * 60_000);
  await closed(page).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), readable);
  assert.equal(await awake(page), 0, "the screen may go off");
  await unlock(page);
}

test("a practice that plays by itself does not lock, and the screen stays on", async () => {
  const { page } = b;
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
  await intoPractice(page);
  for (let minute = 0; minute < 6; minute += 1) {
    await run(page, 60_000);
    await button(page, "This part again").evaluate((e) => e.click());  // not with a finger: that would be a touch
  }
  assert.ok(await button(page, "Pause").isVisible());
  assert.equal(await awake(page), 1);
});

test("paused, it locks after those minutes, and the practice goes on afterwards", async () => {
  const { page } = b;
  await button(page, "Pause").click();
  await button(page, "Go on").waitFor();
  assert.equal(await awake(page), 0, "the screen may go off");
  await minutesAlone(page, 6);
  await page.getByRole("heading", { name: "You were in the middle of a practice" }).waitFor({ timeout: 30_000 });
  await button(page, "Go on with it").click();
  await button(page, "Pause").waitFor();
  assert.equal(await awake(page), 1);
});

test("under Help it locks too, and at the questions afterwards, where what she began to answer is there again", async () => {
  const { page } = b;
  await button(page, "Help now").click();
  await page.locator("#settle").waitFor();
  await minutesAlone(page, 6);
  await button(page, "Close it gently").click({ timeout: 30_000 });
  await playOn(page);
  assert.equal(await awake(page), 0, "the screen may go off");
  await slide(page, "highest_fear", 4);
  await page.locator("#went").fill("slow and warm");
  await minutesAlone(page, 6);
  await button(page, "To the questions").click({ timeout: 30_000 });
  await page.getByRole("heading", { name: "How was it?" }).waitFor();
  assert.equal(await page.locator("#highest_fear").inputValue(), "20");
  assert.equal(await page.locator("#went").inputValue(), "slow and warm");
  await button(page, "Save").click();
  await button(page, "Back to Today").click();
});

test("a device that slept while a practice played locks before it plays on", async () => {
  const { page } = b;
  await intoPractice(page);
  await run(page, 5_000);
  await page.evaluate((sleptMs) => {
    const now = Date.now;
    globalThis.woken = () => (Date.now = now);
    Date.now = () => now() + sleptMs;
  }, 3 * 3_600_000);
  await page.clock.runFor(1_000);
  await closed(page).waitFor();
  assert.doesNotMatch(await page.locator("body").innerText(), readable);
  await page.evaluate(() => globalThis.woken());
  await unlock(page);
  await button(page, "Close it gently").click({ timeout: 30_000 });
  await playOn(page);
  await button(page, "Answer nothing").click();
  await button(page, "Back to Today").click();
});

test("touched by somebody after those minutes, before it looked at its clock: it locks at once", async () => {
  const { page } = b;
  await page.goto(place.url);
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
  await closed(page).waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
