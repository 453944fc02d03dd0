// Writing into the diary, and reading it.
import { button } from "./person.mjs";

export const go = (page, place) => page.getByRole("navigation").getByRole("button", { name: place }).click();

export async function toDiary(page) {
  await go(page, "Path");
  await button(page, "Diary").click();
  await page.getByRole("heading", { level: 1, name: "Diary" }).waitFor();
}

/** From the diary: something that happened, by its words. Resolves when the diary shows again, which is when it was saved. */
export async function happened(page, what, { width } = {}) {
  await button(page, "Add something that happened").click();
  await page.getByText(what, { exact: true }).click();
  if (width) await page.locator("#width").fill(String(width));
  await button(page, "Save").click();
  await page.getByRole("heading", { level: 1, name: "Diary" }).waitFor();
}

export const entries = (page) => page.locator("li.entry").allInnerTexts();

/** Nothing waits for the server any more. */
export const everywhere = (page) => page.getByText("Saved, on this device only so far.").waitFor({ state: "detached", timeout: 60_000 });
