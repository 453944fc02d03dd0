// The path: every place that can be begun today has its way to begin, every other says why not yet. And minutes: a choice shows, or is not there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, go, happened, toDiary } from "./diary.mjs";
import { bringEarlierLog } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { answerAll, button, makeSpace } from "./person.mjs";
import { answerAfter } from "./practice.mjs";

const { b } = home(async ({ place, b }) => {
  await makeSpace(b.page, place.url);
});

const card = (page, name) => page.locator("article.card", { has: page.getByRole("heading", { level: 3, name, exact: true }) });
async function toPath(page) {
  await go(page, "Path");
  await page.getByRole("heading", { level: 1, name: "Your path" }).waitFor();
}
const begin = (within) => within.getByRole("button", { name: /^Look at it: / });
const minutes = (page) => page.getByRole("region", { name: "How many minutes do you have?" });
const offers = (page) => page.locator("section[aria-labelledby=practices] .name").allInnerTexts();

test("on the first day breathing can begin, and the others say why not yet", async () => {
  const { page } = b;
  await button(page, "Start").click();
  await answerAll(page);
  await button(page, "Go to Today").click();
  await page.getByRole("heading", { name: "Breathing" }).first().waitFor();
  assert.equal(await minutes(page).count(), 0, "the first practice is as long as it is, whatever she chooses");
  await toPath(page);
  await begin(card(page, "Breathing")).waitFor();
  for (const name of ["Letting go", "Touch", "Practices that go inside"]) {
    assert.equal(await begin(card(page, name)).count(), 0);
    assert.match(await card(page, name).innerText(), /one thing after the other|each been practised on three days/);
  }
  assert.deepEqual(await looked(page), []);
});

test("grounding takes the place of breathing, is what plays and what is written", async () => {
  const { page } = b;
  await begin(card(page, "Breathing")).click();
  await page.getByText("Change this", { exact: true }).click();
  await button(page, "Grounding instead of breathing").click();
  await page.getByRole("heading", { level: 1, name: "Grounding" }).waitFor();
  assert.equal(await button(page, "Grounding instead of breathing").count(), 0);
  await button(page, "Start").click();
  await button(page, "Stop").click();
  await answerAfter(page);
  await button(page, "Back to Today").click();
  await toDiary(page);
  assert.match((await entries(page))[0], /^Grounding/);
});

test("weeks later each choice of minutes changes what Today offers, and says so beside it", async () => {
  const { page } = b;
  await bringEarlierLog(page, { minutes: 7 });
  await go(page, "Today");
  await minutes(page).waitFor();
  const suggested = (await offers(page)).join();
  const choices = minutes(page).getByRole("button");
  const n = await choices.count();
  assert.ok(n > 1);
  assert.equal(await minutes(page).locator("[aria-pressed=true]").count(), 1, "what is suggested without a choice is one of them");
  const seen = [];
  for (let i = 0; i < n; i += 1) {
    await choices.nth(i).click();
    await minutes(page).locator(`button:nth-child(${i + 1})[aria-pressed=true]`).waitFor();
    const shown = await offers(page);
    seen.push(shown.join());
    const said = await minutes(page).getByRole("status").innerText();
    assert.equal(said.split(" · ").length, shown.length);
  }
  assert.equal(new Set(seen).size, n, seen.join(" | "));
  await choices.nth(seen.indexOf(suggested)).click();
  await minutes(page).locator(`button:nth-child(${seen.indexOf(suggested) + 1})[aria-pressed=true]`).waitFor();
  assert.equal((await offers(page)).join(), suggested, "what was suggested first can be had back");
});

test("the path leads to each practice that can begin, and the practice is that one", async () => {
  const { page } = b;
  await toPath(page);
  const ladders = await page.locator("article.card h3").allInnerTexts();
  let led = 0;
  for (const name of ladders) {
    const way = begin(card(page, name));
    if (!(await way.count())) continue;
    const title = (await way.innerText()).replace("Look at it: ", "");
    await way.click();
    await page.getByText(title, { exact: true }).first().waitFor();
    await button(page, "Not today").click();
    await toPath(page);
    led += 1;
  }
  assert.ok(led >= 2, `${led}`);
});

test("what was tried stands beside her answer, and does not take its place", async () => {
  const { page } = b;
  await toDiary(page);
  await happened(page, "A tampon");
  await toPath(page);
  const rung = page.locator("ul.places li", { hasText: "A tampon" });
  const lines = await rung.locator("p").allInnerTexts();
  assert.equal(lines[0], "never tried");
  assert.match(lines[1] ?? "", /^Since then tried, most recently today/);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
