// What the core says about the running practice (PracticeView), and where the breathing form stands between two of its answers.
import type { Breath } from "../../sound/breath.ts";

export interface Cue {
  id: string;
  sound: "tap" | "low_tone" | "falling_tone";
  vibration_ms: number[];
}
export interface Pacer {
  phase: "in" | "out";
  per_mille: number;
  in_ms: number;
  out_ms: number;
}
export interface PracticeView {
  session: string;
  practice: string;
  step: string;
  title: string;
  width_tenth_mm: number | null;
  phase: "prepare" | "settle" | "practise" | "close" | "questions" | "done";
  text: string[];
  prepare: string[];
  positions: string[];
  content_note: boolean;
  inserts: boolean;
  cues: Cue[];
  pacer: Pacer | null;
  remaining_s: number;
  total_s: number;
  paused: "no" | "by_her" | "clock_jumped" | "to_ease_pain";
  controls: string[];
  check: { pain: number | null; fear: number | null; choices: string[] } | null;
  questions: string[];
  closed: string | null;
  done: boolean;
}

const awayMs = 400;

/** The running breath, taken over from the core's answer; the one before goes on unless they have drifted apart. */
export function follow(before: Breath | null, pacer: Pacer | null, ms: number): Breath | null {
  if (!pacer) return null;
  const part = pacer.per_mille / 1000;
  const into = pacer.phase === "in" ? part * pacer.in_ms : pacer.in_ms + (1 - part) * pacer.out_ms;
  const cycle = pacer.in_ms + pacer.out_ms;
  const same = before && before.in_ms === pacer.in_ms && before.out_ms === pacer.out_ms;
  const apart = same ? (((ms - before.since_ms - into) % cycle) + cycle) % cycle : cycle / 2;
  if (same && Math.min(apart, cycle - apart) < awayMs) return before;
  return { in_ms: pacer.in_ms, out_ms: pacer.out_ms, since_ms: ms - into };
}
