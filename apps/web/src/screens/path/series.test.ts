import { describe, expect, it } from "vitest";
import { points, spots } from "./series.ts";

describe("the picture", () => {
  it("puts days along and values up", () => {
    const list = [
      { day: "2026-11-01", value: 0 },
      { day: "2026-11-06", value: 50 },
      { day: "2026-11-11", value: 100 },
    ];
    expect(spots(list, 100, 300, 100)).toEqual([
      { x: 0, y: 100 },
      { x: 150, y: 50 },
      { x: 300, y: 0 },
    ]);
  });
  it("keeps distances in time over a change of clocks", () => {
    const x = spots(["2026-03-28", "2026-03-29", "2026-03-30"].map((day) => ({ day, value: 1 })), 10, 200, 100).map((s) => s.x);
    expect(x).toEqual([0, 100, 200]);
  });
  it("stands in the middle with one day, and is empty with none", () => {
    expect(spots([{ day: "2026-11-01", value: 5 }], 10, 300, 100)).toEqual([{ x: 150, y: 50 }]);
    expect(spots([], 10, 300, 100)).toEqual([]);
  });
  it("draws nothing that was not said", () => {
    const origin = { event: "e", at: "2026-11-01T20:00:00+01:00", day: "2026-11-01", order: 0 };
    const ended = { session: "a", ladder: "breathing" as const, step: "calm.breathing", closed: "completed" as const, practised_s: 1, planned_s: 1, notes: [] };
    expect(points([{ session: "a", origin, started: null, checks: [], ended, end: null }, { session: "b", origin, started: null, checks: [], ended: null, end: null }])).toEqual([]);
    expect(points([{ session: "a", origin, started: null, checks: [], end: null, ended: { ...ended, worst_pain: 0 } }])[0]).toMatchObject({ pain: 0, fear: null });
  });
});
