import { describe, expect, it } from "vitest";
import { stretches, type FeedbackFrame } from "./frames.ts";

const frame = (time_ms: number, level_uv: number | null): FeedbackFrame => ({ time_ms, level_uv, readable: level_uv !== null, reason: null, state: "resting", reward: 0, baseline_uv: null });

describe("the trace", () => {
  it("has a gap where nothing could be read, never a flat line", () => {
    const lines = stretches([frame(0, 5), frame(10, 6), frame(20, null), frame(30, 5), frame(40, 5)], 100, 50, 40);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^M0\.0 .*L25\.0 /);
    expect(lines[1]).toMatch(/^M75\.0 .*L100\.0 /);
  });
  it("is empty without frames", () => expect(stretches([], 100, 50, 40)).toEqual([]));
});
