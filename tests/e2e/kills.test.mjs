// The browser killed at random moments while entries are written, every third time in the middle of a practice: whatever was shown as saved is there
// after reopening, a practice that had begun is there to go on with or to close, and nothing is there that was not entered. EBB_KILLS: how often (50). EBB_SEED: the moments of an earlier run. EBB_WHOLE: in the whole browser, which starts more slowly.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { everywhere, go, happened, toDiary } from "./diary.mjs";
import { killBrowser } from "./kill.mjs";
import { answerAll, button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { playOn } from "./practice.mjs";
import { site } from "./site.mjs";

const kills = Number(process.env.EBB_KILLS ?? 50);
const whole = process.env.EBB_WHOLE === "1";
const seed = Number(process.env.EBB_SEED ?? Date.now() % 1_000_000);
const latestMs = 1_500;

// mulberry32: the same moments for the same seed.
function moments(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

let place, b, kit;
before(async () => {
  place = await site();
  b = await browser({ whole });
  kit = await makeSpace(b.page, place.url);
  await b.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
});
after(async () => {
  await b?.end();
  if (b) rmSync(b.profile, { recursive: true, force: true });
  await place?.end();
});

async function count(page) {
  const more = page.locator("main > button", { hasText: "Show earlier ones" });
  while ((await more.count()) > 0 && (await more.first().isVisible())) await more.first().click();
  return page.locator("li.entry").count();
}

test(`${kills} kills, seed ${seed}: what was shown as saved is there`, async (t) => {
  const next = moments(seed);
  let saved = 0, begun = 0, shown = 0;
  const write = async (page) => {
    for (;;) {
      begun += 1;
      await happened(page, "A cup");
      saved += 1;
    }
  };
  const practise = async (page) => {
    await go(page, "Today");
    await button(page, "Look at it").first().click();
    await button(page, "Start").click();
    await button(page, "Stop").waitFor();
    begun += 1;
    saved += 1;
  };
  const closeGently = async (page) => {
    await page.getByRole("heading", { name: "You were in the middle of a practice" }).waitFor({ timeout: 60_000 });
    await button(page, "Close it gently").click();
    await playOn(page);
    await page.clock.setSystemTime(new Date());  // what ran ahead is set back: an entry of a later time does not count before it
    await button(page, "Save").click();
    await button(page, "Back to Today").click();
  };
  let inPractice = false;
  await button(b.page, "Start").click();
  await answerAll(b.page);
  await button(b.page, "Go to Today").click();
  for (let i = 0; i <= kills; i += 1) {
    if (i > 0) {
      b = await browser({ profile: b.profile, whole });
      if (inPractice) await b.page.clock.install();  // its gentle end need not be waited for
      await b.page.goto(place.url);
      await unlock(b.page).catch(async (e) => {
        throw new Error(`kill ${i}: ${b.page.url()} shows: ${await b.page.locator("body").innerText()}`, { cause: e });
      });
      if (inPractice) await closeGently(b.page);
      await b.page.getByRole("navigation").waitFor({ timeout: 60_000 });
    }
    await toDiary(b.page);
    shown = await count(b.page);
    assert.ok(shown >= saved, `kill ${i}: ${saved} were shown as saved, ${shown} are there`);
    assert.ok(shown <= begun, `kill ${i}: ${begun} were entered, ${shown} are there`);
    saved = begun = shown;
    if (i === kills) break;
    inPractice = i % 3 === 2;
    if (inPractice) await practise(b.page);
    const writing = inPractice ? undefined : write(b.page).catch(() => undefined);
    await new Promise((r) => setTimeout(r, next() * latestMs));
    await killBrowser(b.profile);
    await writing;
    await b.context.close().catch(() => undefined);
  }
  t.diagnostic(`seed ${seed}: ${kills} kills, ${shown} entries`);
  assert.ok(shown >= kills / 2, `only ${shown} entries were written between ${kills} kills: that proves little`);
});

test("all of it reaches the server, each entry once", async (t) => {
  const there = await count(b.page);
  await everywhere(b.page);
  const c = await browser();
  t.after(c.end);
  await yes18(c.page, place.url);
  await button(c.page, "I have a space already").click();
  await c.page.getByLabel("Name of the space").fill(kit.name);
  await c.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(c.page, "Open my space").click({ timeout: 60_000 });
  await c.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await toDiary(c.page);
  assert.equal(await count(c.page), there);
});
