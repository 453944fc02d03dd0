// What a first visit transfers. A browser with an empty profile opens the built app; every file it asks for until the first screen stands and
// the network is quiet counts, raw and compressed as node's zlib does (the server sends the smallest). The service worker is kept out of that
// count: what it fetches afterwards, so that the app works offline, is counted beside it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { browser } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/serve.mjs";

const dist = fileURLToPath(new URL("../apps/web/dist/", import.meta.url));
const kB = (bytes) => (bytes / 1000).toFixed(1);

function figures(name, paths) {
  let raw = 0, gzip = 0, brotli = 0;
  for (const path of paths) {
    const data = readFileSync(join(dist, path));
    raw += data.length;
    gzip += Math.min(data.length, gzipSync(data, { level: 9 }).length);
    brotli += Math.min(data.length, brotliCompressSync(data).length);
  }
  console.log(`${name}_files ${paths.length}\n${name}_raw ${kB(raw)} kB\n${name}_gzip ${kB(gzip)} kB\n${name}_brotli ${kB(brotli)} kB`);
}

const front = await serve(dist);
const { context, page, end } = await browser({ serviceWorkers: "block" });
const asked = new Set();
context.on("request", (r) => r.url().startsWith(front.url) && asked.add(new URL(r.url()).pathname));
try {
  await page.goto(front.url, { waitUntil: "networkidle" });
  await page.locator("h1").first().waitFor();
} finally {
  await end();
  await front.close();
}
const first = [...asked].map((path) => (path === "/" ? "index.html" : path.slice(1))).filter((path) => statSync(join(dist, path), { throwIfNoEntry: false })?.isFile());
if (first.length < 3) throw new Error(`only ${first} was asked for: is the app built?`);
figures("first_screen", first);
figures("offline_copy", readdirSync(dist, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && !/\.(br|gz|map)$/.test(f.name)).map((f) => relative(dist, join(f.parentPath ?? f.path, f.name))));
