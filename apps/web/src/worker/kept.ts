// Sealed envelopes as the server lists and takes them (docs/vault-format.md), and the names they are kept under. Nothing here opens one.
import { b64 } from "./bytes.ts";

const headerBytes = 153;
export const prefixBytes = headerBytes + 64;
export const tombstoneBytes = 164;
const cursorBytes = 8;
const frameHead = cursorBytes + 1 + 4;
const erasedKind = 1;
const batchItemsMax = 128;
const batchBytesMax = 2 << 20;

export interface Frame {
  cursor: number;
  /** Only header, signature and tombstone are left. */
  erased: boolean;
  bytes: Uint8Array<ArrayBuffer>;
}
export type Kept = [key: string, bytes: Uint8Array<ArrayBuffer>];

const view = (b: Uint8Array): DataView => new DataView(b.buffer, b.byteOffset, b.byteLength);

/** Of an envelope's header: its chain. */
export const chainOf = (device: string, stream: string): string => `${device}.${stream}`;
/** Keys of one chain sort in the order of their numbers. */
export function keyOf(envelope: Uint8Array): string {
  const sequence = view(envelope).getBigUint64(56, true);
  return `${chainOf(b64(envelope.subarray(40, 56)), b64(envelope.subarray(20, 36)))}.${String(sequence).padStart(16, "0")}`;
}
/** A key's chain and number. */
export function placeOf(key: string): { chain: string; sequence: number } {
  const dot = key.lastIndexOf(".");
  return { chain: key.slice(0, dot), sequence: Number(key.slice(dot + 1)) };
}
export const kept = (bytes: Uint8Array<ArrayBuffer>): Kept => [keyOf(bytes), bytes];

export const sameHeader = (a: Uint8Array, b: Uint8Array): boolean => a.subarray(0, headerBytes).every((byte, i) => byte === b[i]);

/** A listing the core has read without finding fault. */
export function framesOf(listing: Uint8Array<ArrayBuffer>): Frame[] {
  const frames: Frame[] = [], v = view(listing);
  for (let at = 0; at + frameHead <= listing.length; ) {
    const length = v.getUint32(at + cursorBytes + 1, true), begin = at + frameHead;
    frames.push({ cursor: Number(v.getBigUint64(at, true)), erased: v.getUint8(at + cursorBytes) === erasedKind, bytes: listing.slice(begin, begin + length) });
    at = begin + length;
  }
  return frames;
}
export function listingOf(frames: Frame[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(frames.reduce((n, f) => n + frameHead + f.bytes.length, 0)), v = view(out);
  let at = 0;
  for (const f of frames) {
    v.setBigUint64(at, BigInt(f.cursor), true);
    v.setUint8(at + cursorBytes, f.erased ? erasedKind : 0);
    v.setUint32(at + cursorBytes + 1, f.bytes.length, true);
    out.set(f.bytes, at + frameHead);
    at += frameHead + f.bytes.length;
  }
  return out;
}

export function itemsOf(batch: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const items: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 2; at < batch.length; ) {
    const length = view(batch).getUint32(at, true);
    items.push(batch.slice(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return items;
}
export function batchOf(items: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(items.reduce((n, i) => n + 4 + i.length, 2)), v = view(out);
  v.setUint16(0, items.length, true);
  let at = 2;
  for (const item of items) {
    v.setUint32(at, item.length, true);
    out.set(item, at + 4);
    at += 4 + item.length;
  }
  return out;
}
/** How many of the first items make one batch: few enough, and not too large. */
export function fitting(sizes: number[]): number {
  let n = 0;
  for (let bytes = 0; n < Math.min(sizes.length, batchItemsMax); n += 1) if ((bytes += sizes[n]!) > batchBytesMax && n > 0) break;
  return n;
}
