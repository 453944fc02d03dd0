// Documents of the core, by the names the screens use.
import type { Care, TodayPractice, Session } from "../generated/core.ts";

export type { AbilityRung, Assessment, Care, Decision, DilatorItem, DilatorSet, Gate, Journey, ModuleAnswers, NextQuestion, Origin, PrivateSafety, Question, Reason, StandingQuestion, Today } from "../generated/core.ts";
export type Practice = TodayPractice;
export type SessionRecord = Session;
export type UrgencyName = Care["urgency"];
