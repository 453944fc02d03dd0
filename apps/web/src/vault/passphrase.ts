// From a passphrase to 32 bytes. It runs in the Worker before anything is unlocked; the core makes the login and wrap halves of it.
import type { Sodium } from "./sodium.ts";

/** How a passphrase is hashed; a server gives these back at login. Field names as in the HTTP API. */
export interface PassphraseParameters {
  salt: Uint8Array;
  mem_kib: number;
  ops: number;
}

/** Pinned: the same numbers as core/vault/passphrase.hpp. */
export const FLOOR = { mem_kib: 64 * 1024, ops: 3 } as const;
export const CEILING = { mem_kib: 1024 * 1024, ops: 16 } as const;
export const SALT_BYTES = 16;

export type PassphraseProblem = "weak_parameters" | "heavy_parameters" | "out_of_memory";

/** `id` is an id of content/errors.json. */
export class PassphraseError extends Error {
  constructor(readonly id: PassphraseProblem) {
    super(id);
    this.name = "PassphraseError";
  }
}

const atLeast = (value: number, floor: number) => Number.isSafeInteger(value) && value >= floor;

/** Refuses, before the passphrase is touched, what a server must not ask for. */
export function checkParameters({ salt, mem_kib, ops }: PassphraseParameters): void {
  const weak = !atLeast(mem_kib, FLOOR.mem_kib) || !atLeast(ops, FLOOR.ops) || salt.length !== SALT_BYTES || salt.every((b) => b === 0);
  if (weak) throw new PassphraseError("weak_parameters");
  if (mem_kib > CEILING.mem_kib || ops > CEILING.ops) throw new PassphraseError("heavy_parameters");
}

/** What a new space uses. */
export function newParameters(sodium: Sodium): PassphraseParameters {
  return { salt: sodium.randombytes_buf(SALT_BYTES), ...FLOOR };
}

/** Argon2id of the passphrase's NFKC form, so that two keyboards that spell a letter differently agree. Nothing is trimmed. */
export function hashPassphrase(sodium: Sodium, passphrase: string, parameters: PassphraseParameters): Uint8Array {
  checkParameters(parameters);
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  try {
    return sodium.crypto_pwhash(32, bytes, parameters.salt, parameters.ops, parameters.mem_kib * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
  } catch {
    throw new PassphraseError("out_of_memory"); // the arguments were checked: what is left is memory
  } finally {
    sodium.memzero(bytes);
  }
}
