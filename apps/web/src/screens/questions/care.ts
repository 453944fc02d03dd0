// Reasons to seek care: shown when a new one appears, at once when the core says so.
import { app } from "../../app/app.svelte.ts";
import type { Care, Question } from "../../app/documents.ts";

/** The most urgent reason that was not there before; reasons that are routine wait for Today. */
export function urgentCare(before: Care[], after: Care[]): Care | null {
  return after.find((c) => c.urgency !== "routine" && !before.some((b) => b.because === c.because && b.urgency === c.urgency)) ?? null;
}

/** Whether the question that comes now belongs to the answer just given: what was reported is not whole yet. */
export const goesOn = (answered: Pick<Question, "id" | "follows">, coming: Pick<Question, "follows"> | null): boolean =>
  !!coming?.follows && (coming.follows === answered.id || coming.follows === answered.follows);

export const careShown = (care: Care): void => app.go("care", { care });
