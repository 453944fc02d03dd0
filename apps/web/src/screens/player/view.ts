// What the core says about the running practice (PracticeView), and where the breathing form stands between two of its answers.
import type { BreathCycle } from "../../sound/breath.ts";

import type { Pacer } from "../../generated/core.ts";

export type { Cue, Pacer, PracticeView } from "../../generated/core.ts";

const awayMs = 400;

/** The running breath, taken over from the core's answer; the one before goes on unless they have drifted apart. */
export function follow(before: BreathCycle | null, pacer: Pacer | null, ms: number): BreathCycle | null {
  if (!pacer) return null;
  const part = pacer.per_mille / 1000;
  const into = pacer.phase === "in" ? part * pacer.in_ms : pacer.in_ms + (1 - part) * pacer.out_ms;
  const cycle = pacer.in_ms + pacer.out_ms;
  const same = before && before.in_ms === pacer.in_ms && before.out_ms === pacer.out_ms;
  const apart = same ? (((ms - before.since_ms - into) % cycle) + cycle) % cycle : cycle / 2;
  if (same && Math.min(apart, cycle - apart) < awayMs) return before;
  return { in_ms: pacer.in_ms, out_ms: pacer.out_ms, since_ms: ms - into };
}
