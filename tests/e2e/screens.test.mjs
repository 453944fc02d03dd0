// Every screen, looked at: by axe in light, for its colours in dark and for its shape from right to left, for sizes on a small phone, a phone and a
// desktop, and as pictures of all of these (build/screens).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser } from "./browser.mjs";
import { looked, quiet, sizes } from "./look.mjs";
import { serve } from "./serve.mjs";
import { site } from "./site.mjs";
import { walk } from "./walk.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const out = join(root, "build/screens");
const pseudoFolder = join(root, "build/pseudo");
// The walk is made on the smallest screen, where a control is most easily out of reach; every screen is then looked at in the other looks.
const smallest = { name: "phone-320", viewport: { width: 320, height: 640 } };
const looks = [
  smallest,
  { name: "phone-390", viewport: { width: 390, height: 844 }, axe: "all" },
  { name: "phone-390-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark", axe: "colours" },
  { name: "desktop", viewport: { width: 1280, height: 800 } },
];
const other = [{ name: "right-to-left", viewport: { width: 390, height: 844 }, axe: "shape" }];
const walks = [{ name: "in its own words", looks, begin: smallest }, { name: "right to left, in longer words", looks: other, begin: other[0], pseudo: true }];
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
  await page.screenshot({ path, caret: "initial", animations: "allow" });
}

for (const { name, looks, begin, pseudo: longer = false } of walks) {
  test(`every screen, ${name}`, async () => {
    const b = await browser({ viewport: begin.viewport, reducedMotion: "reduce" });
    await b.page.clock.install();
    const wrong = [];
    let shown = "light";
    const look = async (screen, { name, viewport, colorScheme = "light", axe }) => {
      if (colorScheme !== shown) await b.page.emulateMedia({ colorScheme: (shown = colorScheme), reducedMotion: "reduce" });
      await b.page.setViewportSize(viewport);
      const file = `${screen}.${name}.png`;
      if (name === "phone-390" && readme.includes(screen)) await b.page.screenshot({ path: join(out, `${screen}.readme.png`) });
      wrong.push(...(await (axe ? looked(b.page, axe) : sizes(b.page))).map((f) => `${screen}, ${name}: ${f}`));
      await whole(b.page, viewport, ["play", "paused", "check", "dark"].includes(screen), join(out, file));
      pictures.push({ screen, look: name, file });
    };
    const see = async (screen) => {
      await quiet(b.page);
      for (const one of looks) await look(screen, one);
      await b.page.setViewportSize(begin.viewport);
    };
    await walk(b.page, longer ? pseudo.url : place.url, longer, see);
    assert.deepEqual(wrong, []);
    assert.deepEqual(b.problems, []);
    await b.end();
  });
}
