// What is to be heard of a page: the pitch and the loudness of its tone, read from the browser's own sound nodes, and how often it tapped.
// `await page.addInitScript(ears)` before the page comes.
export function ears() {
  const heard = (globalThis.heard = { taps: 0 });
  const { OscillatorNode, GainNode } = globalThis;
  let tap = false;
  globalThis.OscillatorNode = class extends OscillatorNode {
    constructor(context, how) {
      super(context, how);
      tap = how.type === "triangle";
      if (tap) heard.taps += 1;
      else heard.frequency = this.frequency;
    }
  };
  // Made after the oscillator that it makes louder.
  globalThis.GainNode = class extends GainNode {
    constructor(context, how) {
      super(context, how);
      if (!tap) heard.gain = this.gain;
    }
  };
}

export const sounds = (page) => page.evaluate(() => ({ hz: globalThis.heard.frequency?.value ?? null, loud: globalThis.heard.gain?.value ?? 0, taps: globalThis.heard.taps }));
/** Whether sound itself goes on is the browser's own clock, whatever the page's is set to. */
export const silent = (page) => within(page, () => !(globalThis.heard.gain?.value >= 0.001));
export const audible = (page) => within(page, () => globalThis.heard.gain?.value > 0.01);

async function within(page, what) {
  for (let i = 0; i < 200; i += 1) {
    if (await page.evaluate(what)) return;
    await new Promise((r) => setTimeout(r, 50));
  }
  throw new Error(`not within ten seconds: ${what}`);
}
