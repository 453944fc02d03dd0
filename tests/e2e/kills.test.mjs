// The browser killed at random moments while entries are written, every third time in a practice: at its start, in the middle, at the check or in the
// questions after it. Whatever was shown as saved is there after reopening, a practice that had begun is there to go on with or to close, and nothing is
// there that was not entered. The page's clock runs ahead to get there, and is never set back. EBB_KILLS: how often (50). EBB_SEED: the moments of an earlier run. EBB_WHOLE: in the whole browser, which starts more slowly.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { everywhere, go, happened, toDiary } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { killBrowser } from "./kill.mjs";
import { button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { playOn, run, slide } from "./practice.mjs";
import { site } from "./site.mjs";

const kills = Number(process.env.EBB_KILLS ?? 50);
const whole = process.env.EBB_WHOLE === "1";
const seed = Number(process.env.EBB_SEED ?? Date.now() % 1_000_000);
const latestMs = 1_500;
const dayMs = 86_400_000;

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
let aheadMs = 0;
async function opened(how) {
  const one = await browser(how);
  await one.page.clock.install({ time: Date.now() + aheadMs });
  return one;
}
before(async () => {
  place = await site();
  b = await opened({ whole });
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

const touch = (page) => page.locator("article.card").filter({ has: page.getByRole("heading", { name: /Looking|Touch/ }) });
async function start(page, card = page) {
  await go(page, "Today");
  await button(card, "Look at it").first().click();
  const ready = button(page, "Start"), wanted = button(page, "Yes, I want this today");
  await ready.or(wanted).first().waitFor();
  if (await wanted.isVisible()) {
    await page.getByText("Nothing new", { exact: true }).click();
    await wanted.click();
  }
  await ready.click();
  await button(page, "Stop").waitFor();
}
async function toQuestions(page) {
  await button(page, "Stop").click();
  await page.getByText("Stop goes to the questions at once.").waitFor();
  await button(page, "Stop").click();
  await button(page, "Save").waitFor();
}
const door = (page) => page.getByRole("heading", { name: "You were in the middle of a practice" }).waitFor({ timeout: 60_000 });
async function goOn(page) {
  await door(page);
  await button(page, "Go on with it").click();
}

// Where in a practice it is killed: how she comes there, and how she comes to its questions once it is there again.
const places = [
  {
    name: "its start",
    come: (page) => start(page),
    again: async (page) => {
      await door(page);
      await button(page, "Close it gently").click();
      await playOn(page);
    },
  },
  {
    name: "its middle",
    come: async (page, random) => {
      await start(page);
      await run(page, 10_000 + random * 20_000);
    },
    again: async (page) => {
      await goOn(page);
      await button(page, "Pause").waitFor();
      await toQuestions(page);
    },
  },
  {
    name: "the check",
    newDay: true,  // the only practices with one are those of touch and inside, and they come once a day
    come: async (page) => {
      await start(page, touch(page));
      const hurts = button(page, "It hurts, or I am afraid");
      for (let i = 0; i < 20 && !(await hurts.isVisible()); i += 1) await run(page, 5_000);
      await hurts.click();
      await slide(page, "check-pain", 0);
    },
    again: async (page) => {
      await goOn(page);
      await page.getByRole("heading", { name: "How is it right now?" }).waitFor();
      await toQuestions(page);
    },
  },
  {
    name: "the questions after it",
    come: async (page, random) => {
      await start(page);
      await toQuestions(page);
      if (random < 0.5) await button(page, "Save").click();
    },
    again: async (page) => {
      const questions = button(page, "To the questions");
      await questions.or(page.getByRole("navigation")).first().waitFor({ timeout: 60_000 });
      if (await questions.isVisible()) await questions.click();
    },
  },
];
const placeOf = (i) => (i % 3 === 2 ? places[Math.floor(i / 3) % places.length] : undefined);
/** The practice that was killed is brought to its end, unless its end was being saved and is there. */
async function close(page, place) {
  await place.again(page);
  const save = button(page, "Save");
  await save.or(page.getByRole("navigation")).first().waitFor();
  if (!(await save.isVisible())) return;
  await save.click();
  await button(page, "Back to Today").click();
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
  let killed;
  await button(b.page, "Later").click();
  await bringEarlierLog(b.page, { days: 5 });
  await toDiary(b.page);
  saved = begun = await count(b.page);
  for (let i = 0; i <= kills; i += 1) {
    if (i > 0) {
      if (placeOf(i)?.newDay) aheadMs += dayMs;
      b = await opened({ profile: b.profile, whole });
      await b.page.goto(place.url);
      await unlock(b.page).catch(async (e) => {
        throw new Error(`kill ${i}: ${b.page.url()} shows: ${await b.page.locator("body").innerText()}`, { cause: e });
      });
      if (killed) await close(b.page, killed);
      await b.page.getByRole("navigation").waitFor({ timeout: 60_000 });
    }
    await toDiary(b.page);
    shown = await count(b.page);
    const at = killed ? `; killed in a practice, at ${killed.name}` : "";
    assert.ok(shown >= saved, `kill ${i}: ${saved} were shown as saved, ${shown} are there${at}`);
    assert.ok(shown <= begun, `kill ${i}: ${begun} were entered, ${shown} are there${at}`);
    saved = begun = shown;
    if (i === kills) break;
    killed = placeOf(i);
    if (killed) {
      await killed.come(b.page, next());
      begun += 1;
      saved += 1;
    }
    const writing = killed ? undefined : write(b.page).catch(() => undefined);
    await new Promise((r) => setTimeout(r, next() * latestMs));
    aheadMs = await b.page.evaluate(() => Date.now()) - Date.now();
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
  const c = await opened();
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
