// Where most files begin and end: one browser, at a site of its own, from before the first test until after the last.
import { rmSync } from "node:fs";
import { after, before } from "node:test";
import { browser } from "./browser.mjs";
import { site } from "./site.mjs";

/** {place, b}: filled once the tests begin. `way`: what happens before the first test. `options`: those of the site. `look`: those of the browser. */
export function home(way = async () => {}, options = {}, look = {}) {
  const place = {};
  const b = {};
  before(async () => {
    Object.assign(place, await site(options));
    Object.assign(b, await browser(look));
    await way({ place, b });
  });
  after(async () => {
    await b.end?.();
    if (b.profile) rmSync(b.profile, { recursive: true, force: true });  // one that was killed and opened again is left by `end`
    await place.end?.();
  });
  return { place, b };
}
