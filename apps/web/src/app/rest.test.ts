import { describe, expect, it } from "vitest";
import type { Journey, Today } from "./documents.ts";
import { chosen, dayOf, resting, wider } from "./rest.ts";

const pause = (ladder?: string, last: string | null = null) => ({ began: { reason: "rest", ...(ladder && { ladder }) }, last, origin: {} });
const journey = (...pauses: object[]) => ({ pauses }) as unknown as Journey;
const waits = (ladders: string[], code = "hold.paused_for_now") => ({ waits: [{ ladders, reasons: [{ reason: { code }, clinician_topic: null }] }] }) as unknown as Today;

describe("what rests", () => {
  it("is what the core lets rest, whatever is behind it, and what she chose", () => {
    expect(resting(waits(["dilator", "touch"]), journey())).toEqual(["touch", "dilator"]);
    expect(resting(waits(["touch", "dilator"]), journey(pause("touch")))).toEqual(["touch", "dilator"]);
    expect(resting(waits(["dilator"], "hold.something_inside"), journey(pause()))).toEqual(["release", "touch", "dilator"]);
    expect(resting(waits(["dilator"], "hold.something_inside"), journey(pause("dilator", "2026-01-01")))).toEqual([]);
    expect(resting(null, null)).toEqual([]);
  });
  it("leaves only more to be chosen", () => {
    expect(wider([])).toEqual(["everything", "dilator", "touch"]);
    expect(wider(["dilator"])).toEqual(["everything", "touch"]);
    expect(wider(["touch", "dilator"])).toEqual(["everything"]);
    expect(wider(["release", "touch", "dilator"])).toEqual([]);
  });
  it("a pause that ended is none", () => {
    expect([chosen(journey(pause("touch"))), chosen(journey(pause("touch", "2026-01-01"))), chosen(null)]).toEqual([true, false, false]);
  });
  it("the day is the day where she is", () => expect(dayOf({ at: "2026-11-21T23:30:00+01:00" })).toBe("2026-11-21"));
});
