// Reason codes of the core, in words. The core says which and with what numbers; the catalogue says how.
import type { Decision, DilatorItem, Practice, Reason, Today } from "../app/documents.ts";
import { record } from "../app/record.svelte.ts";
import { dayName } from "./when.ts";
import type { WaitReason } from "../generated/core.ts";
import { firstOf, has, t, type Args } from "./words.ts";
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

/** `ladder`: some reasons have words of their own for each. */
export const because = (r: Reason, now: Date, ladder = "none"): string => firstOf([`reason.${r.code}`, r.code], { ladder, ...args(r.args, now) });

/** What something waits for: "hold.X" has words of its own where it is shown as waiting. */
export const waitingFor = (r: Reason, now: Date, ladder?: string): string => (r.code.startsWith("hold.") && firstOf([`gate.${r.code.slice("hold.".length)}`])) || because(r, now, ladder);

/** "insert.<id>.whole" is the practice "insert.whole" with a size of hers. */
export function practiceId(step: string): string {
  const parts = step.split(".");
  return parts.length === 3 ? `${parts[0]}.${parts[2]}` : step;
}
/** The size a step belongs to, when it is one of her set. */
export function itemOf(step: string): DilatorItem | undefined {
  const parts = step.split(".");
  return parts.length === 3 ? record.journey?.sets.flatMap((s) => s.entered.items).find((i) => i.item === parts[1]) : undefined;
}
export function practiceTitle(p: Pick<Practice, "step">): string {
  const id = practiceId(p.step);
  const size = itemOf(p.step);
  const sized = size && firstOf([`practice.${id}.sized`], { label: size.label, mm: mm(size.diameter_tenth_mm) });
  return sized || firstOf([`practice.${id}.title`]) || t("practice.other");
}

/** The smaller option of the day, as a practice. */
export const small = (s: Today["smaller"] | undefined): Practice | undefined => s && { ...s, ladder: "breathing", because: [s.because], begin_with: null, smaller_step: s.step, smaller_minutes: s.minutes, asks_first: false };

/** What the decision says, or what her answer of today would lead to where only that is missing. */
export const leads = (d: Decision): Decision => d.when_yes ?? d;

/** The rule in words; where it waits for what another practice brought, the rule behind that. Its numbers stand beside it only where it is the decision's own. */
export function ruleWords(d: Decision, waits: WaitReason[], now: Date): { text: string; own: boolean } {
  const other = waits.find((w) => w.reason.code !== d.reason.code && has(`rule.${w.reason.code}`));
  return other ? { text: t(`rule.${other.reason.code}`), own: false } : { text: firstOf([`rule.${d.rule}`], args(d.inputs, now)), own: true };
}

/** Where a rule comes from, in words. Cards write "S1" for a guide and "none: working default" for a value of our own. */
export function sourceWords(source: string): string {
  const own = source.includes("working default");
  const guides = /\bS\d\b/.test(source);
  return [own && t("source.default"), guides && t(own ? "source.direction" : "source.guides")].filter(Boolean).join("; ") || source;
}

/** What the decision is, in the words of its own reason. */
export function decided(d: Decision, now: Date): string {
  const own = because(d.reason, now, d.ladder);
  if (own) return own;
  const day = d.earliest_day ? dayName(d.earliest_day, now) : "";
  return t(`decision.${d.move}`, { ladder: d.ladder, day: day || "none", urgency: d.urgency ?? "none" });
}
