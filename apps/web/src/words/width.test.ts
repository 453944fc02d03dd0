import { describe, expect, it } from "vitest";
import { inches, mm, tenthMm } from "./width.ts";

describe("widths", () => {
  it("are read in millimetres or inches, with point or comma", () => {
    expect(tenthMm("12.7", "mm")).toBe(127);
    expect(tenthMm("12,7", "mm")).toBe(127);
    expect(tenthMm("0.5", "in")).toBe(127);
    expect(tenthMm("1", "in")).toBe(254);
  });
  it("are not guessed", () => {
    for (const typed of ["", "abc", "12mm", "-3", "1e3", "1.2.3"]) expect(tenthMm(typed, "mm")).toBeNull();
  });
  it("are shown both ways", () => {
    expect(mm(127)).toBe("12.7");
    expect(inches(127)).toBe("0.5");
    expect(mm(254)).toBe("25.4");
  });
});
