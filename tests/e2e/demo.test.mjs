// `ebb serve --demo`: the address it prints opens a made-up person's weeks, says so on every screen, and keeps nothing. About says which app this is.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { go } from "./diary.mjs";
import { more } from "./earlier.mjs";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button } from "./person.mjs";

const { place, b } = home(undefined, { words: ["--demo"] });

test("the address that is printed opens on Today of the made-up person, marked on every screen", async () => {
  const printed = readFileSync(place.log, "utf8").match(/Ebb is at (\S+)/)[1];
  assert.match(printed, /\?demo$/);
  await b.page.goto(`${place.url}/${new URL(printed).search}`);
  for (const where of ["Path", "Learn", "More", "Today"]) {
    await go(b.page, where);
    await b.page.locator("nav.bottom [aria-current=page]", { hasText: where }).waitFor();
    assert.equal(await b.page.locator(".demo-mark:visible").count(), 1, where);
  }
  await button(b.page, "Look at it").first().waitFor();
});

test("nothing is kept: not in this browser, not on the server", async () => {
  assert.deepEqual(await b.page.evaluate(async () => (await indexedDB.databases()).map((d) => d.name)), []);
  await go(b.page, "Today");
  await button(b.page, "Take a day off").click();
  await b.page.locator("#longer").waitFor();
  const write = b.page.locator("section[aria-labelledby=longer] > button");
  assert.ok((await write.count()) > 0);
  assert.deepEqual(await write.evaluateAll((all) => all.filter((one) => !one.disabled).length), 0);
});

test("what has become easy is there on the path, whether Today names it or not", async () => {
  const { page } = b;
  for (const name of ["Letting go", "Touch"]) {
    await go(page, "Path");
    const card = page.locator("article.card", { has: page.getByRole("heading", { name, exact: true }) });
    await card.getByText(/come back to it whenever you like|Nothing more has to follow/).waitFor();
    await card.getByRole("button", { name: /^Look at it/ }).click();
    await button(page, "Start").waitFor();
    assert.match(await page.locator("main").innerText(), /About \d+ minutes/);
    await button(page, "Start").click();
    await button(page, "Stop").click();
    await button(page, "Stop").click();
    await button(page, "Answer nothing").click();
    await button(page, "Back to Today").click();
  }
});

test("something new said before a practice: it says that it waits and why, and begins nothing", async () => {
  const { page } = b;
  await go(page, "Today");
  await button(page, "Look at it").nth(1).click();
  await page.locator("main input[name=new][value=bleeding]").check();
  await button(page, "Yes, I want this today").click();
  await page.getByRole("heading", { name: "Not today" }).waitFor();
  assert.equal(await button(page, "Start").count(), 0);
  assert.deepEqual(await looked(page), []);
  await button(page, "Back to Today").click();
});

test("About shows the hashes of what the server sends", async () => {
  await more(b.page, "About Ebb");
  const list = Buffer.from(await (await fetch(`${place.url}/files.json`)).arrayBuffer());
  const core = Object.keys(JSON.parse(list)).find((path) => path.endsWith(".wasm"));
  const sent = [Buffer.from(await (await fetch(`${place.url}${core}`)).arrayBuffer()), list].map((bytes) => createHash("sha256").update(bytes).digest("hex"));
  await b.page.getByText(sent[1]).waitFor();
  assert.deepEqual(await b.page.locator("dd.hash").allInnerTexts(), sent);
  await b.page.getByText("What this browser keeps").waitFor();
});

test("day and night: as the device has it, or as she chose", async () => {
  const { page } = b;
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const day = "rgb(250, 246, 238)", night = "rgb(23, 21, 18)";
  await more(page, "Settings");
  for (const [device, chosen, shown] of [["light", "auto", day], ["dark", "auto", night], ["dark", "light", day], ["light", "dark", night]]) {
    await page.emulateMedia({ colorScheme: device });
    await page.locator(`input[name=look][value=${chosen}]`).check();
    assert.equal(await paper(), shown, `${device} device, ${chosen} chosen`);
  }
});

test("she can leave it and begin", async () => {
  await go(b.page, "More");
  await button(b.page, "Leave the made-up person").click();
  await button(b.page, "Begin").waitFor();
  assert.deepEqual(b.problems, []);
});
