// Everything she entered, newest first, as rows of the diary.
import type { Journey } from "../../app/documents.ts";

export interface Row {
  event: string;
  kind: "session.ended" | "try.recorded" | "day.described" | "dilator_set.entered";
  at: string;
  data: Record<string, unknown>;
  title: string;
  /** Written by a clock that is ahead of this device's: it counts for nothing yet. */
  ahead: boolean;
  /** For a session: the step, to name it by. */
  step?: string;
}

type Entries = Pick<Journey, "sessions" | "tries" | "days">;

function rowsOf({ sessions, tries, days }: Entries, ahead: boolean): Row[] {
  return [
    ...sessions.flatMap((s): Row[] => (s.ended && s.end ? [{ event: s.end.event, kind: "session.ended", at: s.origin.at, data: { ...s.ended }, title: "session", step: s.ended.step, ahead }] : [])),
    ...tries.map((x): Row => ({ event: x.origin.event, kind: "try.recorded", at: x.origin.at, data: { ...x.recorded }, title: `try.${x.recorded.what}`, ahead })),
    ...days.map((x): Row => ({ event: x.origin.event, kind: "day.described", at: x.origin.at, data: { ...x.described }, title: "day", ahead })),
  ];
}

export function rows(journey: Journey | null): Row[] {
  if (!journey) return [];
  return [...rowsOf(journey.ahead, true), ...rowsOf(journey, false)].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
