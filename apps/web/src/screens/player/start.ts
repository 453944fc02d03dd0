// What is asked of the core to begin a practice. Looks up, decides nothing.
import type { Practice } from "../../app/documents.ts";
import { ulid } from "../../app/ulid.ts";
import type { Breath, PracticeStart } from "../../generated/core.ts";
import { itemOf, practiceId } from "../../words/reasons.ts";

/** How she wants it this time. */
export interface Wish {
  length: string;
  grounding: boolean;
  breath: Breath | null;
}

export function startRequest(practice: Practice, wish: Wish): PracticeStart {
  const size = itemOf(practice.step);
  return {
    practice: practiceId(practice.step),
    step: practice.step,
    ...(size && { width_tenth_mm: size.diameter_tenth_mm }),
    length: wish.length as PracticeStart["length"],
    // The minutes are those of the length Today named; another one lasts as long as its script.
    ...(practice.minutes > 0 && wish.length === practice.length && { minutes: practice.minutes }),
    session: ulid(),
    ...(wish.breath && { breath: wish.breath }),
    grounding: wish.grounding,
    warm_up: practice.begin_with !== null,
    ...(practice.smaller_step !== practice.step && { smaller_step: practice.smaller_step }),
  };
}

const breathName = "breath";
export const settleName = "settle_with";

export const settlesWithGrounding = (preference: (name: string) => string): boolean => preference(settleName) === "grounding";

/** What she chose before, as her preferences have it. */
export function keptWish(length: string, preference: (name: string) => string): Wish {
  const [in_ms, out_ms] = preference(breathName).split(",").map(Number);
  return { length, grounding: settlesWithGrounding(preference), breath: in_ms && out_ms ? { in_ms, out_ms } : null };
}
/** The preferences that a changed wish writes: name and value. The length is for this time only. */
export function changes(before: Wish, after: Wish): [string, string][] {
  const breath = (w: Wish) => (w.breath ? `${w.breath.in_ms},${w.breath.out_ms}` : "");
  return [
    ...(breath(before) === breath(after) ? [] : ([[breathName, breath(after)]] as [string, string][])),
    ...(before.grounding === after.grounding ? [] : ([[settleName, after.grounding ? "grounding" : ""]] as [string, string][])),
  ];
}
