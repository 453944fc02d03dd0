import { describe, expect, it } from "vitest";
import type { EnvelopePlace } from "../generated/core.ts";
import { Places } from "./places.ts";

const place = (sequence: number, events: string[], compartment: EnvelopePlace["compartment"] = "body"): EnvelopePlace => ({ device: "A", compartment, sequence, hash: "", events });
const erased = (sequence: number) => ({ device: "A", compartment: "body" as const, sequence });

describe("where the server holds events", () => {
  it("an event goes when its last envelope does", () => {
    const places = new Places([place(1, ["a", "b"]), place(2, ["b"])]);
    expect(places.take({ places: [], erasures: [erased(1)] })).toEqual(["a"]);
    expect(places.take({ places: [], erasures: [erased(2)] })).toEqual(["b"]);
  });
  it("sent again before it is erased, it stays; an erasure heard of twice or of something unknown changes nothing", () => {
    const places = new Places([place(1, ["a", "b"])]);
    expect(places.take({ places: [place(5, ["b"])], erasures: [erased(1)] })).toEqual(["a"]);
    expect(places.take({ places: [], erasures: [erased(1), erased(9)] })).toEqual([]);
    expect(places.all()).toEqual([place(5, ["b"])]);
  });
  it("erasing takes the whole upload, and names what else is in it and nowhere else", () => {
    const places = new Places([place(1, ["a", "b"]), place(1, ["p"], "private_safety"), place(2, ["c", "b"])]);
    const { places: held, others } = places.holding(["a"]);
    expect(held.map((p) => p.compartment)).toEqual(["body", "private_safety"]);
    expect(others).toEqual(["p"]);
    expect(places.holding(["nothing"])).toEqual({ places: [], others: [], nowhere: ["nothing"] });
  });
});
