// What this browser knows about the space without opening it. Names, public keys and wrapped or sealed bytes; nothing here opens anything.
import type { ApiNewAccount } from "../generated/core.ts";

export interface Profile {
  version: 1;
  name: string;
  /** 16 bytes, base64url. */
  record: string;
  member: string;
  device: string;
  identity: string;
  member_list: string;
  certificates: string[];
  salt: string;
  mem_kib: number;
  ops: number;
  wrap_passphrase: string;
  device_key_sealed: string;
  /** The server has the account. Until then the way to make it waits, sealed. */
  registered: boolean;
  /** Certificates of devices that joined since she last looked at the list. */
  unseen?: string[];
}

/** A recovery kit that was made here: the words for her, the rest for the server. */
export interface Kit {
  words: string[];
  recovery_login: string;
  wrap_recovery: string;
}
/** What the server still has to get of it. */
export type KeptKit = Omit<Kit, "words">;

/** What the server needs to make the account. Kept sealed until it has. */
export type Registration = ApiNewAccount;

/** Entries the server has not acknowledged, and, once sealed for it, the very bytes that are sent until it does. */
export interface Outbox {
  pending: string[];
  batches: string[];
  /** How many of `pending` the batches hold. */
  sealed: number;
}

export const emptyOutbox = (): Outbox => ({ pending: [], batches: [], sealed: 0 });
