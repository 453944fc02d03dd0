// A made-up person's twelve weeks, written through the core into memory, ending yesterday. Numbers that move as practice moves them: mostly
// towards ease, with a setback in the middle.
import type { Now } from "../client/messages.ts";
import { ulid } from "../app/ulid.ts";

export interface DatedDraft {
  kind: string;
  data: Record<string, unknown>;
  now: Now;
}

const dayMs = 86_400_000;
const weeks = 12;
const eveningHour = 20;
const practiceS = 300;
const setback = { from: 38, to: 44 };

const answers: Record<string, Record<string, unknown>> = {
  "safety.adult": { choices: ["yes"] },
  "safety.pregnant": { choices: ["no"] },
  "safety.birth_or_surgery": { choices: ["no"] },
  "safety.cancer_or_radiation": { choices: ["no"] },
  "safety.prescribed_dilation": { choices: ["no"] },
  "safety.infection": { choices: ["none"] },
  "safety.bleeding": { choices: ["none"] },
  "safety.pain": { choices: ["none"] },
  "safety.lump": { choices: ["no"] },
  "safety.nerve": { choices: ["none"] },
  "safety.fainting": { choices: ["no"] },
  "safety.reduced_feeling": { choices: ["no"] },
  "safety.something_inside": { choices: ["no"] },
  "safety.hormones": { choices: ["none"] },
  "private.alone": { choices: ["yes"] },
  "private.afraid": { choices: ["no"] },
  "private.self_harm": { choices: ["not_at_all"] },
  "possible.touch_outside": { choices: ["with_pain"] },
  "possible.touch_outside.pain": { number: 3 },
  "possible.touch_outside.fear": { number: 50 },
  "possible.cotton_swab": { choices: ["with_pain"] },
  "possible.cotton_swab.pain": { number: 5 },
  "possible.cotton_swab.fear": { number: 65 },
  "possible.own_finger": { choices: ["not_possible"] },
  "possible.own_finger.pain": { number: 6 },
  "possible.own_finger.fear": { number: 75 },
  "possible.tampon_or_cup": { choices: ["not_possible"] },
  "possible.speculum": { choices: ["never_tried"] },
  "possible.dilator": { choices: ["never_tried"] },
};

const rfc = (ms: number, hour: number): Now => {
  const date = new Date(ms);
  date.setHours(hour, 10, 0, 0);
  const offset = -date.getTimezoneOffset();
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return { at: `${local}${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`, ms: date.getTime(), zone: "" };
};

// Fear and pain on day `d` of the practice that began on day `since`.
const fearOn = (d: number, since: number) => Math.max(10, 65 - (d - since) * 3 + (d >= setback.from && d < setback.to ? 25 : 0));
const painOn = (d: number, since: number) => Math.max(0, Math.round(fearOn(d, since) / 18));

function practice(now: Now, ladder: string, step: string, fear: number, pain: number): DatedDraft[] {
  const session = ulid(now.ms);
  const later = { ...rfc(now.ms, eveningHour), zone: now.zone };
  const common = { session, ladder, step };
  return [
    { kind: "session.started", data: { ...common, script: `${step}.normal` }, now },
    {
      kind: "session.ended",
      data: { ...common, closed: "completed", planned_s: practiceS, practised_s: practiceS, worst_pain: pain, highest_fear: fear, wanted: true, notes: [] },
      now: later,
    },
  ];
}

export function demoDrafts(now: Now): DatedDraft[] {
  const first = now.ms - weeks * 7 * dayMs;
  const at = (d: number): Now => ({ ...rfc(first + d * dayMs, eveningHour), zone: now.zone });
  const out: DatedDraft[] = [];
  const again = (weeks * 7) - 5;
  for (const [question, data] of Object.entries(answers)) out.push({ kind: "answer.given", data: { question, skipped: false, choices: [], ...data }, now: at(0) });
  out.push({ kind: "goals.set", data: { goals: [{ kind: "less_fear" }, { kind: "examination" }] }, now: at(0) });
  for (let d = 0; d < weeks * 7; d += 2) {
    out.push(...practice(at(d), "breathing", "calm.breathing", Math.max(5, fearOn(d, 0) - 20), 0));
    if (d >= 8 && d % 4 === 0) out.push(...practice(at(d), "release", "release.reverse_kegel", fearOn(d, 8), painOn(d, 14)));
    if (d >= 26 && d % 4 === 2) out.push(...practice(at(d), "touch", d < 50 ? "touch.look" : "touch.outside", fearOn(d, 26), painOn(d, 26)));
  }
  for (const question of Object.keys(answers).filter((q) => q.startsWith("safety."))) {
    out.push({ kind: "answer.given", data: { question, skipped: false, choices: [], ...answers[question] }, now: at(again) });
  }
  return out.sort((a, b) => a.now.ms - b.now.ms);
}
