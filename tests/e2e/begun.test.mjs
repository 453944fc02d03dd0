// What she typed and did not save yet, in the diary and after a practice, is there again after a kill and after a lock. It is gone once it is saved or thrown away, and
// what had closed for pain is not called the middle of a practice.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, go, toDiary } from "./diary.mjs";
import { bringEarlierLog, readableCopy } from "./earlier.mjs";
import { killBrowser } from "./kill.mjs";
import { looked as lookedAt } from "./look.mjs";
import { button, makeSpace, unlock } from "./person.mjs";
import { run, slide } from "./practice.mjs";
import { site } from "./site.mjs";

const keptWithinMs = 1_000;
let place, b;
before(async () => {
  place = await site();
  b = await browser({ whole: true });
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
});
after(async () => {
  await b?.end();
  if (b) rmSync(b.profile, { recursive: true, force: true });
  await place?.end();
});

/** Once colours that change with what is filled in have changed. */
const looked = async (page) => (await page.waitForTimeout(500), lookedAt(page));
const card = (page) => page.getByRole("heading", { name: "You began an entry" });
const value = (page, id) => page.locator(`#${id}`).inputValue();
async function killed() {
  await killBrowser(b.profile);
  await b.context.close().catch(() => undefined);
  b = await browser({ profile: b.profile, whole: true });
  await b.page.goto(place.url);
  await unlock(b.page);
}
async function locked(page) {
  await page.waitForTimeout(keptWithinMs);
  await go(page, "More");
  await button(page, "Lock now").click();
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
}
async function begin(page) {
  await toDiary(page);
  await button(page, "Add something that happened").click();
  await page.getByText("A tampon", { exact: true }).click();
  await slide(page, "pain", 6);
}

test("a diary entry begun: there again after a kill, and after a lock", async () => {
  await begin(b.page);
  await b.page.waitForTimeout(keptWithinMs);
  await killed();
  const { page } = b;
  await card(page).waitFor({ timeout: 60_000 });
  assert.deepEqual(await looked(page), []);
  await button(page, "Go on with it").click();
  await page.getByText("What you had begun is here again.").waitFor();
  assert.ok(await page.locator("input[name=what][value=tampon]").isChecked());
  assert.equal(await value(page, "pain"), "6");
  assert.deepEqual(await looked(page), []);
  await page.locator("#width").fill("17");
  await locked(page);
  await toDiary(page);
  await card(page).waitFor();
  assert.deepEqual(await looked(page), []);
  assert.equal((await entries(page)).length, 0, "it counts for nothing yet");
  await button(page, "Go on with it").click();
  assert.equal(await value(page, "width"), "17");
  assert.equal(await value(page, "pain"), "6");
});

test("saved, it is an entry and no longer begun", async () => {
  const { page } = b;
  await button(page, "Save").click();
  await page.getByRole("heading", { level: 1, name: "Diary" }).waitFor();
  assert.equal((await entries(page)).length, 1);
  await locked(page);
  await toDiary(page);
  await page.locator("li.entry").waitFor();
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
});

test("a change begun belongs to its entry; cancelled or thrown away, it is gone", async () => {
  const { page } = b;
  await page.locator("li.entry button").click();
  await slide(page, "fear", 3);
  await locked(page);
  await button(page, "Go on with it").click();
  await page.getByText("What you had begun is here again.").waitFor();
  assert.equal(await value(page, "fear"), "15");
  assert.equal(await value(page, "pain"), "6");
  await button(page, "Cancel").click();
  await toDiary(page);
  await page.locator("li.entry button").click();
  assert.equal(await page.getByText("What you had begun is here again.").count(), 0);
  await begin(page);
  await go(page, "Today");
  await card(page).waitFor();
  await button(page, "Throw it away").click();
  await card(page).waitFor({ state: "detached" });
  await locked(page);
  await toDiary(page);
  await page.locator("li.entry").waitFor();
  await page.waitForTimeout(300);
  assert.equal(await card(page).count(), 0);
});

async function toQuestions(page) {
  const how = page.getByRole("heading", { name: "How was it?" });
  for (let i = 0; i < 60 && !(await how.isVisible()); i += 1) await run(page, 5_000);
}
async function breathe(page) {
  await go(page, "Today");
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  await run(page, 20_000);
  await button(page, "Stop").click();
  await toQuestions(page);
  await slide(page, "highest_fear", 4);
  await page.locator("#went").fill("slow and warm");
}
const ends = async (page) => (await readableCopy(page)).filter((l) => l.kind === "session.ended");

test("answers after a practice are there again after a kill; the door says that it is over", async () => {
  await b.page.clock.install();
  await breathe(b.page);
  await b.page.clock.runFor(keptWithinMs);
  await b.page.waitForTimeout(300);
  await killed();
  const { page } = b;
  await page.getByRole("heading", { level: 1, name: "You stopped. That was a good decision" }).waitFor({ timeout: 60_000 });
  assert.equal(await button(page, "Go on with it").count(), 0);
  assert.deepEqual(await looked(page), []);
  await button(page, "To the questions").click();
  assert.equal(await value(page, "highest_fear"), "20");
  assert.equal(await value(page, "went"), "slow and warm");
  assert.deepEqual(await looked(page), []);
  await button(page, "Save").click();
  await button(page, "Back to Today").click();
  const [end] = await ends(page);
  assert.equal(end.data.highest_fear, 20);
  assert.equal(end.data.went, "slow and warm");
});

test("they stay while she looks at Help; answering nothing writes none of them", async () => {
  const { page } = b;
  await page.clock.install();
  await breathe(page);
  await button(page, "Help now").click();
  await page.locator("#settle").waitFor();
  await button(page, "Back").click();
  assert.equal(await value(page, "went"), "slow and warm");
  await button(page, "Answer nothing").click();
  await button(page, "Back to Today").click();
  const all = await ends(page);
  assert.equal(all.length, 2);
  assert.equal(all[1].data.highest_fear, undefined);
  assert.equal(all[1].data.went, undefined);
});

test("what closed for pain is not called the middle of a practice", async () => {
  const { page } = b;
  await bringEarlierLog(page);
  await go(page, "Today");
  await page.locator("article.card", { hasText: /fingertip|swab/ }).first().getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.locator("input[name=notes][value=nothing]").check();
  await button(page, "Yes, I want this today").click();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();
  const hurts = button(page, "It hurts, or I am afraid");
  for (let i = 0; i < 40 && !(await hurts.isVisible()); i += 1) await run(page, 5_000);
  await hurts.click();
  await slide(page, "check-pain", 7);
  await page.getByText("That is too much pain").waitFor();
  const closed = page.getByRole("heading", { level: 1, name: "It closed because it hurt. You did nothing wrong" });
  for (const at of ["closing", "over"]) {
    await page.reload();
    await unlock(page);
    await closed.waitFor({ timeout: 60_000 });
    assert.equal(await button(page, "Go on with it").count(), 0);
    assert.deepEqual(await looked(page), []);
    if (at === "closing") {
      await button(page, "Close it gently").click();
      await toQuestions(page);
    } else await button(page, "To the questions").click();
  }
  await button(page, "Answer nothing").waitFor();
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
