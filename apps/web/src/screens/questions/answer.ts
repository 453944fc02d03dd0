// From what was chosen on the screen to an entry of the record. Knows shapes, not meanings.
import type { Question } from "../../app/documents.ts";

export interface AnswerDraft {
  write: { kind: string; data: Record<string, unknown> } | null;
  /** Nothing was written on purpose: the module rests until another time. */
  rest?: boolean;
}

const given = (question: Question, data: Record<string, unknown>) => ({ kind: "answer.given", data: { question: question.id, skipped: false, choices: [], ...data } });

/** A question with an answer that leaves no trace leaves none when it is skipped either. */
export const skip = (question: Question): AnswerDraft =>
  question.options.some((o) => o.writes_nothing) ? { write: null, rest: true } : { write: given(question, { skipped: true }) };

export function chosen(question: Question, choices: string[]): AnswerDraft {
  const quiet = choices.some((c) => question.options.find((o) => o.id === c)?.writes_nothing);
  return quiet ? { write: null, rest: true } : { write: given(question, { choices }) };
}

export const number = (question: Question, n: number): AnswerDraft => ({ write: given(question, { number: n }) });
