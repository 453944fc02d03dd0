// What the page may ask for, and who answers it.
import { type Core, CoreTrapped } from "../../../wasm/loader.mjs";
import { type Notice, type Now, Refused, type Request } from "../client/messages.ts";
import { create, newKit, restore, type Restore, unlock, unlockWith, type OpenSpace } from "./account.ts";
import { openCore } from "./core.ts";
import { madeUp } from "./demo.ts";
import { Net } from "./net.ts";
import { Practice } from "./practice.ts";
import type { Profile, Registration } from "./profile.ts";
import { Space } from "./space.ts";
import { Store } from "./store.ts";
import { Sync, type Tell } from "./sync.ts";

type Answering = (args: Record<string, unknown>, request: Request) => Promise<unknown> | unknown;
const writer = "ebb-writer";

// Ops of the core that the page may call as they are; the Worker adds the time.
const throughNow = new Set(["today", "journey", "assess", "assess.private", "assess.next"]);
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
  #queue: Promise<unknown> = Promise.resolve();

  constructor(post: (notice: Notice) => void) {
    this.#post = post;
  }

  answer(request: Request): Promise<unknown> {
    // Restoring syncs, and syncing takes turns: it may not hold one itself.
    return request.op === "space.restore" ? this.#answer(request) : this.#turn(() => this.#answer(request));
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
    "space.drop_kit": () => this.#dropKit(),
    "space.new_kit": (a) => this.#newKit(String(a["passphrase"])),
    "space.unlock": (a) => this.#unlock(String(a["passphrase"])),
    "space.restore": (a, r) => this.#restore(a as unknown as Restore, r),
    "space.opened": async () => ({ read_only: this.#here().readOnly, unfinished: await this.#playing().unfinished(), name: this.#here().profile?.name ?? "" }),
    "space.lines": () => this.#here().core.request({ op: "space.lines" }),
    "space.bring": (a) => this.#here().bring(a["lines"] as string[]),
    "space.erase": () => this.#erase(),
    "space.sync": async () => ({ problem: this.#sync?.problem ?? null, pending: this.#here().outbox.pending.length }),
    "demo.open": (_, r) => this.#demo(r),
    write: async (a, r) => ({ lines: await this.#here().write([{ kind: String(a["kind"]), data: a["data"] as Record<string, unknown> }], r.now) }),
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
    await space.load();
    await space.write([{ kind: "answer.given", data: { question: "safety.adult", skipped: false, choices: ["yes"] } }], r.now);
    this.#enter(space, made);
    return { name: made.profile.name, words: made.words };
  }
  // The kit is skipped: the server never learns of it, or forgets it.
  async #dropKit(): Promise<void> {
    const space = this.#here();
    const registration = await space.sealed<Registration>("settings", "registration");
    if (registration) await space.keepProfile(space.profile!, { registration: space.seal("settings", "registration", { ...registration, recovery_login: null, wrap_recovery: null }) });
    else await newKit(space.core, this.#net);
  }
  async #newKit(passphrase: string): Promise<unknown> {
    const space = this.#here();
    await this.#check(passphrase);
    return { name: space.profile!.name, words: await newKit(space.core, this.#net) };
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
      await Store.destroy();
      throw new Refused({ id: "space_missing", detail: "" });
    }
    const core = await this.#fresh();
    const opened = await unlock(core, profile, passphrase);
    await this.#open(core, store, opened);
  }
  async #restore(how: Restore, r: Request): Promise<void> {
    const there = (await Store.exists()) ? await Store.open() : null;
    const before = await there?.profile<Profile>();
    if (before && before.name !== how.name) throw new Refused({ id: "other_space", detail: "" });
    const core = await this.#fresh();
    const opened = await restore(core, this.#net, how, r.now);
    const store = there ?? (await Store.open());
    await store.commit({ profile: opened.profile, sealed: { chains: null } });
    await this.#open(core, store, opened);
    await this.#sync?.run();
    // A server that lies is told on the screens, beside what could be read.
    if (this.#sync?.problem?.id === "no_server") throw new Refused(this.#sync.problem);
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
    const tell: Tell = (state, problem) => this.#post({ notice: "saving", state, problem });
    this.#sync = new Sync(space, this.#net, login, (work) => this.#turn(work), tell, () => this.#post({ notice: "changed" }));
    tell("here", null);
    this.#sync.soon();
  }
  async #erase(): Promise<void> {
    const space = this.#here();
    if (space.readOnly) throw new Refused({ id: "read_only", detail: "" });
    this.#sync?.stop();
    if (space.profile?.registered) await this.#net.json("DELETE", "/accounts/me");
    space.store?.close();
    await Store.destroy();
    this.#space = undefined;
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
