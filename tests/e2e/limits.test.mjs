// A person's first minutes under the allowances a relay really gives, and what she sees when somebody else has used them up: she is asked to
// wait, waits without doing anything, and loses nothing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser } from "./browser.mjs";
import { entries, everywhere, happened, toDiary } from "./diary.mjs";
import { answerAll, button, makeSpace, passphrase, unlock, yes18 } from "./person.mjs";
import { site } from "./site.mjs";

const busy = "Saved, on this device only so far. The server asks to wait; it is sent by itself later.";
const quick = 6;
let place, api, kit, a;
before(async () => {
  place = await site({ rateScale: 1 });
  api = place.api ?? place.url;
  a = await browser();
});
after(async () => {
  await a?.end();
  await place?.end();
});

const refused = async () => Number((await (await fetch(`${api}/metrics`)).text()).match(/ebb_refusals_total\{error="too_many_requests"\} (\d+)/)?.[1] ?? 0);

// Somebody at the same address who asks all the time. Resolves to `stop` once the allowance is used up.
async function flood(path) {
  let going = true;
  const one = async () => {
    for (; going; await new Promise((r) => setTimeout(r, 10))) await fetch(`${api}${path}`).then((r) => r.arrayBuffer(), () => undefined);
  };
  const all = Array.from({ length: 12 }, one);
  while ((await fetch(`${api}${path}`)).status !== 429);
  return async () => {
    going = false;
    await Promise.all(all);
  };
}

/** What the page and its Worker ask of the relay, and when they were told to wait for how long, by the browser's own clock. */
function watch(context) {
  const asked = [], told = [];
  context.on("requestfinished", async (r) => {
    if (!r.url().includes("/api/")) return;
    const answer = await r.response(), { startTime, responseStart } = r.timing();
    asked.push(startTime);
    if (answer?.status() === 429) told.push({ at: startTime + responseStart, s: Number(answer.headers()["retry-after"]) });
  });
  return { asked, told };
}

test("a space, the questions, entries, reload, unlock: nobody is asked to wait", async () => {
  const { page } = a;
  kit = await makeSpace(page, place.url);
  await button(page, "Start").click();
  await answerAll(page);
  await button(page, "Go to Today").click();
  await toDiary(page);
  for (let i = 0; i < quick; i += 1) await happened(page, "A cup");
  await everywhere(page);
  for (let i = 0; i < 3; i += 1) {
    await page.reload();
    await unlock(page);
    await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  }
  await toDiary(page);
  await everywhere(page);
  assert.equal(await refused(), 0);
});

test("the server asks to wait: unlocking works, entries are kept here, said so, and go there by themselves", async (t) => {
  const { page } = a;
  const stop = await flood("/api/1/about");
  t.after(stop);
  await page.reload();
  const wire = watch(a.context);
  await unlock(page);
  await page.getByRole("navigation").waitFor({ timeout: 60_000 });
  await toDiary(page);
  for (let i = 0; i < quick; i += 1) {
    await happened(page, "A finger");
  }
  await page.getByText(busy).waitFor({ timeout: 30_000 });
  await stop();
  await everywhere(page);
  assert.equal((await entries(page)).length, 2 * quick);
  assert.equal(await page.getByRole("alert").filter({ hasText: /./ }).count(), 0, "nothing is wrong, and nothing is said to be");
  assert.ok(wire.told.length > 0 && wire.asked.length > 0, "the browser met the limit");
  const early = wire.told.flatMap(({ at, s }) => wire.asked.filter((t) => t > at && t < at + s * 1_000 - 50));
  assert.deepEqual(early, [], "the time named was waited for");
});

test("a second browser opens the space though logins were used up: it says that it waits, and waits", async (t) => {
  const b = await browser();
  t.after(b.end);
  await yes18(b.page, place.url);
  await button(b.page, "I have a space already").click();
  await b.page.getByLabel("Name of the space").fill(kit.name);
  await b.page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  const stop = await flood("/api/1/accounts/one-two-three-four/salt");
  await stop();
  await button(b.page, "Open my space").click({ timeout: 30_000 });
  await b.page.getByText(/The server asks to wait\. Ebb tries again by itself in \d+ seconds?\./).waitFor({ timeout: 30_000 });
  await b.page.getByRole("navigation").waitFor({ timeout: 90_000 });
  await toDiary(b.page);
  assert.deepEqual(await entries(b.page), await entries(a.page));
  assert.deepEqual([...a.problems, ...b.problems], []);
});
