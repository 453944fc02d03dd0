// On a small phone, upright and on its side: what stops, pauses, eases or says that it hurts is in sight while a practice plays, at the check, and
// after something smaller; and before it, Start and "Not today" are.
import assert from "node:assert/strict";
import { test } from "node:test";
import { home } from "./home.mjs";
import { looked, quiet } from "./look.mjs";
import { button, yes18 } from "./person.mjs";
import { run, slide } from "./practice.mjs";

const phones = [[360, 640], [640, 360], [320, 568], [390, 844]];
const { b } = home(async ({ place, b }) => {
  await b.page.clock.install();
  await yes18(b.page, place.url);
  await button(b.page, "Look around first").click();
  await b.page.locator("nav.bottom").waitFor({ timeout: 60_000 });
}, {}, { reducedMotion: "reduce" });

// Which of these is not whole on the screen, or lies under something else.
const hidden = (page, names) =>
  page.evaluate((names) => {
    const all = [...document.querySelectorAll("button")];
    return names.filter((name) => {
      const one = all.find((e) => e.textContent.trim().startsWith(name));
      if (!one) return true;
      const box = one.getBoundingClientRect();
      const inside = box.top >= 0 && box.left >= 0 && Math.floor(box.bottom) <= innerHeight && Math.floor(box.right) <= innerWidth;
      return !inside || !one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    });
  }, names);
async function seen(page, ...names) {
  for (const [width, height] of phones) {
    await page.setViewportSize({ width, height });
    await page.evaluate(() => window.scrollTo(0, 0));
    await quiet(page);
    assert.deepEqual(await hidden(page, names), [], `${width} x ${height}`);
  }
  assert.deepEqual(await looked(page), []);
}
const inside = async (page) => {
  await page.locator("article.card", { hasText: /Size “|fingertip|swab/ }).first().getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Nothing new", { exact: true }).click();
  await button(page, "Yes, I want this today").click();
};

test("before breathing, and before something goes inside: Start and Not today", async () => {
  const { page } = b;
  await page.locator("article.card", { hasText: "Breathing" }).first().getByRole("button", { name: "Look at it" }).click();
  await button(page, "Start").waitFor();
  await seen(page, "Start", "Not today");
  await button(page, "Not today").click();
  await inside(page);
  await button(page, "Start").waitFor();
  await seen(page, "Start", "Not today");
});

test("while it plays, and in the dark", async () => {
  const { page } = b;
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  await run(page, 70_000);
  await seen(page, "Stop", "Pause", "Smaller", "It hurts, or I am afraid");
  await button(page, "Dark screen").click();
  await seen(page, "Stop", "Pause", "Smaller", "It hurts, or I am afraid");
  await button(page, "Dark screen").click();
});

test("at the check, also once she has answered", async () => {
  const { page } = b;
  await button(page, "It hurts, or I am afraid").click();
  await page.locator("#check-pain").waitFor();
  await seen(page, "Stop", "Pause", "Something smaller");
  await slide(page, "check-pain", 5);
  await page.getByText("With this much pain").waitFor();
  await seen(page, "Stop", "Pause", "Something smaller");
});

test("after something smaller", async () => {
  const { page } = b;
  await page.getByRole("button", { name: /^Something smaller/ }).click();
  await button(page, "It hurts, or I am afraid").waitFor();
  await seen(page, "Stop", "Pause", "It hurts, or I am afraid");
});

test("while it closes, it says what Stop does", async () => {
  const { page } = b;
  await button(page, "Stop").click();
  await page.getByText("Stop goes to the questions at once.").waitFor();
  await seen(page, "Stop", "Pause");
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
