// Documents of the core, by the names the screens use.
export interface Reason {
  code: string;
  args?: Record<string, string | number>;
}
export interface Question {
  id: string;
  module: string;
  kind: "yes_no_unknown" | "choice" | "choices" | "number";
  options: { id: string; alone?: boolean; writes_nothing?: boolean }[];
  unit: "none" | "of_10" | "of_100" | "weeks" | "tenth_mm";
  min: number;
  max: number;
  private: boolean;
  writes: string;
  why: string;
}
export interface NextQuestion {
  question: Question | null;
  answered: number;
  of: number;
  open: string[];
}
export type UrgencyName = "now" | "today" | "this_week" | "routine";
export interface Care {
  urgency: UrgencyName;
  because: string;
  question: string;
}
export interface Gate {
  state: "open" | "ask" | "not_now";
  reason: string;
}
export interface AbilityRung {
  what: string;
  possible: string;
  pain?: number | null;
  fear?: number | null;
  width_tenth_mm?: number | null;
  asked?: string | null;
}
export interface Assessment {
  gates: Record<string, Gate>;
  care: Care[];
  abilities: AbilityRung[];
  first_day_open: string[];
}
export interface Decision {
  ladder: string;
  move: "advance" | "reached" | "stay" | "step_back" | "hold" | "seek_care";
  urgency: UrgencyName | null;
  gate: string | null;
  earliest_day: string | null;
  until: string[];
  rule: string;
  inputs: Record<string, unknown>;
  limit: { card: string; value: number; unit: string } | null;
  source: string;
  step: string | null;
  reason: Reason;
  when_yes: Decision | null;
}
export interface Practice {
  family: string;
  ladder: string;
  step: string;
  minutes: number;
  because: Reason[];
  begin_with: string | null;
  smaller_step: string;
  smaller_minutes: number;
  asks_first: boolean;
}
export interface Today {
  at: string;
  practices: Practice[];
  smaller: { family: string; step: string; minutes: number; because: Reason };
  day_off: Reason;
  decisions: Decision[];
  gates: Record<string, Gate>;
}
export interface Origin {
  event: string;
  at: string;
  day: string;
}
export interface SessionRecord {
  session: string;
  origin: Origin;
  started?: { ladder: string; step: string; script: string; width_tenth_mm?: number };
  checks: { pain?: number; fear?: number; choice?: string }[];
  ended?: { ladder: string; step: string; closed: string; practised_s: number; planned_s: number; worst_pain?: number; highest_fear?: number; width_tenth_mm?: number; went?: string; [more: string]: unknown };
  end?: Origin;
}
export interface DilatorItem {
  item: string;
  label: string;
  diameter_tenth_mm: number;
  length_tenth_mm?: number;
}
export interface DilatorSet {
  origin: Origin;
  entered: { set: string; label: string; maker?: string; material?: string; holds_magnets: boolean; items: DilatorItem[] };
}
export interface Journey {
  at: string;
  events: number;
  answers: { origin: Origin; given: { question: string; skipped: boolean; choices: string[]; number?: number; text?: string } }[];
  goals?: { goals: { kind: string; width_tenth_mm?: number; words?: string }[] } | null;
  sets: DilatorSet[];
  openings: { origin: Origin; answered: Record<string, unknown> }[];
  sessions: SessionRecord[];
  tries: { origin: Origin; recorded: Record<string, unknown> }[];
  pauses: { origin: Origin; began: { ladder?: string; reason: string }; last?: string | null }[];
  days: { origin: Origin; described: Record<string, unknown> }[];
  preferences: { name: string; value: string }[];
  refused: { id: string; reason: string }[];
}
