// Dates and lengths as people say them.
import { locale, t } from "./words.ts";

const dayMs = 86_400_000;
const asDay = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate(), 12).getTime();
/** How a time of day is called, wherever it is called. */
export const partOfDay = (hour: number) => (hour < 5 ? "night" : hour < 11 ? "morning" : hour < 17 ? "afternoon" : hour < 22 ? "evening" : "night");

/** "today", "yesterday", "Tuesday" within the last week or the next, else a date. `day` is YYYY-MM-DD. */
export function dayName(day: string, now: Date): string {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number];
  const then = new Date(y, m - 1, d, 12);
  const apart = Math.round((asDay(then) - asDay(now)) / dayMs);
  if (Math.abs(apart) <= 1) return t("when.day", { apart });
  if (Math.abs(apart) < 7) return then.toLocaleDateString(locale, { weekday: "long" });
  return then.toLocaleDateString(locale, { day: "numeric", month: "long", ...(y !== now.getFullYear() && { year: "numeric" }) });
}

/** "21 November 2026". `day` is YYYY-MM-DD. */
export const date = (day: string): string => new Date(`${day}T12:00:00`).toLocaleDateString(locale, { day: "numeric", month: "long", year: "numeric" });

/** "yesterday evening". `at` is RFC 3339; its own wall clock counts, wherever it was. */
export function moment(at: string, now: Date): string {
  return t("when.moment", { day: dayName(at.slice(0, 10), now), part: partOfDay(Number(at.slice(11, 13))) });
}

/** "4 minutes", "40 seconds". */
export function length(seconds: number): string {
  return seconds < 60 ? t("when.seconds", { n: Math.round(seconds) }) : t("when.minutes", { n: Math.round(seconds / 60) });
}

/** "4.5 seconds", for the lengths of a breath. */
export const seconds = (ms: number): string => t("when.breath", { n: (ms / 1000).toLocaleString(locale, { maximumFractionDigits: 1 }) });

/** Local time with its offset, as the core wants it. */
export function rfc3339(now: Date): string {
  const offset = -now.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const local = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`;
}
