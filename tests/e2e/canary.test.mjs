// A word typed into every field that takes words is found nowhere: not in the relay's files, its log or what goes over the wire, and not in the
// browser's profile folder after a kill. Each search is first shown to find what is there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser } from "./browser.mjs";
import { everywhere, go, toDiary } from "./diary.mjs";
import { killBrowser } from "./kill.mjs";
import { listen } from "./listen.mjs";
import { answerAll, button, makeSpace, unlock, yes18 } from "./person.mjs";
import { slide } from "./practice.mjs";
import { site } from "./site.mjs";

const canary = `quilfenrook${Array.from({ length: 8 }, () => "bcdfghkm"[Math.floor(Math.random() * 8)]).join("")}`;
const secret = `${canary} tundra pickle orbit seven`;
const source = fileURLToPath(new URL("../../apps/web/src/", import.meta.url));

const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath ?? e.path, e.name));
const shapes = (word) => [word, word.toUpperCase(), word[0].toUpperCase() + word.slice(1)].flatMap((w) => [Buffer.from(w, "utf8"), Buffer.from(w, "utf16le")]);
const holds = (bytes, word) => shapes(word).some((s) => bytes.includes(s));
const found = (paths, word) => paths.filter((p) => holds(readFileSync(p), word));

let place, wire, b, name;
const filled = new Set();
async function fill(place, field, text = canary) {
  await field.fill(text);
  filled.add(place);
}

before(async () => {
  place = await site();
  wire = await listen(place.url);
  b = await browser({ whole: true });
});
after(async () => {
  await b?.end();
  if (b) rmSync(b.profile, { recursive: true, force: true });
  await wire?.close();
  await place?.end();
});

test("typed into every field that takes words", async () => {
  const { page } = b;
  await yes18(page, wire.url);
  await button(page, "I have a space already").click();
  await page.getByText("With the words of the kit", { exact: true }).click();
  await page.getByLabel("Name of the space").fill("one-two-three-four");
  await fill("Restore", page.getByLabel("The words of the kit, in order"), `${canary} `.repeat(16));
  await fill("Passphrase", page.getByLabel("A new passphrase", { exact: true }), secret);
  await button(page, "Show").first().click();
  await button(page, "Open my space").click({ timeout: 30_000 });
  await page.getByRole("alert").filter({ hasText: /./ }).waitFor({ timeout: 60_000 });
  await page.goto("about:blank");

  ({ name } = await makeSpace(page, wire.url, secret));
  await button(page, "Start").click();
  await answerAll(page);
  await button(page, "Go to Today").click();

  await go(page, "Path");
  await button(page, "Change what I want").click();
  await page.locator('main input[value="own_words"]').check();
  await fill("Goals", page.locator("#own-words"));
  await button(page, "Next").click();

  await page.getByRole("navigation").or(button(page, "Go to Today")).first().waitFor();
  if (await button(page, "Go to Today").isVisible()) await button(page, "Go to Today").click();
  await go(page, "More");
  await page.locator(".list button", { hasText: "My set" }).click();
  await button(page, "Enter a set").click();
  await fill("EditSet", page.locator("#set-label"));
  await fill("EditSet", page.locator('input[id^="label-"]'));
  await fill("Width", page.locator('input[id^="width-"]'));
  await page.locator('input[id^="width-"]').fill("20");
  await page.getByText("Maker and material").click();
  await fill("EditSet", page.locator("#maker"));
  await fill("EditSet", page.locator("#material"));
  await button(page, "Save the set").click();
  await page.getByText(canary).first().waitFor();

  await button(page, "Help now").click();
  await button(page, "Add a number of your own").click();
  await fill("OwnNumber", page.locator("#help-who"));
  await page.locator("#help-number").fill("0123 456789");
  await button(page, "Keep it here").click();
  await page.getByText(canary).first().waitFor();
  await button(page, "Back").click();

  await go(page, "Today");
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  await button(page, "Stop").click();
  await page.getByRole("heading", { name: "How was it?" }).waitFor({ timeout: 60_000 });
  await slide(page, "highest_fear", 1).catch(() => undefined);
  await fill("After", page.locator("main textarea"));
  await button(page, "Save").click();
  await button(page, "Back to Today").click();
  await toDiary(page);
  const entry = page.locator("li.entry", { hasText: canary }).first();
  await entry.getByRole("button").click();
  await fill("Entry", page.locator("#went"), `${canary} again`);
  await button(page, "Save").click();
  await page.getByText(`${canary} again`).waitFor();
  await everywhere(page);

  await page.reload();
  await unlock(page, secret);
  await toDiary(page);
  await page.locator("li.entry", { hasText: canary }).first().getByRole("button").click();
  await fill("Entry", page.locator("#went"), `${canary} once more`);
  // Time for the browser to write down what it thinks it should remember of an unsaved field.
  await page.waitForTimeout(4_000);
});

// Shown only to somebody whom a clinician has to say yes first; its fields keep nothing either, as the last line sees.
const elsewhere = ["SaidYes"];

test("no field was forgotten, and the browser is asked to remember none", () => {
  const takesWords = /<textarea|<input(?![^>]*type=("(radio|checkbox|range|file|date|number)"|\{many))/;
  const all = files(source).filter((f) => f.endsWith(".svelte") && takesWords.test(readFileSync(f, "utf8"))).map((f) => f.split("/").at(-1).replace(".svelte", ""));
  assert.deepEqual([...filled, ...elsewhere].sort(), all.sort());
  const fields = files(source).flatMap((f) => readFileSync(f, "utf8").match(/<textarea[^>]*>/g) ?? []);
  assert.deepEqual(fields.filter((f) => !f.includes('autocomplete="off"')), []);
});

test("nothing of it is in the browser's profile folder after a kill", async () => {
  await killBrowser(b.profile);
  await b.context.close().catch(() => undefined);
  const planted = ["utf8", "utf16le"].map((encoding) => {
    const path = join(b.profile, "Default", `planted.${encoding}`);
    writeFileSync(path, Buffer.concat([Buffer.alloc(5_000, 7), Buffer.from(canary, encoding), Buffer.alloc(100)]));
    return path;
  });
  const all = files(b.profile);
  assert.ok(all.length > 50, `${all.length} files`);
  assert.deepEqual(found(all, canary).sort(), planted.sort());
});

test("nothing of it is with the relay: its files, its log", async () => {
  await place.stop();
  const all = [...files(place.data), place.log];
  assert.ok(found(all, name).length > 0, "the name of the space is there, and the search finds it");
  assert.ok(readFileSync(place.log).length > 0, "the relay's log was kept");
  assert.deepEqual(found(all, canary), []);
});

test("nothing of it went over the wire", () => {
  const heard = wire.heard();
  assert.ok(heard.some((bytes) => holds(bytes, name)), "what went over the wire was recorded");
  assert.ok(heard.some((bytes) => bytes.includes("/feed")), "the feed too");
  assert.deepEqual(heard.filter((bytes) => holds(bytes, canary)).map((bytes) => bytes.subarray(0, 80).toString("latin1")), []);
});
