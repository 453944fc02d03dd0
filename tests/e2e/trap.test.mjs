// The core trapped in the middle: a new instance takes its place, folds again from what is kept, and she goes on. The test reaches into the
// Worker from outside, ruins the instance's memory and lets its next call run into a real trap; the app has no hook for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, everywhere, happened, toDiary } from "./diary.mjs";
import { home } from "./home.mjs";
import { button, makeSpace, unlock } from "./person.mjs";
import { answerAfter } from "./practice.mjs";

const { place, b } = home(async ({ b }) => {
  // The core comes only once the Worker is watched.
  let watched;
  const watching = new Promise((done) => (watched = done));
  b.page.on("worker", (worker) => void worker.evaluate(beside).then(watched, () => undefined));
  await b.page.route("**/*.wasm", async (route) => {
    await watching;
    await route.continue();
  });
  await b.page.clock.install();
});

// In the Worker: every instance of the core is known, and the newest can be ruined.
function beside() {
  const instantiate = WebAssembly.instantiate;
  const onlyTraps = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  const trap = new WebAssembly.Instance(new WebAssembly.Module(onlyTraps)).exports.t;
  let ruined = false;
  globalThis.instances = 0;
  globalThis.ruin = () => void (ruined = true);
  WebAssembly.instantiate = async (code, imports) => {
    const made = await instantiate(code, imports);
    const real = made.exports;
    if (!real?.ebb_request) return made;
    globalThis.instances += 1;
    const ebb_request = (at, length) => {
      if (!ruined) return real.ebb_request(at, length);
      ruined = false;
      new Uint8Array(real.memory.buffer).fill(0xff);
      return trap();
    };
    return { exports: { ...real, ebb_request } };
  };
}

const inWorker = (what) => b.page.workers()[0].evaluate(what);
const ruin = () => inWorker(() => globalThis.ruin());
const instances = () => inWorker(() => globalThis.instances);

test("an entry is written once, and everything before it is there", async () => {
  const { page } = b;
  await makeSpace(page, place.url);
  await button(page, "Later").click();
  await toDiary(page);
  await happened(page, "A tampon");
  const before = await instances();
  assert.ok(before > 0, "the core is watched");
  await ruin();
  await happened(page, "A cup");
  assert.equal(await instances(), before + 1);
  const all = await entries(page);
  assert.equal(all.length, 2);
  assert.match(all.join(" "), /A cup/);
  assert.match(all.join(" "), /A tampon/);
});

test("while it is sent to the server, too", async () => {
  const { page } = b;
  await happened(page, "A toy");
  await ruin();
  await page.clock.runFor(5_000);
  await page.clock.resume();
  await everywhere(page);
  assert.equal((await entries(page)).length, 3);
});

test("a practice goes on where it was, and is written once", async () => {
  const { page } = b;
  const go = (name) => page.getByRole("navigation").getByRole("button", { name }).click();
  await go("Today");
  await button(page, "Look at it").first().click();
  await button(page, "Start").click();
  const run = async (ms) => {
    for (let ran = 0; ran < ms; ran += 1_000) {
      await page.clock.runFor(1_000);
      await page.waitForTimeout(10);
    }
  };
  await run(30_000);
  await ruin();
  await run(5_000);
  assert.equal(await page.getByRole("alert").innerText(), "");
  assert.equal(await button(page, "Pause").count(), 1);
  await ruin();
  await button(page, "Stop").click();
  await run(40_000);
  await page.getByRole("heading", { name: "How was it?" }).waitFor();
  await ruin();
  await answerAfter(page, { pain: 1, fear: 3 });
  assert.match(await page.locator("main").innerText(), /You stopped\. That was a good decision/);
  await button(page, "Back to Today").click();
  await toDiary(page);
  assert.equal((await entries(page)).filter((e) => /Breathing/.test(e)).length, 1);
});

test("and after locking it is all there still", async () => {
  const { page } = b;
  await page.getByRole("navigation").getByRole("button", { name: "More" }).click();
  await button(page, "Lock now").click();
  await unlock(page);
  await toDiary(page);
  assert.equal((await entries(page)).length, 4);
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems.filter((p) => !/unreachable/.test(p)), []));
