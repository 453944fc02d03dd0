// What is wrong with the screen as it stands, for whoever sees it or does not: axe, what is wider than the screen, what is smaller than a fingertip.
import { readFileSync } from "node:fs";
import { axePath } from "./browser.mjs";

const axe = readFileSync(axePath, "utf8");
const told = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], rules: { "target-size": { enabled: false } } };

// Sizes are measured below: axe takes what a sticky bar covers at this moment for too small.
async function faults(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate((how) => globalThis.axe.run(document, how), told);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

const sizes = (page) =>
  page.evaluate(() => {
    const small = [...document.querySelectorAll("button, summary, .choice, input:not([type=radio]):not([type=checkbox]), select")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => `small: ${e.tagName} ${e.textContent.trim().slice(0, 30)}`);
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
    return wide ? ["wider than the screen", ...small] : small;
  });

/** Everything a person could not see, reach or read on this screen, in words; empty when nothing. */
export async function looked(page) {
  return [...(await faults(page)), ...(await sizes(page))];
}
