// The open space: the core with its log, and the sealed copy of it on this device. Every change is one transaction.
import type { Core } from "../../../wasm/loader.mjs";
import type { AccountDeviceRow, Draft, EnvelopeErased, EnvelopePlace } from "../generated/core.ts";
import { type Now, Refused } from "../client/messages.ts";
import { b64, chance, unb64 } from "./bytes.ts";
import { type Frame, itemsOf, kept } from "./kept.ts";
import { Places } from "./places.ts";
import { emptyOutbox, type KeptKit, type Outbox, type Profile } from "./profile.ts";
import type { Change, Store } from "./store.ts";

export type LocalKind = "segment" | "draft" | "outbox" | "chains" | "settings";
const segmentsMax = 20;
const randomBytes = 10;
const nonceBytes = 24;
/** What one sealed segment holds. */
interface Segment {
  lines: string[];
  places: EnvelopePlace[];
}
/** Read from the server. */
export interface Arrived {
  lines: string[];
  places: EnvelopePlace[];
  erasures: EnvelopeErased[];
}
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
  /** A recovery kit that the server does not have yet. */
  kit: KeptKit | null = null;
  /** The store that was read last; `again`: it was another one before, and this one does not have everything yet. */
  server: { store: string; again: boolean } | null = null;
  #lines = new Set<string>();
  #places = new Places();
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
    const read = segments.map((s) => this.#open<Segment>("segment", "segment", s));
    this.#lines = new Set(read.flatMap((s) => s.lines));
    this.#places = new Places(read.flatMap((s) => s.places));
    this.core.request({ op: "space.open", lines: [...this.#lines], member: profile.member, device: profile.device });
    if (segments.length > segmentsMax && !this.readOnly) await store.commit({ whole: this.#whole() });
    this.outbox = (await this.sealed<Outbox>("outbox", "outbox")) ?? emptyOutbox();
    this.kit = await this.sealed<KeptKit>("settings", "kit");
    this.server = await this.sealed("settings", "server");
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
      change.append = this.#segment({ lines, places: [] });
      change.sealed!["outbox"] = this.seal("outbox", "outbox", { ...this.outbox, pending: [...this.outbox.pending, ...lines] });
    }
    await this.#commit(change);
    for (const line of lines) this.#lines.add(line);
    this.outbox.pending.push(...lines);
    if (lines.length) this.onPending();
    return lines;
  }

  /** Entries of a copy she saved: added here, and sent on like her own. */
  async bring(lines: string[]): Promise<{ added: number; refused: unknown[] }> {
    if (this.readOnly) throw new Refused({ id: "read_only", detail: "" });
    const reply = this.core.request({ op: "space.add", lines }) as { added: number; refused: { line: number }[] };
    const bad = new Set(reply.refused.map((r) => r.line));
    const fresh = lines.filter((line, i) => !bad.has(i + 1) && !this.#lines.has(line));
    if (fresh.length) await this.#send(fresh, this.#segment({ lines: fresh, places: [] }));
    return { added: reply.added, refused: reply.refused };
  }
  /** Events that are here, to the server once more. */
  async sendAgain(events: string[]): Promise<void> {
    await this.#send((this.core.request({ op: "space.lines", events }) as { lines: string[] }).lines);
  }
  async #send(lines: string[], append?: Uint8Array): Promise<void> {
    const pending = [...this.outbox.pending, ...lines];
    await this.#commit({ ...(append && { append }), sealed: { outbox: this.seal("outbox", "outbox", { ...this.outbox, pending }) } });
    for (const line of lines) this.#lines.add(line);
    this.outbox = { ...this.outbox, pending };
    this.onPending();
  }

  /** What was read from the server, together with how far was read. True: something is another now. */
  async add(read: Arrived, frames: Frame[]): Promise<boolean> {
    const lines = read.lines.filter((line) => !this.#lines.has(line));
    if (lines.length) this.core.request({ op: "space.add", lines });
    for (const line of lines) this.#lines.add(line);
    const gone = this.#places.take(read);
    const sealed = { chains: this.chains() };
    if (gone.length) this.#drop(gone);
    const change: Change = { sealed, envelopes: frames.filter((f) => !f.erased).map((f) => kept(f.bytes)), erased: frames.filter((f) => f.erased).map((f) => kept(f.bytes)) };
    if (read.erasures.length) await this.#commit({ whole: this.#whole(), ...change });
    else await this.#commit({ append: this.#segment({ lines, places: read.places }), ...change });
    return lines.length > 0 || gone.length > 0;
  }
  /** All events of an entry, the envelopes that hold them, and what else is in those. */
  entry(event: string): { events: string[]; places: EnvelopePlace[]; others: string[]; nowhere: string[] } {
    const { events } = this.core.request({ op: "space.about", event }) as { events: string[] };
    return { events, ...this.#places.holding(events) };
  }
  /** Events that were erased everywhere else. */
  async forget(events: string[]): Promise<void> {
    this.#drop(events);
    await this.#commit({ whole: this.#whole(), sealed: { chains: this.chains() } });
  }
  #drop(events: string[]): void {
    this.core.request({ op: "space.forget", events });
    this.#lines = new Set((this.core.request({ op: "space.lines" }) as { lines: string[] }).lines);
  }
  #whole(): Uint8Array {
    return this.#segment({ lines: [...this.#lines], places: this.#places.all() });
  }
  #segment(segment: Segment): Uint8Array {
    return this.seal("segment", "segment", segment);
  }
  /** Words she has said she has: the server gets what belongs to them. */
  async keepKit(kit: KeptKit | null): Promise<void> {
    await this.#commit({ sealed: { kit: kit && this.seal("settings", "kit", kit) } });
    this.kit = kit;
    if (kit) this.onPending();
  }
  /** A store answers. True: it is the one that was read before. Another one is read from its beginning. */
  async meet(store: string): Promise<boolean> {
    if (this.server?.store === store) return true;
    const server = { store, again: this.server !== null };
    this.core.request({ op: "chains.again" });
    await this.#commit({ sealed: { server: this.seal("settings", "server", server), chains: this.chains() } });
    this.server = server;
    return false;
  }
  /** It has everything now. */
  async met(): Promise<void> {
    const server = { ...this.server!, again: false };
    await this.#commit({ sealed: { server: this.seal("settings", "server", server) } });
    this.server = server;
  }
  /** `sent`: batches the server has acknowledged. */
  async keepOutbox(outbox: Outbox, sent: string[] = []): Promise<void> {
    const envelopes = sent.flatMap((batch) => itemsOf(unb64(batch))).map(kept);
    await this.#commit({ envelopes, sealed: { outbox: this.seal("outbox", "outbox", outbox), chains: this.chains() } });
    this.outbox = outbox;
  }
  async keepProfile(profile: Profile, sealed: Change["sealed"] = {}): Promise<void> {
    await this.#commit({ profile, sealed });
    this.profile = profile;
  }

  /** Something half written; null takes it away. It never leaves this device. */
  async keepDraft(name: string, value: unknown): Promise<void> {
    if (this.readOnly) throw new Refused({ id: "read_only", detail: "" });
    await this.store?.commit({ sealed: { [name]: value === null ? null : this.seal("draft", name, value) } });
  }

  devices(): AccountDeviceRow[] {
    return (this.core.request({ op: "account.devices" }) as { devices: AccountDeviceRow[] }).devices;
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
