// What the core says about the running practice.
import type { Breath } from "../../sound/breath.ts";
import type { Reason } from "../../app/documents.ts";

export type Phase = "prepare" | "settle" | "practise" | "check" | "close" | "questions" | "ended";
export interface AskItem {
  id: string;
  kind: "pain" | "fear" | "yes_no" | "choice" | "choices" | "text";
  options: string[];
}
export interface PracticeView {
  practice: string;
  step: string;
  script: string;
  session: string;
  ladder: string;
  length: string;
  phase: Phase;
  paused: boolean;
  cue: Reason | null;
  tone: "in" | "out" | "still" | null;
  tap: number;
  breath: Breath | null;
  elapsed_s: number;
  planned_s: number;
  can: string[];
  prepare: string[];
  ask: AskItem[];
}
export type Answers = Record<string, number | string | string[] | boolean>;
