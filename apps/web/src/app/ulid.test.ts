import { describe, expect, it } from "vitest";
import { ulid } from "./ulid.ts";

describe("an id", () => {
  it("is 26 characters: time first, then chance", () => {
    expect(ulid(0, new Uint8Array(10))).toBe("00000000000000000000000000");
    expect(ulid(1_469_918_176_385, new Uint8Array(10).fill(255))).toBe("01ARYZ6S41ZZZZZZZZZZZZZZZZ");
    expect(ulid(1) < ulid(2)).toBe(true);
  });
});
