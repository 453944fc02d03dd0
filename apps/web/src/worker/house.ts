// What the page may ask for, and who answers it.
import { type Core, CoreTrapped } from "../../../wasm/loader.mjs";
import { type Notice, type Now, Refused, type Request } from "../client/messages.ts";
import { create, newKit, newPassphrase, restore, type Restore, unlock, unlockAnew, unlockWith, type OpenSpace } from "./account.ts";
import { openCore } from "./core.ts";
import { madeUp } from "./demo.ts";
import { eraseEntry } from "./erase.ts";
import { Net } from "./net.ts";
import { Practice } from "./practice.ts";
import type { Kit, Profile } from "./profile.ts";
import { Space } from "./space.ts";
import { Store } from "./store.ts";
import { Sync, type Tell } from "./sync.ts";

type Answering = (args: Record<string, unknown>, request: Request) => Promise<unknown> | unknown;
const writer = "ebb-writer";
const entryDraft = "entry";

// Ops of the core that the page may call as they are; the Worker adds the time.
const throughNow = new Set(["today", "journey", "assess", "assess.private", "assess.next", "assess.follow_up", "assess.module"]);
// Restoring and erasing sync, and syncing takes turns: they may not hold one themselves.
const withoutTurn = new Set(["space.restore", "space.erase", "space.erase_here", "space.erase_entry"]);
const through = new Set(["hello", "assess.question", "live.start", "live.step", "live.set", "live.stop"]);

export class House {
  readonly #post: (notice: Notice) => void;
  readonly #net = new Net();
  #core: Promise<Core> | undefined;
  #space: Space | undefined;
  #practice: Practice | undefined;
  #sync: Sync | undefined;
  #key = "";
  #now: Now = { at: "", ms: 0, zone: "" };
  /** Words on the screen that she has not yet said she has. */
  #kit: Kit | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(post: (notice: Notice) => void) {
    this.#post = post;
    this.#net.onWait = (seconds) => post({ notice: "waiting", seconds });
  }

  answer(request: Request): Promise<unknown> {
    return withoutTurn.has(request.op) ? this.#answer(request) : this.#turn(() => this.#answer(request));
  }
  async #answer(request: Request): Promise<unknown> {
    const { op, args, now } = request;
    this.#now = now;
    const own = this.#answers[op];
    if (own) return own(args, request);
    const core = await this.#opened();
    if (throughNow.has(op)) return core.request({ op, at: now.at, ...args });
    if (through.has(op)) return core.request({ op, ...args });
    throw new Refused({ id: "unknown_op", detail: op });
  }

  readonly #answers: Record<string, Answering> = {
    "space.create": (a, r) => this.#create(String(a["passphrase"]), r),
    "space.keep_kit": () => this.#keepKit(),
    "space.drop_kit": () => void (this.#kit = undefined),
    "space.new_kit": (a) => this.#newKit(String(a["passphrase"])),
    "space.new_passphrase": (a) => this.#newPassphrase(String(a["passphrase"]), String(a["new_passphrase"])),
    "space.devices": () => this.#devices(),
    "space.erase_entry": (a, r) => eraseEntry(this.#here(), this.#net, this.#sync!, (work) => this.#turn(work), String(a["event"]), r.now.ms),
    "space.unlock": (a) => this.#unlock(String(a["passphrase"])),
    "space.restore": (a, r) => this.#restore(a as unknown as Restore, r),
    "space.opened": async () => ({ read_only: this.#here().readOnly, unfinished: await this.#playing().unfinished(), name: this.#here().profile?.name ?? "" }),
    "space.copy": (a) => this.#here().core.request({ op: "space.copy", private_safety: a["private_safety"] === true }),
    "space.bring": (a) => this.#here().bring(a["lines"] as string[]),
    "space.erase": () => this.#erase(),
    "space.erase_here": () => this.#eraseHere(),
    "space.make_again": () => (this.#writable(), this.#sync!.makeAgain()),
    "space.sync": async () => ({ problem: this.#sync?.problem ?? null, pending: this.#here().outbox.pending.length }),
    "demo.open": (_, r) => this.#demo(r),
    write: async (a, r) => ({ lines: await this.#here().write([{ kind: String(a["kind"]), data: a["data"] as Record<string, unknown> }], r.now) }),
    "draft.read": () => this.#here().sealed("draft", entryDraft),
    "draft.keep": (a) => this.#keepBegun(String(a["event"]), a["fields"] ?? null),
    "practice.start": (a, r) => this.#playing().start(a, r.now),
    "practice.do": (a, r) => this.#playing().do(a, r.now),
    "practice.saved": (_, r) => this.#playing().resume(r.now),
    "practice.resume": (_, r) => this.#playing().resume(r.now),
    "practice.drop": () => this.#playing().drop(),
  };

  async #create(passphrase: string, r: Request): Promise<unknown> {
    if (await Store.exists()) throw new Refused({ id: "space_exists", detail: "" });
    const core = await this.#fresh();
    const made = await create(core, passphrase, r.now);
    const store = await Store.open();
    const space = new Space(core, store, made.profile, !(await this.#claim()));
    await space.keepProfile(made.profile, { registration: space.seal("settings", "registration", made.registration) });
    this.#kit = made.kit;
    await space.load();
    await space.write([{ kind: "answer.given", data: { question: "safety.adult", skipped: false, choices: ["yes"] } }], r.now);
    this.#enter(space, made);
    return { name: made.profile.name, words: made.kit.words };
  }
  // Words that were skipped, or never confirmed, open nothing, and replace nothing.
  async #keepKit(): Promise<void> {
    if (!this.#kit) return;
    const { recovery_login, wrap_recovery } = this.#kit;
    await this.#here().keepKit({ recovery_login, wrap_recovery });
    this.#kit = undefined;
  }
  async #newKit(passphrase: string): Promise<unknown> {
    const space = this.#writable();
    await this.#check(passphrase);
    this.#kit = newKit(space.core);
    return { name: space.profile!.name, words: this.#kit.words };
  }
  async #newPassphrase(passphrase: string, next: string): Promise<void> {
    const space = this.#writable();
    await this.#check(passphrase);
    if (!space.profile!.registered) throw new Refused({ id: "no_server", detail: "" });
    const opened = await newPassphrase(space.core, this.#net, space.profile!, next);
    this.#net.known = { name: opened.profile.name, login: opened.login };
    this.#key = opened.key;
    await space.keepProfile(opened.profile);
  }
  async #keepBegun(event: string, fields: unknown): Promise<void> {
    const { [event]: _, ...others } = (await this.#here().sealed<Record<string, unknown>>("draft", entryDraft)) ?? {};
    const all = fields ? { ...others, [event]: fields } : others;
    await this.#here().keepDraft(entryDraft, Object.keys(all).length ? all : null);
  }
  async #devices(): Promise<unknown> {
    const space = this.#here();
    const unseen = space.profile?.unseen ?? [];
    const devices = space.devices().map((d) => ({ ...d, unseen: unseen.includes(d.device) }));
    if (unseen.length && !space.readOnly) await space.keepProfile({ ...space.profile!, unseen: [] });
    this.#tellJoined();
    return { devices };
  }
  #tellJoined(): void {
    this.#post({ notice: "joined", devices: this.#space?.profile?.unseen?.length ?? 0 });
  }
  // The passphrase once more, in an instance of its own, before something that lets others in.
  async #check(passphrase: string): Promise<void> {
    await unlock(await openCore(), this.#here().profile!, passphrase);
  }
  async #unlock(passphrase: string): Promise<void> {
    const store = await Store.open();
    const profile = await store.profile<Profile>();
    if (!profile) {
      store.close();
      await Store.destroy().catch(() => undefined);
      throw new Refused({ id: "space_missing", detail: "" });
    }
    const core = await this.#fresh();
    const opened = await unlock(core, profile, passphrase).catch((e: unknown) => this.#unlockAnew(e, core, profile, passphrase));
    if (opened.profile !== profile) await store.commit({ profile: opened.profile });
    await this.#open(core, store, opened);
  }
  // Perhaps it is one that was made on another device. Whatever goes wrong on the way: this one does not open what is here.
  async #unlockAnew(e: unknown, core: Core, profile: Profile, passphrase: string): Promise<OpenSpace> {
    if (!profile.registered || (e as { id?: string }).id !== "wrong_passphrase") throw e;
    return unlockAnew(core, this.#net, profile, passphrase).catch(() => Promise.reject(e));
  }
  async #restore(how: Restore, r: Request): Promise<void> {
    const there = (await Store.exists()) ? await Store.open() : null;
    const before = await there?.profile<Profile>();
    if (before && before.name !== how.name) throw new Refused({ id: "other_space", detail: "" });
    const core = await this.#fresh();
    this.#net.token = this.#net.known = undefined;
    this.#net.patient = true;
    try {
      await this.#restored(core, there, how, r);
    } finally {
      this.#net.patient = false;
    }
  }
  async #restored(core: Core, there: Store | null, how: Restore, r: Request): Promise<void> {
    const opened = await restore(core, this.#net, how, r.now);
    const store = there ?? (await Store.open());
    await store.commit({ profile: opened.profile, sealed: { chains: null } });
    await this.#open(core, store, opened);
    await this.#sync?.run();
    // A server that lies is told on the screens, beside what could be read.
    if (this.#sync?.problem?.id === "no_server" || this.#sync?.problem?.wait_s) throw new Refused(this.#sync.problem);
  }
  async #open(core: Core, store: Store, opened: OpenSpace): Promise<void> {
    const space = new Space(core, store, opened.profile, !(await this.#claim()));
    await space.load();
    this.#enter(space, opened);
  }
  #enter(space: Space, { login, key }: OpenSpace): void {
    this.#space = space;
    this.#key = key;
    this.#practice = new Practice(space);
    this.#net.known = { name: space.profile!.name, login };
    const tell: Tell = (state, problem) => this.#post({ notice: "saving", state, problem });
    this.#sync = new Sync(space, this.#net, (work) => this.#turn(work), tell, () => this.#post({ notice: "changed" }), () => this.#tellJoined());
    tell("here", null);
    this.#tellJoined();
    this.#sync.soon();
  }
  async #erase(): Promise<void> {
    const space = this.#writable();
    await this.#sync?.pause();
    try {
      await this.#eraseThere(space);
    } catch (e) {
      this.#sync?.resume();
      throw e;
    }
    await this.#gone(space);
  }
  // Only what this device keeps; the server is not asked, and what it holds stays there, sealed.
  async #eraseHere(): Promise<void> {
    const space = this.#writable();
    await this.#sync?.pause();
    await this.#gone(space);
  }
  async #gone(space: Space): Promise<void> {
    this.#net.token = this.#net.known = undefined;
    space.store?.close();
    await Store.destroy();
    this.#space = undefined;
  }
  // An account that was perhaps never made there: what there is of it goes, and a server that knows nothing of it is fine.
  async #eraseThere(space: Space): Promise<void> {
    try {
      await this.#net.json("DELETE", "/accounts/me");
    } catch (e) {
      const id = e instanceof Refused ? e.failure.id : "";
      if (space.profile?.registered || !["login_refused", "no_server"].includes(id)) throw e;
    }
  }
  async #demo(r: Request): Promise<void> {
    const space = new Space(await this.#fresh(), null, null, false, await madeUp(r.now.at.slice(0, 10)));
    await space.load();
    this.#space = space;
    this.#practice = new Practice(space);
  }

  #here(): Space {
    if (!this.#space) throw new Refused({ id: "space_not_open", detail: "" });
    return this.#space;
  }
  #writable(): Space {
    const space = this.#here();
    if (space.readOnly) throw new Refused({ id: "read_only", detail: "" });
    return space;
  }
  #playing(): Practice {
    this.#here();
    return this.#practice!;
  }
  #opened(): Promise<Core> {
    return (this.#core ??= openCore());
  }
  #fresh(): Promise<Core> {
    this.#core = openCore();
    return this.#core;
  }
  // One tab writes; the others read. The lock is given back when this Worker ends.
  #claim(): Promise<boolean> {
    return new Promise((claimed) => {
      void navigator.locks.request(writer, { ifAvailable: true }, (lock) => {
        claimed(lock !== null);
        return lock ? new Promise(() => undefined) : undefined;
      });
    });
  }
  // A trapped core is never used again: a new one folds anew from what is kept, and what was asked is asked once more. Nothing is written twice by
  // that: what is kept is kept in one transaction, after the core's last word on it.
  async #steady<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (e) {
      if (!(e instanceof CoreTrapped)) throw e;
      const core = await this.#fresh();
      const space = this.#space;
      if (!space) throw e;
      if (space.profile) unlockWith(core, space.profile, this.#key);
      space.core = core;
      await space.load();
      this.#practice?.again(this.#now);
      return work();
    }
  }
  #turn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(() => this.#steady(work));
    this.#queue = next.catch(() => undefined);
    return next;
  }
}
