// The Sense page with its simulated body: letting go is what is rewarded, in level, form, words and tone; what cannot be read is never shown as calm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ears, silent, sounds } from "./ears.mjs";
import { home } from "./home.mjs";
import { looked, sizes } from "./look.mjs";
import { button, yes18 } from "./person.mjs";

const { b } = home(async ({ place, b }) => {
  await b.page.addInitScript(ears);
  await yes18(b.page, place.url);
  await button(b.page, "Look around first").click();
  await b.page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await b.page.locator(".list button", { hasText: "Sense" }).click();
  await button(b.page, "Start the simulation").click();
});

let rest;
const wide = (page) => within(page, (was) => document.querySelector("main circle.outer").getBoundingClientRect().width > was.width * 1.15, rest);
const level = async (page) => Number.parseFloat(await page.locator("p.number").innerText());
const width = async (page) => (await page.locator("main circle.outer").boundingBox()).width;
const state = (page, words) => page.locator("p.state", { hasText: words }).waitFor({ timeout: 60_000 });
const letGo = (page, to) => page.locator("#let-go").fill(String(to));
const within = (page, what, args) => page.waitForFunction(what, args, { timeout: 60_000, polling: 50 });

// What is to be seen together while it runs, and what of it lies outside the screen or over another. The bars above and below are on the screen too.
const crowded = (page) =>
  page.evaluate(() => {
    const parts = { top: ".head", form: ".middle", line: "main svg[role=img]", controls: "main .actions", places: "nav.bottom" };
    const boxes = Object.entries(parts).map(([name, q]) => [name, document.querySelector(q).getBoundingClientRect()]).filter(([, box]) => box.height > 0);
    const out = boxes.filter(([, box]) => box.top < 0 || box.left < 0 || Math.floor(box.bottom) > innerHeight || box.right > innerWidth).map(([name]) => `${name} is not all in sight`);
    const over = (a, b) => a.left < b.right && b.left < a.right && Math.ceil(a.top) < Math.floor(b.bottom) && Math.ceil(b.top) < Math.floor(a.bottom);
    const pairs = boxes.flatMap(([one, a], i) => boxes.slice(i + 1).filter(([, other]) => over(a, other)).map(([two]) => `${two} lies over ${one}`));
    return [...out, ...pairs, ...(document.querySelector("main .actions .stop") ? [] : ["no Stop"]), ...(document.querySelector(".head .demo-mark") ? [] : ["no mark"])];
  });
async function togetherAt(page, sizes) {
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    assert.deepEqual(await crowded(page), [], `${width} x ${height}`);
  }
}
const usual = [[1280, 800], [360, 640], [390, 844]];

test("letting go: the level falls, the form widens, the tone falls, and the words say so", async () => {
  const { page } = b;
  await state(page, "At rest");
  rest = { level: await level(page), width: await width(page), ...(await sounds(page)) };
  await letGo(page, 1_000);
  await state(page, "Letting go");
  await within(page, (was) => globalThis.heard.frequency.value < was.hz - 10, rest);
  await wide(page);
  await within(page, (was) => Number.parseFloat(document.querySelector("p.number").textContent) < was.level * 0.75, rest);
  assert.ok((await sounds(page)).loud > 0.01);
  assert.deepEqual(await looked(page), []);
});

test("form, line, what is moved and Stop are in sight together beside the made-up person's mark, by day and by night", async () => {
  const { page } = b;
  await togetherAt(page, [[1366, 657], [1024, 768], [320, 568], [640, 400], ...usual]);
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const [width, height] of usual) {
      await page.setViewportSize({ width, height });
      assert.deepEqual(await looked(page), [], `${width} x ${height} ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
});

test("at 400 % zoom Stop stays in sight, and everything else is reached by scrolling", async () => {
  const { page } = b;
  await page.setViewportSize({ width: 320, height: 256 });
  assert.deepEqual(await sizes(page), []);
  for (const what of ["main .middle", "#let-go", "main .row button", "main .stop"]) {
    const hit = await page.locator(what).first().evaluate((e) => {
      e.scrollIntoView({ block: "center" });
      const at = (one) => (({ left, top, width, height }) => document.elementFromPoint(left + width / 2, top + height / 2))(one.getBoundingClientRect());
      return e.contains(at(e)) && at(document.querySelector("main .stop"))?.classList.contains("stop");
    });
    assert.ok(hit, what);
  }
  await togetherAt(page, [[390, 844]]);
});

test("tensing is never rewarded: the form settles and the tone is no lower than at rest", async () => {
  const { page } = b;
  const open = await width(page);
  const low = (await sounds(page)).hz;
  await letGo(page, 0);
  await button(page, "Tense").click();
  await state(page, "Tighter for a moment");
  await within(page, (was) => document.querySelector("main circle.outer").getBoundingClientRect().width < was / 1.15, open);
  await within(page, (was) => globalThis.heard.frequency.value > was + 10, low);
  await button(page, "Tense").click();
});

test("lost contact is not shown as calm: no level, no tone, a gap in the line, and it is said", async () => {
  const { page } = b;
  await letGo(page, 1_000);
  await state(page, "Letting go");
  await wide(page);
  await button(page, "Lose contact").click();
  await state(page, "Cannot be read right now");
  await page.getByText("There is no contact. This is not shown as calm.").waitFor();
  await togetherAt(page, usual);
  assert.equal(await page.locator("p.number").innerText(), "");
  await within(page, (was) => document.querySelector("main circle.outer").getBoundingClientRect().width <= was.width, rest);
  await silent(page);
  const drawn = await page.locator("svg[role=img] path").evaluateAll((all) => all.map((p) => p.getAttribute("d")));
  await page.waitForTimeout(600);
  const later = await page.locator("svg[role=img] path").evaluateAll((all) => all.map((p) => p.getAttribute("d")));
  assert.ok(later.join("").length <= drawn.join("").length, "the line goes on without contact");
});

test("with contact again it listens anew", async () => {
  const { page } = b;
  await button(page, "Lose contact").click();
  await page.locator("p.number", { hasText: /µV/ }).waitFor({ timeout: 60_000 });
  await button(page, "Stop").click();
  await page.getByText("Ready when you are").waitFor();
  await within(page, () => document.activeElement.textContent.trim() === "Start the simulation");
  await silent(page);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
