// A practice, played by the page's clock. Time goes forward in steps, as on a device that is busy with something else: each timer rings once a step. The
// steps are small, because a jump of the clock rightly pauses what plays.
import { button } from "./person.mjs";

const stepMs = 5_000;

/** Lets the page's clock run. The page must have had its clock installed. */
export async function run(page, ms) {
  for (let left = ms; left > 0; left -= stepMs) {
    await page.clock.fastForward(Math.min(stepMs, left));
    await page.waitForTimeout(20);  // what the timers asked for comes back
  }
}

/** Answers the check in the middle, where it shows, with no pain and a little fear, and goes on. */
async function answerCheck(page) {
  if (!(await page.getByRole("heading", { name: "How is it right now?" }).isVisible())) return;
  await slide(page, "check-pain", 0);
  await slide(page, "check-fear", 1);
  await button(page, "Go on like this").click();
}

/** From the practice's first screen to the questions after it. */
export async function play(page, how) {
  await button(page, "Start").click();
  await playOn(page, how);
}

/** What plays, to its end and to the questions after it. */
export async function playOn(page, { mostMs = 900_000 } = {}) {
  const after = page.getByRole("heading", { name: "How was it?" });
  await button(page, "Stop").or(after).first().waitFor();
  for (let ran = 0; ran < mostMs; ran += stepMs) {
    if (await after.isVisible()) return;
    await answerCheck(page);
    await run(page, stepMs);
  }
  await after.waitFor();
}

/** From Today, after the made-up earlier log: what goes inside begins, strong pain closes it, and its questions are there. */
export async function closedForPain(page) {
  await page.locator("article.card", { hasText: /fingertip|swab/ }).first().getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Nothing new", { exact: true }).click();
  await page.locator("input[name=notes][value=nothing]").check();
  await button(page, "Yes, I want this today").click();
  await button(page, "Start").click();
  await button(page, "Stop").waitFor();  // begun before the clock runs, else that is a jump
  await run(page, 70_000);
  await button(page, "It hurts, or I am afraid").click();
  await slide(page, "check-pain", 7);
  await page.getByText("That is too much pain").waitFor();
  const after = page.getByRole("heading", { name: "How was it?" });
  for (let i = 0; i < 60 && !(await after.isVisible()); i += 1) await run(page, 5_000);
}

/** Sets a slider by keyboard: Home, then so many steps. */
export async function slide(page, id, steps) {
  const slider = page.locator(`#${id}`);
  await slider.focus();
  await slider.press("ArrowRight");
  await slider.press("Home");
  for (let i = 0; i < steps; i += 1) await slider.press("ArrowRight");
}

export async function answerAfter(page, { pain = 0, fear = 2 } = {}) {
  await slide(page, "worst_pain", pain);
  await slide(page, "highest_fear", fear);
  const wanted = page.locator("input[name=wanted][value=yes]");
  if (await wanted.count()) await wanted.check();
  for (const [name, value] of [["presence", "here"], ["numbing", "none"], ["notes", "nothing"]]) {
    const input = page.locator(`input[name=${name}][value=${value}]`);
    if (await input.count()) await input.check();
  }
  await button(page, "Save").click();
  await button(page, "Back to Today").waitFor();
}
