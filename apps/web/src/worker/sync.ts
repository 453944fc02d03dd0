// Between this device and the server: what is new there comes here, what is new here goes there. Runs beside everything else; when there is no
// server it waits, and nothing is lost.
import { type Failure, Refused, type SaveState } from "../client/messages.ts";
import { b64, chance, unb64 } from "./bytes.ts";
import { framesOf, itemsOf, keyOf, sameHeader } from "./kept.ts";
import type { Net } from "./net.ts";
import type { Registration } from "./profile.ts";
import { masked, Refill } from "./refill.ts";
import type { Arrived, Space } from "./space.ts";

const soonMs = 300;
const firstRetryMs = 2_000;
const lastRetryMs = 60_000;
// A login that is refused stays so until the passphrase is given anew.
const refusedMs = 600_000;
const steadyMs = 30_000;
const pageOfEnvelopes = 200;
const nonceBytes = 24;
const attemptsMax = 2;
// Devices that send again at the same time wait for one another; each round at least one gets on.
const roundsMax = 10;

// What a server that changes, drops or swaps envelopes is refused for; told as one thing, with the name behind "more".
const ofTheServersCopy = /^envelope_|^stale_epoch$|^tombstone_bad$|^member_list_bad$|^certificate_bad$/;
// What passes by waiting is not told.
const passing = ["no_server", "too_many_requests"];

export type Tell = (state: SaveState, problem: Failure | null) => void;

interface OpenedListing extends Arrived {
  refused: Failure[];
  stopped: Failure | null;
  cursor: number;
}

const failureOf = (e: unknown): Failure => {
  if (e instanceof Refused) return e.failure;
  const { id = "unexpected", detail = "" } = e as Partial<Failure>;
  return { id, detail };
};
const named = (f: Failure): string => (f.detail ? `${f.id}: ${f.detail}` : f.id);

export class Sync {
  readonly #space: Space;
  readonly #net: Net;
  readonly #turn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly #tell: Tell;
  readonly #changed: () => void;
  readonly #joined: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #feedMs = firstRetryMs;
  #heldBack = false;
  #endFeed: (() => void) | undefined;
  #ready = false;
  #stopped = false;
  #running: Promise<void> | undefined;
  /** Why the last attempt did not get through; null when it did. */
  problem: Failure | null = null;
  /** Something authentic whose content was no good; reading went on after it. */
  #refused: Failure | null = null;
  #erasedThere = false;
  /** What happened to the server and needs no waiting: told until the space is locked. */
  #note: Failure | null = null;
  /** There is something that only another device can send again. */
  #lacking: Failure | null = null;

  /** `turn` runs work in the Worker's one queue, so that an answer of the server never comes between the parts of a request. */
  constructor(space: Space, net: Net, turn: <T>(work: () => Promise<T>) => Promise<T>, tell: Tell, changed: () => void, joined: () => void) {
    this.#space = space;
    this.#net = net;
    this.#turn = turn;
    this.#tell = tell;
    this.#changed = changed;
    this.#joined = joined;
    space.onPending = () => {
      this.#tell(this.#where(), this.#told());
      this.soon();
    };
  }

  soon(afterMs = soonMs): void {
    if (this.#stopped || this.#heldBack) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.run(), afterMs);
  }
  // Not before: entries that come meanwhile wait too.
  #holdBack(ms: number): void {
    if (this.#stopped) return;
    this.#heldBack = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#heldBack = false;
      void this.run();
    }, ms);
  }
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#endFeed?.();
    this.#endFeed = undefined;
  }
  /** Nothing is under way when it resolves, and nothing begins before `resume`. */
  async pause(): Promise<void> {
    this.stop();
    await this.#running;
  }
  resume(): void {
    this.#stopped = false;
    this.soon();
  }
  run(): Promise<void> {
    return (this.#running ??= this.#once().finally(() => (this.#running = undefined)));
  }

  /** Everything sent and everything read; throws why not. */
  async settled(): Promise<void> {
    await this.#running;
    // What the first run sends the second reads back.
    for (let i = 0; i < 2; i += 1) await this.run();
    if (this.problem && this.problem !== this.#refused) throw new Refused(this.problem);
  }

  async #once(): Promise<void> {
    try {
      await this.#connect();
      await this.#pull();
      await this.#push();
      this.#retryMs = firstRetryMs;
      this.problem = this.#refused;
      this.#tell(this.#where(), this.#told());
      this.#listen();
    } catch (e) {
      this.problem = failureOf(e);
      this.#tell(this.#where(), this.#told());
      if (this.problem.wait_s) this.#holdBack(this.problem.wait_s * 1_000);
      else if (this.problem.id === "login_refused") this.#holdBack(refusedMs);
      else this.soon(this.#retryMs);
      this.#retryMs = Math.min(lastRetryMs, this.#retryMs * 2);
    }
  }
  #where(): SaveState {
    if (this.problem?.wait_s) return "later";
    const { outbox, kit } = this.#space;
    return (this.problem && this.problem !== this.#refused) || outbox.pending.length || kit ? "here" : "everywhere";
  }
  #told(): Failure | null {
    if (!this.problem || passing.includes(this.problem.id)) return this.#lacking ?? this.#note;
    if (this.problem.id === "login_refused") return { id: this.#elsewhere() ? "account_missing" : "logged_out", detail: named(this.problem) };
    return ofTheServersCopy.test(this.problem.id) ? { id: "server_copy", detail: named(this.problem) } : this.problem;
  }
  // Another store answers than the one that had the account.
  #elsewhere(): boolean {
    const { server } = this.#space;
    return server !== null && this.#net.store !== undefined && this.#net.store !== server.store;
  }
  /** The server has lost the account: makes it again with the same keys; then everything is sent. Errors: account_exists and others of the server. */
  async makeAgain(): Promise<void> {
    const { name, salt, mem_kib, ops, wrap_passphrase, record, identity, member_list, certificates } = this.#space.profile!;
    const wrap = { salt, mem_kib, ops, login: this.#net.known!.login, wrap_passphrase, recovery_login: null, wrap_recovery: null };
    const registration: Registration = { name, ...wrap, record, identity, member_list, device_certificate: certificates[0]! };
    this.#net.token = await this.#tokenFrom("/accounts", registration).catch((e: unknown) => {
      if (!(e instanceof Refused) || e.failure.id !== "account_exists") throw e;
      // Perhaps another device of hers was quicker, with the same keys: then the same passphrase logs in.
      return this.#tokenFrom("/login", this.#net.known).catch(() => Promise.reject(e));
    });
    this.#ready = this.#heldBack = false;
    this.problem = null;
    this.soon(0);
  }
  async #tokenFrom(path: string, body: unknown): Promise<string> {
    return (await this.#net.json<{ token: string }>("POST", path, body)).token;
  }
  async #connect(): Promise<void> {
    const profile = this.#space.profile!;
    if (!profile.registered) await this.#register();
    const kit = this.#space.kit;
    if (kit && !this.#space.readOnly) {
      await this.#net.json("PUT", "/accounts/me/wraps", kit);
      await this.#turn(async () => void (this.#space.kit === kit && (await this.#space.keepKit(null))));
    }
    if (this.#ready) return;
    await this.#devices();
    await this.#checkLast();
    this.#ready = true;
  }
  async #register(): Promise<void> {
    const registration = await this.#space.sealed<Registration>("settings", "registration");
    if (registration) {
      try {
        this.#net.token = await this.#tokenFrom("/accounts", registration);
      } catch (e) {
        // Its answer may have been lost the last time.
        if (!(e instanceof Refused) || e.failure.id !== "account_exists") throw e;
      }
    }
    await this.#turn(() => this.#space.keepProfile({ ...this.#space.profile!, registered: true }, { registration: null }));
  }
  async #devices(): Promise<void> {
    const path = `/records/${this.#space.profile!.record}/devices`;
    const listed = await this.#net.json<{ member_list: string; certificates: string[] }>("GET", path);
    await this.#sameStore();
    await this.#certify(path, listed.certificates);
    await this.#turn(async () => {
      const profile = this.#space.profile!, before = this.#space.devices();
      // What was held stays, whatever is left out now.
      const certificates = [...new Set([...profile.certificates, ...listed.certificates])];
      this.#space.core.request({ op: "account.certificates", member_list: listed.member_list, certificates });
      if (this.#space.readOnly || (certificates.length === profile.certificates.length && listed.member_list === profile.member_list)) return;
      const known = new Set(before.map((d) => d.device));
      const joined = this.#space.devices().map((d) => d.device).filter((d) => !known.has(d));
      await this.#space.keepProfile({ ...profile, member_list: listed.member_list, certificates, unseen: [...(profile.unseen ?? []), ...joined] });
      this.#joined();
    });
  }
  // A store that was put back may not know the devices that joined since.
  async #certify(path: string, listed: string[]): Promise<void> {
    if (!this.#space.server?.again || this.#space.readOnly) return;
    const there = new Set(listed);
    for (const certificate of this.#space.profile!.certificates) if (!there.has(certificate)) await this.#net.json("PUT", path, { certificate });
  }
  // What was read of one store says nothing about another.
  #sameStore(): Promise<boolean> {
    const { store } = this.#net;
    return store === undefined ? Promise.resolve(true) : this.#turn(() => this.#space.meet(store));
  }
  // A server that was turned back, or turns itself back, holds less than was read here.
  async #checkLast(): Promise<void> {
    const cursor = this.#cursor();
    if (cursor === 0) return;
    const { body } = await this.#net.bytes("GET", `/records/${this.#space.profile!.record}/envelopes?after=${cursor - 1}&limit=1`);
    await this.#turn(async () => void this.#space.core.request({ op: "envelopes.last", listing: b64(body) }));
  }

  async #pull(): Promise<void> {
    await this.#read();
    if (this.#space.server?.again) await this.#refill();
    else await this.#turn(async () => void this.#space.core.request({ op: "envelopes.complete" }));
  }
  async #read(): Promise<void> {
    const path = `/records/${this.#space.profile!.record}/envelopes`;
    let cursor = await this.#turn(async () => this.#cursor());
    for (let asked = -1; ; ) {
      const { body } = await this.#net.bytes("GET", `${path}?after=${cursor}&limit=${pageOfEnvelopes}`);
      if (!(await this.#sameStore())) {
        await this.#devices();
        cursor = 0;
        continue;
      }
      if (body.length === 0) return;
      const read = await this.#turn(() => this.#take(body));
      cursor = read.cursor;
      if (!read.stopped) continue;
      if (read.stopped.id !== "envelope_unknown_device" || asked === cursor) throw new Refused(read.stopped);
      asked = cursor;
      await this.#devices();
    }
  }
  // What is missing still is for the other devices: they read and wrote it.
  async #refill(): Promise<void> {
    if (this.#space.readOnly) return;
    const refill = new Refill(this.#space, this.#net, this.#turn);
    for (let round = 0; round < roundsMax; round += 1) {
      const sent = await refill.send();
      if (!sent) break;
      this.#erasedThere = false;
      this.#note = { id: "server_refilled", detail: `${sent}` };
      await this.#read();
    }
    if (!this.#erasedThere) await refill.eraseAgain();
    this.#erasedThere = true;
    await this.#turn(async () => {
      this.#lacking = this.#missing();
      if (!this.#lacking) await this.#space.met();
    });
  }
  #missing(): Failure | null {
    try {
      this.#space.core.request({ op: "envelopes.complete" });
      return null;
    } catch (e) {
      return { id: "server_lacks", detail: named(failureOf(e)) };
    }
  }
  // How far was read: what opening nothing says.
  #cursor(): number {
    return (this.#space.core.request({ op: "envelopes.open", listing: "" }) as OpenedListing).cursor;
  }
  async #take(listed: Uint8Array<ArrayBuffer>): Promise<OpenedListing> {
    const body = this.#space.server?.again ? await masked(this.#space, listed) : listed;
    const read = this.#space.core.request({ op: "envelopes.open", listing: b64(body) }) as OpenedListing;
    this.#refused ??= read.refused[0] ?? null;
    if (await this.#space.add(read, framesOf(body).filter((f) => f.cursor <= read.cursor))) this.#changed();
    return read;
  }

  async #push(): Promise<void> {
    if (this.#space.readOnly) return;
    const path = `/records/${this.#space.profile!.record}/envelopes`;
    for (let attempts = 0; this.#space.outbox.pending.length; ) {
      if (!this.#space.outbox.batches.length) await this.#turn(() => this.#seal());
      const { batches, sealed } = this.#space.outbox;
      try {
        for (const batch of batches) await this.#net.bytes("POST", path, unb64(batch));
      } catch (e) {
        if ((attempts += 1) > attemptsMax) throw e;
        await this.#again(e);
        continue;
      }
      await this.#turn(async () => {
        this.#space.core.request({ op: "envelopes.sent" });
        const { pending } = this.#space.outbox;
        await this.#space.keepOutbox({ pending: pending.slice(sealed), batches: [], sealed: 0 }, batches);
      });
    }
  }
  async #seal(): Promise<void> {
    const { pending } = this.#space.outbox;
    const { nonces } = this.#space.core.request({ op: "envelopes.plan", lines: pending }) as { nonces: number };
    const { batches } = this.#space.core.request({ op: "envelopes.seal", nonces: Array.from({ length: nonces }, () => chance(nonceBytes)) }) as { batches: string[] };
    await this.#space.keepOutbox({ pending, batches, sealed: pending.length });
  }
  // Refused because something else came first: read that. Sealed anew is only what can never be taken as it is: the numbers of these envelopes
  // may have been read by others already, so they may not get other content.
  async #again(e: unknown): Promise<void> {
    const id = e instanceof Refused ? e.failure.id : "";
    if (!["stale_epoch", "envelope_replayed", "envelope_out_of_order", "envelope_chain_broken"].includes(id)) throw e;
    await this.#pull();
    await this.#turn(async () => {
      if (id === "stale_epoch" || (await this.#taken())) await this.#space.keepOutbox({ ...this.#space.outbox, batches: [], sealed: 0 });
    });
  }

  // Another copy of this profile wrote under the numbers that were to be sent: something else was read in their place.
  async #taken(): Promise<boolean> {
    const { batches } = this.#space.outbox;
    for (const item of batches.flatMap((b) => itemsOf(unb64(b)))) {
      const key = keyOf(item), there = (await this.#space.store!.kept("envelopes", key)) ?? (await this.#space.store!.kept("erased", key));
      if (there && !sameHeader(there, item)) return true;
    }
    return batches.length === 0;
  }

  #listen(): void {
    if (this.#endFeed || this.#stopped) return;
    this.#endFeed = this.#net.feed(this.#space.profile!.record, this.#cursor(), {
      newer: () => this.soon(),
      ended: () => {
        clearTimeout(steady);
        this.#endFeed = undefined;
        this.#ready = false;
        this.soon(this.#feedMs);
        this.#feedMs = Math.min(lastRetryMs, this.#feedMs * 2);
      },
    });
    const steady = setTimeout(() => (this.#feedMs = firstRetryMs), steadyMs);
  }
}
