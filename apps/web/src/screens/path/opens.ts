// When a place opens by itself. Looks up, decides nothing.
import type { Decision, WaitingToday } from "../../generated/core.ts";

export interface OpensOn {
  day: string;
  /** Not before soreness has gone, either. */
  sore: boolean;
}

/** The day from which it can begin, where nothing else has to happen before; null: there is no such day to name. */
export function opens(decision: Pick<Decision, "earliest_day" | "until">, wait: Pick<WaitingToday, "until"> | undefined, today: string): OpensOn | null {
  const day = decision.earliest_day;
  if (day === null || day <= today) return null;
  // Her yes of that day is what "if you want" says.
  const until = [...decision.until, ...(wait?.until ?? [])].filter((code) => code !== "yes_today");
  return until.every((code) => code === "soreness_gone") ? { day, sore: until.length > 0 } : null;
}
