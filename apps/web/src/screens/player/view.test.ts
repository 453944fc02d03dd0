import { describe, expect, it } from "vitest";
import { breathingIn, openness } from "../../sound/breath.ts";
import { follow, type Pacer } from "./view.ts";

const pacer = (phase: "in" | "out", per_mille: number): Pacer => ({ phase, per_mille, in_ms: 4_000, out_ms: 6_000 });

describe("the breathing form", () => {
  const breath = { in_ms: 4_000, out_ms: 6_000, since_ms: 1_000 };
  it("is settled at the start, wide after the breath in, settled again after the breath out", () => {
    expect(openness(breath, 1_000)).toBeCloseTo(0);
    expect(openness(breath, 5_000)).toBeCloseTo(1);
    expect(openness(breath, 11_000)).toBeCloseTo(0);
    expect(breathingIn(breath, 2_000)).toBe(true);
    expect(breathingIn(breath, 6_000)).toBe(false);
  });
  it("only widens on the way in and only settles on the way out", () => {
    for (let ms = 1_000; ms < 4_900; ms += 100) expect(openness(breath, ms + 100)).toBeGreaterThan(openness(breath, ms));
    for (let ms = 5_000; ms < 10_900; ms += 100) expect(openness(breath, ms + 100)).toBeLessThan(openness(breath, ms));
  });
});

describe("following the core's pacer", () => {
  it("begins where the core is", () => {
    expect(follow(null, pacer("in", 500), 10_000)?.since_ms).toBe(8_000);
    expect(follow(null, pacer("out", 500), 10_000)?.since_ms).toBe(3_000);
  });
  it("goes on smoothly while both agree, and jumps when they do not", () => {
    const breath = follow(null, pacer("in", 500), 10_000);
    expect(follow(breath, pacer("in", 540), 10_200)).toBe(breath);
    expect(follow(breath, pacer("out", 980), 12_100)).toBe(breath);
    expect(follow(breath, pacer("in", 0), 10_200)?.since_ms).toBe(10_200);
  });
  it("rests where the core has no pacer", () => {
    expect(follow({ in_ms: 1, out_ms: 1, since_ms: 0 }, null, 5)).toBeNull();
  });
});
