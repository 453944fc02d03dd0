// Debian's Chromium under playwright-core, with a profile folder of its own. Without its windows it takes half the time; whoever looks at what the
// browser itself keeps or does around a page asks for the whole of it.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(fileURLToPath(new URL("../../apps/web/package.json", import.meta.url)));
const { chromium } = require("playwright-core");
export const axePath = require.resolve("axe-core/axe.min.js");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const program = (whole) => process.env.EBB_CHROMIUM ?? (whole ? "/usr/bin/chromium" : "/usr/bin/chromium-headless-shell");

/** A browser with its profile in `profile` (a new folder when absent). `whole`: with everything around the page. `options` go to the page: viewport, colorScheme... */
export async function browser({ profile, whole = false, ...options } = {}) {
  const folder = profile ?? mkdtempSync(join(tmpdir(), "ebb-profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: program(whole),
    headless: true,
    args: flags,
    viewport: { width: 390, height: 844 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const problems = [];
  page.on("pageerror", (e) => problems.push(`page error: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && !/Failed to load resource|ERR_CONNECTION/.test(m.text()) && problems.push(`console: ${m.text()}`));
  const end = async () => {
    await context.close().catch(() => undefined);  // it may have been killed
    if (!profile) rmSync(folder, { recursive: true, force: true });
  };
  return { context, page, profile: folder, problems, end };
}
