// What this browser keeps: sealed bytes only. One transaction with strict durability for each change, so that what is shown as saved is saved.
//   profile   who opens this space: names, wraps, public keys; nothing that opens it
//   segments  sealed lines of the log, in the order they were written
//   sealed    other sealed state, by name: where syncing stands, a practice in progress, a diary entry that is not saved yet
//   envelopes sealed envelopes as the server acknowledged or listed them, so that a server that lost them can have them again
//   erased    of those whose content was erased: header, signature and tombstone
import { databaseName, storeVersion } from "../app/presence.ts";
import { Refused } from "../client/messages.ts";
import type { Kept } from "./kept.ts";

export type KeptIn = "envelopes" | "erased";
const stores = ["profile", "segments", "sealed", "envelopes", "erased"] as const;

export interface Change {
  profile?: unknown;
  /** Sealed lines to add. */
  append?: Uint8Array;
  /** Sealed lines in place of all that were there. */
  whole?: Uint8Array;
  /** Sealed state by name; null takes it away. */
  sealed?: Record<string, Uint8Array | null>;
  envelopes?: Kept[];
  /** In the place of envelopes. */
  erased?: Kept[];
}

function wait<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(new Refused({ id: "cannot_store", detail: String(request.error?.name) }));
  });
}

const openMs = 15_000;

/** The answer to opening or deleting, if one comes in time. Errors: store_held by another tab, store_silent. What is opened later is closed again, so
 *  that it stands in nobody's way. */
export function opened<T extends IDBDatabase | undefined>(request: IDBOpenDBRequest): Promise<T> {
  let held = false, given = false;
  request.onblocked = () => (held = true);
  return new Promise((done, failed) => {
    const timer = setTimeout(() => {
      given = true;
      failed(new Refused({ id: held ? "store_held" : "store_silent", detail: "" }));
    }, openMs);
    wait(request).then((db) => (given ? (db as IDBDatabase | undefined)?.close() : done(db as T)), failed).finally(() => clearTimeout(timer));
  });
}

export class Store {
  readonly #db: IDBDatabase;
  private constructor(db: IDBDatabase) {
    this.#db = db;
    db.onversionchange = () => db.close();
  }

  static async open(): Promise<Store> {
    const request = indexedDB.open(databaseName, storeVersion);
    request.onupgradeneeded = () => {
      const there = request.result.objectStoreNames;
      for (const name of stores) if (!there.contains(name)) request.result.createObjectStore(name, name === "segments" ? { autoIncrement: true } : {});
    };
    return new Store(await opened<IDBDatabase>(request));
  }
  static async exists(): Promise<boolean> {
    return (await indexedDB.databases()).some((d) => d.name === databaseName);
  }
  static async destroy(): Promise<void> {
    await opened(indexedDB.deleteDatabase(databaseName));
  }

  profile<T>(): Promise<T | undefined> {
    return wait(this.#db.transaction("profile").objectStore("profile").get("profile"));
  }
  segments(): Promise<Uint8Array[]> {
    return wait(this.#db.transaction("segments").objectStore("segments").getAll());
  }
  sealed(name: string): Promise<Uint8Array | undefined> {
    return wait(this.#db.transaction("sealed").objectStore("sealed").get(name));
  }
  /** In the order of their keys. */
  keys(from: KeptIn): Promise<string[]> {
    return wait(this.#db.transaction(from).objectStore(from).getAllKeys()) as Promise<string[]>;
  }
  kept(from: KeptIn, key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return wait(this.#db.transaction(from).objectStore(from).get(key));
  }
  /** All of it or nothing. Resolves when it is on the disk. */
  commit(change: Change): Promise<void> {
    return this.#write((tx) => {
      if (change.profile !== undefined) tx.objectStore("profile").put(change.profile, "profile");
      if (change.whole) {
        tx.objectStore("segments").clear();
        tx.objectStore("segments").add(change.whole);
      }
      if (change.append) tx.objectStore("segments").add(change.append);
      for (const [name, bytes] of Object.entries(change.sealed ?? {})) {
        if (bytes) tx.objectStore("sealed").put(bytes, name);
        else tx.objectStore("sealed").delete(name);
      }
      for (const [key, bytes] of change.envelopes ?? []) tx.objectStore("envelopes").put(bytes, key);
      for (const [key, bytes] of change.erased ?? []) {
        tx.objectStore("erased").put(bytes, key);
        tx.objectStore("envelopes").delete(key);
      }
    });
  }
  close(): void {
    this.#db.close();
  }

  #write(change: (tx: IDBTransaction) => void): Promise<void> {
    return new Promise((done, failed) => {
      const tx = this.#db.transaction(stores, "readwrite", { durability: "strict" });
      const refuse = () => failed(new Refused({ id: "cannot_store", detail: String(tx.error?.name) }));
      tx.oncomplete = () => done();
      tx.onerror = refuse;
      tx.onabort = refuse;
      change(tx);
    });
  }
}
