// Every screen, looked at: by axe in light, dark and right-to-left, and as pictures on a small phone, a phone and a desktop (build/screens).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axePath, browser } from "./browser.mjs";
import { serve } from "./serve.mjs";
import { site } from "./site.mjs";
import { walk } from "./walk.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const out = join(root, "build/screens");
const pseudoFolder = join(root, "build/pseudo");
const axe = readFileSync(axePath, "utf8");
const looks = [
  { name: "phone-320", viewport: { width: 320, height: 640 } },
  { name: "phone-390", viewport: { width: 390, height: 844 } },
  { name: "phone-390-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
  { name: "desktop", viewport: { width: 1280, height: 800 } },
  { name: "right-to-left", viewport: { width: 390, height: 844 }, pseudo: true },
];
const readme = ["welcome", "today", "play", "overtime"];  // docs/screens shows these
const pictures = [];
let place, pseudo;

before(async () => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  place = await site();
  const vite = join(root, "apps/web/node_modules/vite/bin/vite.js");
  if (!existsSync(join(pseudoFolder, "index.html"))) execFileSync(process.execPath, [vite, "build", "--mode", "pseudo", "--outDir", pseudoFolder, "--emptyOutDir"], { cwd: join(root, "apps/web"), stdio: "ignore" });
  pseudo = await serve(pseudoFolder, place.api ?? place.url);
});
after(async () => {
  await pseudo?.close();
  await place?.end();
  const rows = [...new Set(pictures.map((p) => p.screen))].map((screen) => {
    const cells = pictures.filter((p) => p.screen === screen).map((p) => `<figure><img src="${p.file}" alt=""><figcaption>${p.look}</figcaption></figure>`);
    return `<h2>${screen}</h2><div>${cells.join("")}</div>`;
  });
  const style = "body{font-family:sans-serif;background:#ddd}div{display:flex;gap:1rem;align-items:flex-start;overflow-x:auto}figure{margin:0}img{width:260px;border:1px solid #999}";
  writeFileSync(join(out, "index.html"), `<!doctype html><meta charset="utf-8"><title>Ebb, every screen</title><style>${style}</style>${rows.join("\n")}\n`);
});

// The whole page, with the bars where they are at its ends; a practice as it fits the screen.
async function whole(page, viewport, fits, path) {
  const height = fits ? 0 : await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > viewport.height) await page.setViewportSize({ width: viewport.width, height });
  await page.screenshot({ path });
  if (height > viewport.height) await page.setViewportSize(viewport);
}

// Sizes of controls are measured below: axe takes what a sticky bar covers at this moment for too small.
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: false } } }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

// What a person cannot see past: wider than the screen, or a control smaller than a fingertip.
const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
const tooSmall = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("button, summary, .choice, input:not([type=radio]):not([type=checkbox]), select")]
      .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
      .map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 30)}`),
  );

for (const look of looks) {
  test(`every screen: ${look.name}`, async () => {
    const b = await browser({ viewport: look.viewport, colorScheme: look.colorScheme ?? "light", reducedMotion: "reduce" });
    await b.page.clock.install();
    const wrong = [];
    const see = async (screen) => {
      await b.page.waitForTimeout(120);
      const file = `${screen}.${look.name}.png`;
      if (look.name === "phone-390" && readme.includes(screen)) await b.page.screenshot({ path: join(out, `${screen}.readme.png`) });
      await whole(b.page, look.viewport, ["play", "check", "dark"].includes(screen), join(out, file));
      pictures.push({ screen, look: look.name, file });
      wrong.push(...(await faults(b.page)).map((f) => `${screen}: ${f}`), ...(await tooSmall(b.page)).map((f) => `${screen}: small: ${f}`));
      if (await tooWide(b.page)) wrong.push(`${screen}: wider than the screen`);
    };
    await walk(b.page, look.pseudo ? pseudo.url : place.url, look.pseudo ?? false, see);
    assert.deepEqual(wrong, []);
    assert.deepEqual(b.problems, []);
    await b.end();
  });
}
