// A relay that changes, drops or swaps what it holds: the browser names what it refuses, shows what came before it, and goes on.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { browser } from "./browser.mjs";
import { entries, everywhere, happened, toDiary } from "./diary.mjs";
import { button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const writes = 6;
const tool = fileURLToPath(new URL("tamper.py", import.meta.url));
const kept = mkdtempSync(join(tmpdir(), "ebb-kept-"));
let place, kit, a;
before(async () => {
  place = await site();
  a = await browser();
  kit = await makeSpace(a.page, place.url);
  await button(a.page, "Later").click();
  await toDiary(a.page);
  for (let i = 0; i < writes; i += 1) {
    await happened(a.page, "A cup");
    await everywhere(a.page);
  }
  const other = await restored();
  await toDiary(other.page);
  await happened(other.page, "A toy");
  await everywhere(other.page);
  await a.page.locator("li.entry", { hasText: "A toy" }).waitFor({ timeout: 30_000 });
  await everywhere(a.page);
  await other.end();
  await place.stop();
  cpSync(place.data, kept, { recursive: true });
});
after(async () => {
  await a?.end();
  await place?.end();
  rmSync(kept, { recursive: true, force: true });
});

/** A browser new to the space, opened with the passphrase. */
async function restored() {
  const b = await browser();
  await yes18(b.page, place.url);
  await button(b.page, "I have a space already").click();
  await b.page.getByLabel("Name of the space").fill(kit.name);
  await b.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(b.page, "Open my space").click({ timeout: 60_000 });
  await b.page.getByRole("navigation").waitFor({ timeout: 60_000 });
  return b;
}

async function lie(how) {
  await place.stop();
  rmSync(place.data, { recursive: true, force: true });
  cpSync(kept, place.data, { recursive: true });
  execFileSync("python3", [tool, join(place.data, "relay.db"), how]);
  await place.start();
}

const notSealed = "What the server sends is not what your devices sealed.";
const heldBack = "The server is holding something back: it shows less than one of your devices has seen.";

async function told(page, words = notSealed) {
  const alert = page.getByRole("alert").filter({ hasText: words });
  await alert.waitFor({ timeout: 60_000 });
  await alert.getByText("More", { exact: true }).click();
  return alert.locator(".number").innerText();
}

for (const [how, what, name] of [
  ["byte", "one byte changed", /envelope_(hash_mismatch|bad_signature)/],
  ["drop", "one left out", /envelope_out_of_order/],
  ["swap", "two swapped", /envelope_out_of_order/],
]) {
  test(`${what}: refused by name on a second browser, and what came before is there`, async (t) => {
    await lie(how);
    const b = await restored();
    t.after(b.end);
    assert.match(await told(b.page), name);
    await toDiary(b.page);
    const there = (await entries(b.page)).length;
    assert.ok(there > 0 && there < writes, `${there} of ${writes}`);
    await happened(b.page, "A finger");
    assert.equal((await entries(b.page)).length, there + 1);
    await b.page.reload();
    await unlock(b.page);
    await toDiary(b.page);
    assert.equal((await entries(b.page)).length, there + 1);
    assert.deepEqual(b.problems, []);
  });
}

test("what another device has seen is held back: a new browser knows, from what that one wrote", async (t) => {
  await lie("hide");
  const b = await restored();
  t.after(b.end);
  assert.match(await told(b.page, heldBack), /behind_known_head: .*the server shows \d+, known is \d+/);
  await toDiary(b.page);
  assert.equal(await b.page.locator("li.entry", { hasText: "A toy" }).count(), 1);
  assert.ok((await entries(b.page)).length <= writes);
});

const reopen = async (page) => {
  await page.reload();
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
};

test("turned back to an earlier day: the browser that has seen more says so, keeps everything and sends nothing there", async () => {
  await lie("newest");
  await reopen(a.page);
  assert.match(await told(a.page, heldBack), /behind_known_head: .*which was read here/);
  await toDiary(a.page);
  await happened(a.page, "A finger");
  assert.equal((await entries(a.page)).length, writes + 2);
  await a.page.getByText("Saved, on this device only so far.").waitFor();
});

test("a device added by whoever runs the server is refused by name", async () => {
  await lie("stranger");
  await reopen(a.page);
  assert.match(await told(a.page), /certificate_bad/);
});

test("told the truth again: nothing was lost on the way", async () => {
  await place.stop();
  rmSync(place.data, { recursive: true, force: true });
  cpSync(kept, place.data, { recursive: true });
  await place.start();
  await reopen(a.page);
  await everywhere(a.page);
  await toDiary(a.page);
  assert.equal((await entries(a.page)).length, writes + 2);
  assert.equal(await a.page.getByRole("alert").filter({ hasText: /./ }).count(), 0);
  assert.deepEqual(a.problems, []);
});
