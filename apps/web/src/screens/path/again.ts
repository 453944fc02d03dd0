// Coming back to what has become easy. Looks up, decides nothing: whether it may begin is the core's to say, when it is looked at.
import type { Decision, TodayPractice } from "../../generated/core.ts";

const families = { breathing: "calm", release: "release", touch: "touch", dilator: "insertion" } as const;

/** The practice a ladder has reached, as long as its script; undefined: it leads elsewhere. */
export function again(d: Decision): TodayPractice | undefined {
  const led = (d.when_yes ?? d) as Decision;
  if (led.move !== "reached" || !led.step) return undefined;
  return { family: families[d.ladder], ladder: d.ladder, step: led.step, minutes: 0, length: "normal", because: [led.reason], begin_with: led.begin_with, smaller_step: led.step, smaller_minutes: 0, asks_first: d.when_yes !== null };
}
