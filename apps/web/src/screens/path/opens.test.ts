import { expect, test } from "vitest";
import { opens } from "./opens.ts";

const today = "2026-03-02";
const decision = (until: string[], earliest_day: string | null = "2026-03-05") => ({ earliest_day, until });

test("a day is named where only time has to pass", () => expect(opens(decision([]), undefined, today)).toEqual({ day: "2026-03-05", sore: false }));
test("soreness is said with the day", () => {
  expect(opens(decision(["soreness_gone"]), undefined, today)).toEqual({ day: "2026-03-05", sore: true });
  expect(opens(decision([]), { until: ["soreness_gone"] }, today)).toEqual({ day: "2026-03-05", sore: true });
});
test("no day is promised where something else comes first, in the decision or in what waits", () => {
  expect(opens(decision(["family_before_comfortable"]), undefined, today)).toBeNull();
  expect(opens(decision(["soreness_gone", "family_before_comfortable"]), undefined, today)).toBeNull();
  expect(opens(decision([]), { until: ["clinician_yes"] }, today)).toBeNull();
});
test("her yes is what the words say already", () => expect(opens(decision([]), { until: ["yes_today"] }, today)?.sore).toBe(false));
test("today, or no day, is none to wait for", () => {
  expect(opens(decision([], today), undefined, today)).toBeNull();
  expect(opens(decision([], null), undefined, today)).toBeNull();
});
