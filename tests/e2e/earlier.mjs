// Brings the made-up earlier log in through Settings, as a person brings back a copy she saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { earlierLog } from "./made-up.mjs";
import { button } from "./person.mjs";

export async function more(page, name) {
  await page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await page.locator(".list button", { hasText: name }).first().click();
}

/** Every line of her record, as the readable copy from Settings has it. */
export async function readableCopy(page) {
  await more(page, "Settings");
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save a readable copy").click()]);
  assert.equal(download.suggestedFilename(), "notes.jsonl");
  return readFileSync(await download.path(), "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

export async function bringEarlierLog(page, how = {}) {
  const own = (await readableCopy(page))[0];
  const lines = earlierLog({ member: own.member, device: own.device }, await page.evaluate(() => Date.now()), how);
  await page.getByLabel("Bring back a copy you saved").setInputFiles({ name: "notes.jsonl", mimeType: "text/plain", buffer: Buffer.from(`${lines.join("\n")}\n`) });
  await page.getByText(`${lines.length} entries were added.`).waitFor();
}
