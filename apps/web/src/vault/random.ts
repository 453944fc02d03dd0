import type { Sodium } from "./sodium.ts";

/** Fresh bytes from the browser's generator: keys, ids and nonces are drawn here and passed to the core as arguments. */
export function randomBytes(sodium: Sodium, length: number): Uint8Array {
  return sodium.randombytes_buf(length);
}
