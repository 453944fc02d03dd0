// Reason codes of the core, in words. The core says which and with what numbers; the catalogue says how.
import type { Decision, Practice, Reason } from "../app/documents.ts";
import { dayName } from "./when.ts";
import { firstOf, t, type Args } from "./words.ts";
import { mm } from "./width.ts";

/** Arguments as words: days by name, widths in mm, everything else as it is. */
export function args(given: Record<string, unknown> | undefined, now: Date): Args {
  const out: Args = {};
  for (const [key, value] of Object.entries(given ?? {})) {
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value)) out[key] = dayName(value, now);
    else if (typeof value === "number" && key.endsWith("_tenth_mm")) out[key] = mm(value);
    else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") out[key] = value;
  }
  return out;
}

export const because = (r: Reason, now: Date): string => firstOf([`reason.${r.code}`, r.code], args(r.args, now));

/** "insert.<id>.whole" is the practice "insert.whole" with a size of hers. */
export function practiceId(step: string): string {
  const parts = step.split(".");
  return parts.length === 3 ? `${parts[0]}.${parts[2]}` : step;
}
export const practiceTitle = (p: Pick<Practice, "step">): string => firstOf([`practice.${practiceId(p.step)}.title`]) || t("practice.other");

/** Where a rule comes from, in words. Cards write "S1" for a guide and "none: working default" for a value of our own. */
export function sourceWords(source: string): string {
  const own = source.includes("working default");
  const guides = /\bS\d\b/.test(source);
  return [own && t("source.default"), guides && t(own ? "source.direction" : "source.guides")].filter(Boolean).join("; ") || source;
}

/** What the decision is, in the words of its own reason. */
export function decided(d: Decision, now: Date): string {
  const own = because(d.reason, now);
  if (own) return own;
  const day = d.earliest_day ? dayName(d.earliest_day, now) : "";
  return t(`decision.${d.move}`, { ladder: d.ladder, day: day || "none", urgency: d.urgency ?? "none" });
}
