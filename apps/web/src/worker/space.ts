// The open space: the core with its log, and the sealed copy of it on this device. Every change is one transaction.
import type { Core } from "../../../wasm/loader.mjs";
import type { Draft } from "../generated/core.ts";
import { type Now, Refused } from "../client/messages.ts";
import { b64, chance, unb64 } from "./bytes.ts";
import { emptyOutbox, type Outbox, type Profile } from "./profile.ts";
import type { Change, Store } from "./store.ts";

export type LocalKind = "segment" | "draft" | "outbox" | "chains" | "settings";
const segmentsMax = 20;
const randomBytes = 10;
const nonceBytes = 24;
const text = new TextEncoder();
const plain = new TextDecoder();

/** A log held in memory only: the made-up person's. */
export interface Memory {
  member: string;
  device: string;
  lines: string[];
}

export class Space {
  outbox: Outbox = emptyOutbox();
  /** Called after every change that has to reach the server. */
  onPending: () => void = () => {};

  constructor(
    public core: Core,
    readonly store: Store | null,
    public profile: Profile | null,
    readonly readOnly: boolean,
    readonly memory: Memory | null = null,
  ) {}

  /** Reads the sealed log into the core. The account is unlocked. */
  async load(): Promise<void> {
    if (this.memory) return void this.core.request({ op: "space.open", ...this.memory });
    const { store, profile } = this.#kept();
    const segments = await store.segments();
    const lines = segments.flatMap((s) => this.#open<string[]>("segment", "segment", s));
    this.core.request({ op: "space.open", lines, member: profile.member, device: profile.device });
    if (segments.length > segmentsMax && !this.readOnly) await store.compact(this.seal("segment", "segment", lines));
    this.outbox = (await this.sealed<Outbox>("outbox", "outbox")) ?? emptyOutbox();
    const chains = await store.sealed("chains");
    if (chains) this.core.request({ op: "chains.load", sealed: b64(chains) });
    else this.core.request({ op: "chains.fresh" });
  }

  /** Writes events; durable on this device when it resolves. `also`: sealed state that changes with them. */
  async write(drafts: Draft[], now: Now, also: Record<string, Uint8Array | null> = {}): Promise<string[]> {
    if (this.readOnly) throw new Refused({ id: "read_only", detail: "" });
    const lines = drafts.map((d) => (this.core.request({ op: "write", kind: d.kind, data: d.data, at: now.at, zone: now.zone, random: chance(randomBytes) }) as { line: string }).line);
    this.memory?.lines.push(...lines);
    if (!this.store) return lines;
    const change: Change = { sealed: { ...also } };
    if (lines.length) {
      change.append = this.seal("segment", "segment", lines);
      change.sealed!["outbox"] = this.seal("outbox", "outbox", { ...this.outbox, pending: [...this.outbox.pending, ...lines] });
    }
    await this.#commit(change);
    this.outbox.pending.push(...lines);
    if (lines.length) this.onPending();
    return lines;
  }

  /** Entries of a copy she saved: added here, and sent on like her own. */
  async bring(lines: string[]): Promise<{ added: number; refused: unknown[] }> {
    if (this.readOnly) throw new Refused({ id: "read_only", detail: "" });
    const there = new Set((this.core.request({ op: "space.lines" }) as { lines: string[] }).lines);
    const reply = this.core.request({ op: "space.add", lines }) as { added: number; refused: { line: number }[] };
    const bad = new Set(reply.refused.map((r) => r.line));
    const fresh = lines.filter((line, i) => !bad.has(i + 1) && !there.has(line));
    if (fresh.length) {
      const pending = [...this.outbox.pending, ...fresh];
      await this.#commit({ append: this.seal("segment", "segment", fresh), sealed: { outbox: this.seal("outbox", "outbox", { ...this.outbox, pending }) } });
      this.outbox = { ...this.outbox, pending };
      this.onPending();
    }
    return { added: reply.added, refused: reply.refused };
  }

  /** Events received from elsewhere, together with how far was read. */
  async add(lines: string[]): Promise<void> {
    this.core.request({ op: "space.add", lines });
    await this.#commit({ ...(lines.length && { append: this.seal("segment", "segment", lines) }), sealed: { chains: this.chains() } });
  }
  async keepOutbox(outbox: Outbox): Promise<void> {
    await this.#commit({ sealed: { outbox: this.seal("outbox", "outbox", outbox), chains: this.chains() } });
    this.outbox = outbox;
  }
  async keepProfile(profile: Profile, sealed: Change["sealed"] = {}): Promise<void> {
    await this.#commit({ profile, sealed });
    this.profile = profile;
  }

  seal(kind: LocalKind, name: string, value: unknown): Uint8Array {
    const data = b64(text.encode(JSON.stringify(value)));
    return unb64((this.core.request({ op: "local.seal", kind, name, data, nonce: chance(nonceBytes) }) as { sealed: string }).sealed);
  }
  async sealed<T>(kind: LocalKind, name: string): Promise<T | null> {
    const bytes = await this.store?.sealed(name);
    return bytes ? this.#open<T>(kind, name, bytes) : null;
  }
  chains(): Uint8Array {
    return unb64((this.core.request({ op: "chains.save", nonce: chance(nonceBytes) }) as { sealed: string }).sealed);
  }

  #open<T>(kind: LocalKind, name: string, bytes: Uint8Array): T {
    const { data } = this.core.request({ op: "local.open", kind, name, sealed: b64(bytes) }) as { data: string };
    return JSON.parse(plain.decode(unb64(data))) as T;
  }
  #kept(): { store: Store; profile: Profile } {
    if (!this.store || !this.profile) throw new Refused({ id: "space_not_open", detail: "" });
    return { store: this.store, profile: this.profile };
  }
  // What could not be kept must not stay in the core either: it is read anew from what is on the disk.
  async #commit(change: Change): Promise<void> {
    try {
      await this.store?.commit(change);
    } catch (e) {
      await this.load();
      throw e;
    }
  }
}
