// The words behind the first screens come late, as over a slow line: no screen ever shows the name of a text in its place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { home } from "./home.mjs";
import { looked } from "./look.mjs";
import { button, makeSpace, unlock, yes18 } from "./person.mjs";

// So that every file is asked of the server, and can be kept back.
const { place, b } = home(undefined, {}, { serviceWorkers: "block" });
const lateMs = 4_000;

/** Whatever looks like a key, on the screen or only said. */
const keys = (page) => page.evaluate(() => [document.body?.innerText ?? "", ...[...document.querySelectorAll("[aria-label]")].map((e) => e.ariaLabel)].join("\n").match(/\b[a-z_]+(\.[a-z0-9_]+)+\b/g) ?? []);

/** Opens Ebb with the words kept back; `until`: looked at all the way, until `last` shows, and once the words have come. */
async function slowly(way, last) {
  const { page } = b;
  let came = () => undefined;
  const all = new Promise((done) => (came = done));
  const late = async (route) => {
    await new Promise((r) => setTimeout(r, lateMs));
    await route.continue().catch(() => undefined);
    came();
  };
  await page.route("**/assets/rest-*.js", late);
  let shows = false;
  const walked = way(page).then(() => last(page).waitFor({ timeout: 30_000 })).then(() => (shows = true));
  while (!shows) {
    assert.deepEqual(await keys(page).catch(() => []), []);
    await Promise.race([walked, new Promise((r) => setTimeout(r, 100))]);
  }
  assert.deepEqual(await keys(page), []);
  await all;
  await page.waitForTimeout(200);
  assert.deepEqual(await keys(page), []);
  assert.deepEqual(await looked(page), []);
  await page.unroute("**/assets/rest-*.js", late);
}
const title = (name) => (page) => page.getByRole("heading", { name, level: 1 });

test("a space of her own", async () => {
  await slowly(async (page) => {
    await yes18(page, place.url);
    await button(page, "Begin").click();
  }, title("A space of your own"));
});

test("bringing one here", async () => {
  await slowly(async (page) => {
    await yes18(page, place.url);
    await button(page, "I have a space already").click();
  }, title("Open your space here"));
});

test("help before there is one", async () => {
  await slowly(async (page) => {
    await yes18(page, place.url);
    await button(page, "Help now").click();
  }, title("Help now"));
});

test("the locked screen is there at once, and opens", async () => {
  const { page } = b;
  await makeSpace(page, place.url);
  await slowly(() => page.goto(place.url), title("Welcome"));
  await page.getByText("This browser may offer to keep the passphrase.").waitFor();
  await slowly(async (p) => {
    await p.goto(place.url);
    await unlock(p);
  }, title(/Good|Hello/));
});

test("nothing went wrong on the way", () => assert.deepEqual(b.problems, []));
