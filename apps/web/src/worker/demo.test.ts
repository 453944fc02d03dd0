import { describe, expect, it } from "vitest";
import { movedTo } from "./demo.ts";

const line = (day: string, at: string, hlc: string) => JSON.stringify({ id: "1", kind: "k", member: "m", device: "d", hlc, at, zone: "Europe/Berlin", day, data: { n: 1 } });
const log = [line("2026-10-24", "2026-10-24T18:00:00+02:00", "1792857600000-0"), line("2026-10-26", "2026-10-26T18:00:00+01:00", "1793034000000-3")].join("\n") + "\n";

describe("the made-up person", () => {
  const { lines, member, device } = movedTo(log, "2027-03-02");
  const entries = lines.map((l) => JSON.parse(l) as Record<string, string>);
  it("ends yesterday, every entry as far apart as it was", () => {
    expect(entries.map((e) => e["day"])).toEqual(["2027-02-27", "2027-03-01"]);
    expect(entries[1]!["at"]).toBe("2027-03-01T18:00:00+01:00");
    for (const e of entries) expect(Date.parse(e["at"]!)).toBe(Number(e["hlc"]!.split("-")[0]));
  });
  it("keeps everything else", () => {
    expect(entries[1]).toMatchObject({ id: "1", hlc: expect.stringMatching(/-3$/) as string, data: { n: 1 } });
    expect([member, device]).toEqual(["m", "d"]);
  });
});
