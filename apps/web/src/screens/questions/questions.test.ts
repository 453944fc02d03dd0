import { describe, expect, it } from "vitest";
import type { Care, Question, StandingQuestion } from "../../app/documents.ts";
import { chosen, number, skip } from "./answer.ts";
import { said } from "./answers.ts";
import { goesOn, urgentCare } from "./care.ts";

const question: Question = { id: "private.alone", module: "private_safety", kind: "choice", options: [{ id: "yes", alone: false, writes_nothing: false }, { id: "not_now", alone: false, writes_nothing: true }], unit: "none", min: 0, max: 0, private: true, follows: null, writes: "answer.given", why: "" };
const care = (urgency: Care["urgency"], because: string): Care => ({ urgency, because, question: "q", since: "2026-11-01", clinician_topic: null });

describe("an answer", () => {
  it("becomes an entry", () => {
    expect(chosen(question, ["yes"]).write).toEqual({ kind: "answer.given", data: { question: "private.alone", skipped: false, choices: ["yes"] } });
    expect(number(question, 3).write?.data).toEqual({ question: "private.alone", skipped: false, choices: [], number: 3 });
    expect(skip({ ...question, id: "safety.lump", options: [{ id: "yes", alone: false, writes_nothing: false }] }).write?.data).toEqual({ question: "safety.lump", skipped: true, choices: [] });
  });
  it("leaves no trace where the question says so", () => {
    expect(chosen(question, ["not_now"])).toEqual({ write: null, rest: true });
    expect(skip(question)).toEqual({ write: null, rest: true });
  });
});

describe("an answer in the list", () => {
  const standing = (given: Partial<NonNullable<StandingQuestion["given"]>> | null): StandingQuestion => ({ question, asked: "fresh", given: given && { question: question.id, skipped: false, choices: [], ...given }, day: null });
  it("says what was answered, that it was skipped, or that it is open", () => {
    expect(said(standing(null))).toBe("answers.open");
    expect(said(standing({ skipped: true }))).toBe("answers.skipped");
    expect(said(standing({ choices: ["yes", "not_now"] }))).toBe("question.private.alone.option.yes, question.private.alone.option.not_now");
    expect(said({ ...standing({ number: 12 }), question: { ...question, unit: "weeks" } })).toBe("answers.number.weeks");
  });
});

describe("a reason to seek care", () => {
  it("interrupts when it is new, and only then", () => {
    expect(urgentCare([], [care("now", "a")])?.because).toBe("a");
    expect(urgentCare([care("now", "a")], [care("now", "a")])).toBeNull();
    expect(urgentCare([care("this_week", "a")], [care("now", "a")])?.urgency).toBe("now");
  });
  it("waits while the follow-ups of what was reported are asked", () => {
    const fever = { id: "safety.infection", follows: null };
    expect(goesOn(fever, { follows: "safety.infection" })).toBe(true);
    expect(goesOn({ id: "safety.pregnant_weeks", follows: "safety.pregnant" }, { follows: "safety.pregnant" })).toBe(true);
    expect(goesOn(fever, { follows: null })).toBe(false);
    expect(goesOn(fever, null)).toBe(false);
    expect(goesOn(fever, { follows: "safety.nerve" })).toBe(false);
  });
  it("waits for Today when it is routine", () => expect(urgentCare([], [care("routine", "a")])).toBeNull());
});
