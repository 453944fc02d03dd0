// Everything she entered, newest first, as rows of the diary.
import type { Journey } from "../../app/documents.ts";

export interface Row {
  event: string;
  kind: "session.ended" | "try.recorded" | "day.described" | "dilator_set.entered";
  at: string;
  data: Record<string, unknown>;
  title: string;
  /** For a session: the step, to name it by. */
  step?: string;
}

export function rows(journey: Journey | null): Row[] {
  if (!journey) return [];
  const sessions = journey.sessions.flatMap((s): Row[] =>
    s.ended && s.end ? [{ event: s.end.event, kind: "session.ended", at: s.origin.at, data: { ...s.ended }, title: "session", step: s.ended.step }] : [],
  );
  const tries = journey.tries.map((x): Row => ({ event: x.origin.event, kind: "try.recorded", at: x.origin.at, data: { ...x.recorded }, title: `try.${x.recorded.what}` }));
  const days = journey.days.map((x): Row => ({ event: x.origin.event, kind: "day.described", at: x.origin.at, data: { ...x.described }, title: "day" }));
  return [...sessions, ...tries, ...days].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
