// From sessions to points of a picture: days along, the value up. Pictures only show what was said; they judge nothing.
import type { SessionRecord } from "../../app/documents.ts";

export interface Point {
  day: string;
  at: string;
  pain: number | null;
  fear: number | null;
  ladder: string;
  step: string;
}

export function points(sessions: SessionRecord[]): Point[] {
  return sessions
    .filter((s) => s.ended && (s.ended.worst_pain != null || s.ended.highest_fear != null))
    .map((s) => ({ day: s.origin.day, at: s.origin.at, pain: s.ended!.worst_pain ?? null, fear: s.ended!.highest_fear ?? null, ladder: s.ended!.ladder, step: s.ended!.step }));
}

const dayNumber = (day: string) => Date.parse(`${day}T12:00:00Z`) / 86_400_000;

export interface Spot {
  x: number;
  y: number;
}

/** Places inside a box of this width and height, y downwards; a single day stands in the middle. */
export function spots(list: { day: string; value: number }[], most: number, width: number, height: number): Spot[] {
  if (list.length === 0) return [];
  const days = list.map((p) => dayNumber(p.day));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  return list.map((p, i) => ({ x: span === 0 ? width / 2 : ((days[i]! - first) / span) * width, y: height - (p.value / most) * height }));
}
