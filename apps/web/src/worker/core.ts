// The core in this Worker: fetched once, checked against the hash this page was built with, and opened. A trapped instance is never used again.
import { hash, url } from "virtual:core";
import { open, type Core } from "../../../wasm/loader.mjs";
import { cipherImports } from "../vault/cipher.ts";
import { loadSodium } from "../vault/sodium.ts";
import { Refused } from "../client/messages.ts";

const hex = (bytes: ArrayBuffer) => Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, "0")).join("");

const answerMs = 60_000;

async function fetchModule(): Promise<WebAssembly.Module> {
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMs) }).catch(() => null);
  const bytes = response?.ok ? await response.arrayBuffer().catch(() => null) : null;
  if (!bytes) throw new Refused({ id: "part_missing", detail: url });
  if (hex(await crypto.subtle.digest("SHA-256", bytes)) !== hash) throw new Refused({ id: "core_of_another_build", detail: url });
  return WebAssembly.compile(bytes);
}

let fetched: Promise<WebAssembly.Module> | undefined;

function module(): Promise<WebAssembly.Module> {
  fetched ??= fetchModule().catch((e: unknown) => {
    fetched = undefined;
    throw e;
  });
  return fetched;
}

export async function openCore(): Promise<Core> {
  const [code, sodium] = await Promise.all([module(), loadSodium()]);
  return open(code, { cipher: (memory) => cipherImports(sodium, memory) as unknown as Record<string, (...args: number[]) => number> });
}
