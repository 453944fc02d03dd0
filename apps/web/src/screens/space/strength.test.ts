import { describe, expect, it } from "vitest";
import { enoughAt, strength } from "./strength.ts";

describe("the strength of a passphrase", () => {
  it("is honest about what everybody tries first", async () => {
    for (const p of ["password", "Passw0rd1", "123456789", "qwertyuiop", "ebb", "aaaaaaaaaaaa", "letmein2024"]) expect(enoughAt).not.toContain(await strength(p));
  });
  it("likes words that do not belong together", async () => {
    expect(await strength("tundra pickle orbit seven lantern")).toBe("strong");
  });
  it("answers quickly for something very long", async () => {
    expect(await strength("x7-Kq".repeat(5_000))).toBeDefined();
  });
});
