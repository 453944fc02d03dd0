// What a person does on the screens. Finds things as she would: by their words.
export const passphrase = "tundra pickle orbit seven lantern";

export const button = (page, name) => page.getByRole("button", { name, exact: true });
export const heading = (page) => page.locator("h1").first().innerText();

export async function yes18(page, url) {
  await page.goto(url);
  await button(page, "Yes, I am 18 or older").click();
}

/** A new space; returns {name, words} of the kit. Leaves at the first questions. */
export async function makeSpace(page, url, secret = passphrase) {
  await yes18(page, url);
  await button(page, "Begin").click();
  await page.getByLabel("Passphrase", { exact: true }).fill(secret);
  await page.getByLabel("The same passphrase again").fill(secret);
  await button(page, "Make my space").click({ timeout: 60_000 });
  await page.locator(".words").waitFor({ timeout: 60_000 });
  const name = await page.locator(".name").innerText();
  const words = (await page.locator(".words li").allInnerTexts()).map((w) => w.replace(/^\d+\s*/, "").trim());
  await button(page, "I have written them down").click();
  await button(page, "I have them. Go on").click();
  await page.getByRole("heading", { name: "A few questions" }).waitFor();
  return { name, words };
}

export async function unlock(page, secret = passphrase) {
  await page.getByLabel("Passphrase", { exact: true }).fill(secret);
  await button(page, "Open").click();
}

// Options that say "nothing of this kind", in the order they are looked for.
const calm = ["no", "none", "not_at_all", "never_tried", "less_fear", "yes"];

/** Answers the open questions calmly until there are none. `answers`: by question id, an option or a list of options, or "skip". */
export async function answerAll(page, answers = {}) {
  for (let i = 0; i < 80; i += 1) {
    const field = page.locator("main fieldset input, main input[type=number], main input[type=range], main input[inputmode=decimal]").first();
    const done = page.getByRole("heading", { name: "Thank you. That is all for today" });
    await field.or(done).first().waitFor();
    if (await done.isVisible()) return;
    await answerOne(page, answers);
  }
  throw new Error("the questions do not end");
}

export async function answerOne(page, answers = {}) {
  const title = await heading(page);
  const fieldset = page.locator("main fieldset");
  const before = title;
  if ((await fieldset.count()) === 0) {
    await button(page, "Skip").click();
  } else {
    const name = await fieldset.locator("input").first().getAttribute("name");
    const wanted = answers[name] ?? (await pick(fieldset));
    if (wanted === "skip") await button(page, "Skip").click();
    else {
      for (const id of [wanted].flat()) await fieldset.locator(`input[value="${id}"]`).check();
      await button(page, "Next").click();
    }
  }
  await page.waitForFunction((old) => document.querySelector("h1")?.innerText !== old, before, { timeout: 15_000 });
}

async function pick(fieldset) {
  const ids = await fieldset.locator("input").evaluateAll((all) => all.map((i) => i.value));
  return calm.find((c) => ids.includes(c)) ?? ids.at(-1);
}
