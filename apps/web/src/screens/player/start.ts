// What is asked of the core to begin a practice. Looks up, decides nothing.
import type { DilatorSet, Practice } from "../../app/documents.ts";
import { ulid } from "../../app/ulid.ts";
import { practiceId } from "../../words/reasons.ts";

export type Length = "normal" | "short" | "eyes_closed";

/** The size a step belongs to, when it is one of her set. */
export const itemOf = (step: string): string | null => (step.split(".").length === 3 ? step.split(".")[1]! : null);

export function startRequest(practice: Practice, length: string, sets: DilatorSet[]): Record<string, unknown> {
  const item = itemOf(practice.step);
  const size = item && sets.flatMap((s) => s.entered.items).find((i) => i.item === item);
  return {
    practice: practiceId(practice.step),
    step: practice.step,
    ...(size && { width_tenth_mm: size.diameter_tenth_mm }),
    length,
    session: ulid(),
    grounding: false,
    warm_up: practice.begin_with !== null,
  };
}
