// What is wrong with the screen as it stands, for whoever sees it or does not: axe, what is wider than the screen, what is smaller than a fingertip.
import { readFileSync } from "node:fs";
import { axePath } from "./browser.mjs";

const axe = readFileSync(axePath, "utf8");
const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: false } } };
const kinds = {
  all: rules,
  colours: { runOnly: { type: "rule", values: ["color-contrast"] } },
  shape: { ...rules, rules: { ...rules.rules, "color-contrast": { enabled: false } } },
};

// Sizes are measured below: axe takes what a sticky bar covers at this moment for too small.
async function faults(page, kind) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const found = await page.evaluate((how) => globalThis.axe.run(document, { ...how, resultTypes: ["violations"] }), kinds[kind]);
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

/** What is wider than the screen, and controls smaller than a fingertip. */
export const sizes = (page) =>
  page.evaluate(() => {
    const small = [...document.querySelectorAll("button, summary, .choice, input:not([type=radio]):not([type=checkbox]), select")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => `small: ${e.tagName} ${e.textContent.trim().slice(0, 30)}`);
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;
    return wide ? ["wider than the screen", ...small] : small;
  });

/** Everything a person could not see, reach or read on this screen, in words; empty when nothing. `kind`: what axe looks at. */
export async function looked(page, kind = "all") {
  return [...(await faults(page, kind)), ...(await sizes(page))];
}

/** Until the page has stopped changing: what is loaded has come, what moves has arrived. */
export const quiet = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const still = 50, longest = 500;
        let timer = setTimeout(done, still);
        setTimeout(done, longest);
        new MutationObserver(() => (clearTimeout(timer), (timer = setTimeout(done, still)))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
