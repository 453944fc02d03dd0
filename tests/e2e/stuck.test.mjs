// The browser does not answer when Ebb is opened: its store is silent or held by another tab, a file or the Worker never comes, what is kept for offline
// cannot be read. She is never left with an empty page: there are words, a way to try again that works, and nothing is lost.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, go, happened, toDiary } from "./diary.mjs";
import { killBrowser } from "./kill.mjs";
import { button, makeSpace, unlock } from "./person.mjs";
import { site } from "./site.mjs";
import { asVersion1 } from "./version1.mjs";

// Holds what a living browser holds, until it is ended.
const holds = `
import fcntl, sys
files = [open(name, "r+") for name in sys.argv[1:]]
for file in files: fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
print("held", flush=True)
sys.stdin.read()
`;
const slow = "Ebb takes longer than usual to open.";
let place, b;
before(async () => {
  place = await site();
  b = await browser({ serviceWorkers: "block" });  // so that every file is asked of the server, and can be kept back
  await b.page.addInitScript(() => {
    if (sessionStorage.getItem("databases") === "never") IDBFactory.prototype.databases = () => new Promise(() => undefined);
  });
  await makeSpace(b.page, place.url);
  await button(b.page, "Later").click();
  await toDiary(b.page);
  await happened(b.page, "A cup");
});
after(async () => {
  await b?.end();
  await place?.end();
});

const field = (page) => page.getByLabel("Passphrase", { exact: true });
const says = (page, words) => page.getByText(words).waitFor({ timeout: 60_000 });
const open = (page) => page.goto(place.url, { waitUntil: "commit" });
const again = (page) => page.getByText("Try again", { exact: true }).click();
const databases = (page, how) => page.evaluate((h) => sessionStorage.setItem("databases", h), how);

async function allThere(page) {
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await toDiary(page);
  const there = await entries(page);
  assert.equal(there.length, 1);
  assert.match(there[0], /A cup/);
}
/** Keeps a file back, or refuses it; what is given back lets it come from now on. What was kept back stays so. */
async function withheld(page, file, how = () => undefined) {
  let asked = 0, back = true;
  await page.route(`**/assets/${file}-*.js`, (r) => (back ? ((asked += 1), how(r)) : r.fallback()));
  return () => {
    assert.ok(asked > 0, `${file} was asked for`);
    back = false;
  };
}

test("the browser does not say what it keeps: words, and trying again works once it does", async () => {
  const { page } = b;
  await databases(page, "never");
  await open(page);
  await says(page, slow);
  assert.equal(await field(page).count(), 0);
  await databases(page, "");
  await again(page);
  await field(page).waitFor();
  assert.equal(await page.getByText(slow).count(), 0);
});

test("a process of the killed browser still holds its store: it is asked again by itself, with words meanwhile", async () => {
  const first = await browser();
  await makeSpace(first.page, place.url);
  await killBrowser(first.profile);
  await first.context.close().catch(() => undefined);
  const kept = join(first.profile, "Default/IndexedDB");
  const locks = readdirSync(kept, { recursive: true }).filter((f) => f.endsWith("LOCK")).map((f) => join(kept, f));
  const holding = spawn("python3", ["-c", holds, ...locks], { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((held) => holding.stdout.once("data", held));
  const next = await browser({ profile: first.profile });
  await open(next.page);
  await says(next.page, slow);
  holding.kill();
  await field(next.page).waitFor();
  await unlock(next.page);
  await next.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  assert.deepEqual(next.problems, []);
  await next.end();
  rmSync(first.profile, { recursive: true, force: true });
});

test("the app itself does not come: the page has words without it", async () => {
  const { page } = b;
  const come = await withheld(page, "index");
  await open(page);
  await page.waitForTimeout(2_000);
  assert.equal(await page.getByText(slow).isVisible(), false, "only once it takes long");
  await says(page, slow);
  come();
  await again(page);
  await field(page).waitFor();
});

test("a part of it is refused, or never comes", async () => {
  const { page } = b;
  for (const [how, words] of [[(r) => r.abort(), "A part of Ebb could not be loaded."], [() => undefined, slow]]) {
    const come = await withheld(page, "Locked", how);
    await open(page);
    await says(page, words);
    await button(page, "Leave").waitFor();
    come();
    await again(page);
    await field(page).waitFor();
  }
});

test("the Worker never answers: after a while words, and trying again begins with another", async () => {
  const { page } = b;
  const come = await withheld(page, "worker");
  await unlock(page);
  await says(page, slow);
  come();
  await again(page);
  await allThere(page);
});

test("another tab holds an older store: she is told, and once that is closed everything is there", async () => {
  const { page, context } = b;
  await go(page, "More");
  await button(page, "Lock now").click();
  await field(page).waitFor();
  await asVersion1(page);
  const other = await context.newPage();
  await other.goto(`${place.url}/pages/measures.html`);
  await other.evaluate(() => new Promise((done) => (indexedDB.open("ebb").onsuccess = (e) => done(void (window.held = e.target.result)))));
  await unlock(page);
  await says(page, "Another tab or window still holds what this browser keeps for Ebb.");
  await other.close();
  await button(page, "Open").click();
  await allThere(page);
});

test("what is kept for offline does not answer: the server gives the app instead", async () => {
  const kept = await browser();
  const { page, context } = kept;
  await makeSpace(page, place.url);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  const [worker] = context.serviceWorkers();
  for (const how of ["never", "fails"]) {
    await worker.evaluate((h) => void (CacheStorage.prototype.open = () => (h === "never" ? new Promise(() => undefined) : Promise.reject(new Error("broken")))), how);
    await page.goto(place.url);
    await field(page).waitFor({ timeout: 20_000 });
  }
  assert.deepEqual(kept.problems, []);
  await kept.end();
});

test("nothing else went wrong on the way", () => assert.deepEqual(b.problems.filter((p) => !/Locked/.test(p)), []));
