import { describe, expect, it } from "vitest";
import type { Decision } from "../../generated/core.ts";
import { again } from "./again.ts";

const decision = (more: Partial<Decision>): Decision =>
  ({ ladder: "touch", move: "reached", step: "touch.opening", begin_with: null, reason: { code: "reached", args: {} }, when_yes: null, ...more }) as Decision;

describe("coming back to what has become easy", () => {
  it("is the step that was reached, as long as its script", () => {
    expect(again(decision({}))).toMatchObject({ ladder: "touch", family: "touch", step: "touch.opening", minutes: 0, asks_first: false });
  });
  it("asks first where her answer of today is open", () => {
    expect(again(decision({ move: "hold", step: null, when_yes: decision({}) }))).toMatchObject({ step: "touch.opening", asks_first: true });
  });
  it("is nothing where another move is decided", () => {
    expect(again(decision({ move: "stay" }))).toBeUndefined();
    expect(again(decision({ move: "hold", step: null }))).toBeUndefined();
  });
});
