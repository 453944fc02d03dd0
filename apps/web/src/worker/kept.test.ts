import { describe, expect, it } from "vitest";
import { batchOf, fitting, framesOf, itemsOf, keyOf, listingOf, placeOf, type Frame } from "./kept.ts";

const envelope = (device: number, stream: number, sequence: number): Uint8Array<ArrayBuffer> => {
  const b = new Uint8Array(300);
  b.fill(stream, 20, 36);
  b.fill(device, 40, 56);
  new DataView(b.buffer).setBigUint64(56, BigInt(sequence), true);
  return b;
};

describe("envelopes that are kept", () => {
  it("are named by device, stream and number, and sort by number", () => {
    const keys = [9, 10, 2, 300].map((n) => keyOf(envelope(1, 2, n))).sort();
    expect(keys.map((k) => placeOf(k).sequence)).toEqual([2, 9, 10, 300]);
    expect(new Set(keys.map((k) => placeOf(k).chain)).size).toBe(1);
    expect(placeOf(keyOf(envelope(2, 2, 9))).chain).not.toBe(placeOf(keyOf(envelope(2, 1, 9))).chain);
  });
  it("come back from a listing and from a batch as they were", () => {
    const frames: Frame[] = [{ cursor: 3, erased: false, bytes: envelope(1, 2, 1) }, { cursor: 2 ** 40, erased: true, bytes: envelope(1, 2, 2).slice(0, 200) }];
    expect(framesOf(listingOf(frames))).toEqual(frames);
    expect(framesOf(new Uint8Array(0))).toEqual([]);
    expect(itemsOf(batchOf(frames.map((f) => f.bytes)))).toEqual(frames.map((f) => f.bytes));
  });
  it("a batch has few enough of them, and at least one", () => {
    expect(fitting(Array.from({ length: 500 }, () => 1_000))).toBe(128);
    expect(fitting([1 << 20, 1 << 20, 1])).toBe(2);
    expect(fitting([3 << 20, 1])).toBe(1);
  });
});
