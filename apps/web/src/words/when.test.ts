import { beforeAll, describe, expect, it } from "vitest";
import { dayName, length, moment, rfc3339 } from "./when.ts";
import { loadRest } from "./words.ts";

beforeAll(() => loadRest());
const now = new Date(2026, 10, 21, 9, 30);

describe("days", () => {
  it("are said as people say them", () => {
    expect(dayName("2026-11-21", now)).toBe("today");
    expect(dayName("2026-11-20", now)).toBe("yesterday");
    expect(dayName("2026-11-22", now)).toBe("tomorrow");
    expect(dayName("2026-11-18", now)).toBe("Wednesday");
    expect(dayName("2026-11-01", now)).toMatch(/1/);
    expect(dayName("2025-11-01", now)).toMatch(/2025/);
  });
  it("keep the wall clock of where they were", () => {
    expect(moment("2026-11-20T22:10:00+05:00", now)).toBe("yesterday, at night");
    expect(moment("2026-11-20T20:10:00-08:00", now)).toBe("yesterday, in the evening");
  });
});

describe("lengths", () => {
  it("are seconds below a minute", () => {
    expect(length(40)).toBe("40 seconds");
    expect(length(60)).toBe("1 minute");
    expect(length(299)).toBe("5 minutes");
  });
});

describe("the time for the core", () => {
  it("is the local time with its offset, the same instant", () => {
    const text = rfc3339(now);
    expect(text).toMatch(/^2026-11-21T09:30:00[+-]\d\d:\d\d$/);
    expect(Date.parse(text)).toBe(now.getTime());
  });
});
