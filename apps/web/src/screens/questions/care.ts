// Reasons to seek care: shown when a new one appears, at once when the core says so.
import { app } from "../../app/app.svelte.ts";
import type { Care } from "../../app/documents.ts";

/** The most urgent reason that was not there before; reasons that are routine wait for Today. */
export function urgentCare(before: Care[], after: Care[]): Care | null {
  return after.find((c) => c.urgency !== "routine" && !before.some((b) => b.because === c.because && b.urgency === c.urgency)) ?? null;
}

export const careShown = (care: Care): void => app.go("care", { care });
