// A person's first days, on the real program: a space, the questions, practices, the decision in words, the picture.
import assert from "node:assert/strict";
import { test } from "node:test";
import { audible, ears, silent, sounds } from "./ears.mjs";
import { home } from "./home.mjs";
import { answerAll, button, makeSpace, unlock, yes18 } from "./person.mjs";
import { answerAfter, play, run } from "./practice.mjs";

const { place, b } = home(async ({ b }) => {
  await b.page.clock.install();
  await b.page.addInitScript(ears);
});

test("before there is a space, help is one tap away, a number calls, and what was typed stays", async () => {
  const { page } = b;
  await yes18(page, place.url);
  await button(page, "Help now").click();
  assert.equal(await page.getByRole("link", { name: "Call 112" }).getAttribute("href"), "tel:112");
  await button(page, "Back").click();
  await button(page, "Begin").click();
  const typed = page.getByLabel("Passphrase", { exact: true });
  await typed.fill("half a thought");
  await button(page, "Help now").click();
  await page.getByRole("heading", { level: 1, name: "Help now" }).waitFor();
  assert.equal(await typed.isVisible(), false);
  await button(page, "Back").click();
  assert.equal(await typed.inputValue(), "half a thought");
});

test("from nothing to the first practice", async () => {
  const { page } = b;
  await makeSpace(page, place.url);
  await button(page, "Start").click();
  await answerAll(page);
  await button(page, "Go to Today").click();
  await page.getByRole("heading", { name: "Breathing" }).first().waitFor();
  assert.equal(await page.title(), "Ebb");
});

test("the first practice, the decision in words with its reason and source, the picture", async () => {
  const { page } = b;
  await button(page, "Look at it").first().click();
  await button(page, "Not today").waitFor();
  await play(page);
  await answerAfter(page, { pain: 0, fear: 6 });
  assert.match(await page.locator("main").innerText(), /That was a whole practice/);
  await page.getByText("Why this?").first().click();
  assert.match(await page.locator("main details").first().innerText(), /Source/);
  await button(page, "Back to Today").click();
  await page.getByRole("navigation").getByRole("button", { name: "Path" }).click();
  await button(page, "Over time").click();
  await page.getByRole("img").first().waitFor();
  await page.getByText("The same as a table").click();
  assert.match(await page.locator("table").innerText(), /Breathing/);
});

test("guided breathing is heard; paused, it is silent and time stands until she goes on", async () => {
  const { page } = b;
  const left = () => page.getByText(/ left$/).innerText();
  await page.getByRole("navigation").getByRole("button", { name: "Today" }).click();
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Pause").waitFor();
  assert.ok((await sounds(page)).taps > 0, "a tap says that it begins");
  await run(page, 40_000);
  await page.locator("p.cue", { hasText: /Breathe/ }).waitFor();
  await audible(page);
  await button(page, "Sound").click();
  await silent(page);
  await button(page, "Sound").click();
  await audible(page);
  await button(page, "Pause").click();
  await silent(page);
  const before = { left: await left(), taps: (await sounds(page)).taps };
  await page.clock.runFor(4 * 60_000);  // longer than the whole of it
  await silent(page);
  assert.deepEqual({ left: await left(), taps: (await sounds(page)).taps }, before);
  assert.equal(await page.locator("p.cue").innerText(), "");
  await button(page, "Go on").click();
  await audible(page);
  assert.equal(await left(), before.left);
  await run(page, 60_000);
  assert.notEqual(await left(), before.left);
});

test("stop closes gently and counts as a good decision", async () => {
  const { page } = b;
  await button(page, "Stop").click();
  for (let i = 0; i < 20 && !(await page.getByRole("heading", { name: "How was it?" }).isVisible()); i += 1) {
    await page.clock.runFor(5_000);
    await page.waitForTimeout(30);
  }
  await answerAfter(page);
  assert.match(await page.locator("main").innerText(), /You stopped\. That was a good decision/);
});

test("an entry can be changed and taken back", async () => {
  const { page } = b;
  await button(page, "Back to Today").click();
  await page.getByRole("navigation").getByRole("button", { name: "Path" }).click();
  await button(page, "Diary").click();
  const entries = page.locator("li.entry");
  await entries.nth(1).waitFor();
  assert.equal(await entries.count(), 2);
  await entries.first().getByRole("button").click();
  await page.getByLabel("How it went, in your own words").fill("Quiet afternoon.");
  await button(page, "Save").click();
  await page.getByText("Quiet afternoon.").waitFor();
  await entries.first().getByRole("button").click();
  await button(page, "Take this entry back").click();
  await button(page, "Yes, take it back").click();
  await page.waitForFunction(() => document.querySelectorAll("li.entry").length === 1);
});

/** The same hour tomorrow: the space has locked itself meanwhile, and the plan is a new one. */
async function tomorrow(page) {
  await page.clock.fastForward(24 * 60 * 60 * 1000);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 30_000 });
}

/** Plays what Today proposes under this title; the decision afterwards gives its reason and its source. */
async function practise(page, title) {
  const card = page.locator("article.card", { has: page.getByRole("heading", { name: title, exact: true }) });
  await button(card, "Look at it").click();
  await play(page);
  await answerAfter(page, { pain: 0, fear: 2 });
  const main = page.locator("main");
  await page.getByText("Why this?").first().click();
  assert.match(await main.locator("details").first().innerText(), /Source/);
  const words = await main.innerText();
  await button(page, "Back to Today").click();
  return words;
}

test("the second day letting go, the third day the first look; each with its decision, its reason and the picture", async () => {
  const { page } = b;
  await tomorrow(page);
  assert.equal(await page.getByRole("heading", { name: "Looking" }).count(), 0, "looking is not proposed before letting go");
  assert.match(await practise(page, "Softening the pelvic floor"), /That was a whole practice/);
  await tomorrow(page);
  assert.match(await practise(page, "Looking"), /That was a whole practice/);
  await page.getByRole("navigation").getByRole("button", { name: "Path" }).click();
  await button(page, "Over time").click();
  await page.getByRole("img").first().waitFor();
  await page.getByText("The same as a table").click();
  const table = await page.locator("table").innerText();
  for (const practice of [/Breathing/, /Softening the pelvic floor/, /Looking/]) assert.match(table, practice);
});

test("changed before it begins: her own breath stays, the length is for this time; eyes closed, or grounding instead", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "Today" }).click();
  const look = async () => {
    await page.locator("article.card", { has: page.getByRole("heading", { name: "Breathing" }) }).getByRole("button", { name: "Look at it" }).click();
    await page.getByText("Change this", { exact: true }).click();
  };
  await look();
  await page.locator("#breath-in").press("ArrowRight");
  await page.getByText("In: 4.5 seconds").waitFor();
  await page.getByLabel("With eyes closed").check();
  await page.getByText("Sounds and taps guide you.").waitFor();
  await button(page, "Not today").click();
  await look();
  await page.getByText("In: 4.5 seconds").waitFor();
  assert.equal(await page.getByLabel("As planned").isChecked(), true);
  await button(page, "Grounding instead of breathing").click();
  await page.getByRole("heading", { level: 1, name: "Grounding" }).waitFor();
  await button(page, "Not today").click();
});

test("a number of her own is under Help, and calls", async () => {
  const { page } = b;
  await button(page, "Help now").click();
  await button(page, "Add a number of your own").click();
  await page.getByLabel("Number", { exact: true }).fill("+49 30 1234");
  await page.getByLabel("Who it is, if you want").fill("Dr. Sommer");
  await button(page, "Keep it here").click();
  const call = page.getByRole("link", { name: "Call Dr. Sommer" });
  await call.waitFor();
  assert.equal(await call.getAttribute("href"), "tel:+49301234");
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
