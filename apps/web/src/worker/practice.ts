// A practice in progress: what it wants written is written at once, and its state is sealed every few seconds, so that a killed browser or a
// dead battery loses nothing.
import type { Now } from "../client/messages.ts";
import type { Space } from "./space.ts";

const saveEveryMs = 3_000;
const name = "practice";

interface View {
  phase: string;
  done: boolean;
  save: boolean;
  drafts: { kind: string; data: Record<string, unknown> }[];
}

export class Practice {
  readonly #space: Space;
  #view: View | null = null;
  #state: unknown = null;
  #savedMs = 0;
  /** What it wants written and is not written yet. */
  #drafts: View["drafts"] = [];

  constructor(space: Space) {
    this.#space = space;
  }

  async unfinished(): Promise<boolean> {
    return (await this.#kept()) !== null;
  }
  start(args: Record<string, unknown>, now: Now): Promise<View> {
    return this.#took(this.#space.core.request({ op: "practice.start", at: now.at, ms: now.ms, ...args }) as View, now);
  }
  do(args: Record<string, unknown>, now: Now): Promise<View> {
    // It ended, and its last entry could not be written: whatever is asked, that is tried again.
    if (this.#view?.done) return this.#took({ ...this.#view, drafts: [] }, now);
    return this.#took(this.#space.core.request({ op: "practice.do", ms: now.ms, ...args }) as View, now);
  }
  /** The practice that was in progress, as it was last sealed; null when there was none. */
  async resume(now: Now): Promise<View | null> {
    if (this.#view) return this.#view;
    const state = await this.#kept();
    if (!state) return null;
    this.#state = state;
    return this.#took(this.#space.core.request({ op: "practice.resume", state, at: now.at, ms: now.ms }) as View, now);
  }
  /** In a new instance of the core, from where it was a few seconds ago: as after a short absence. */
  again(now: Now): void {
    if (this.#view && this.#state) this.#space.core.request({ op: "practice.resume", state: this.#state, at: now.at, ms: now.ms });
  }
  /** Not today: nothing began, nothing is written. */
  drop(): void {
    this.#drafts = [];
    this.#view = null;
  }

  #kept(): Promise<unknown> {
    return this.#space.sealed<unknown>("draft", name);
  }
  async #took(view: View, now: Now): Promise<View> {
    this.#view = view;
    const ended = view.done;
    this.#drafts.push(...view.drafts);
    const due = view.save || this.#drafts.length > 0 || now.ms - this.#savedMs >= saveEveryMs;
    if (due) {
      const gone = ended || view.phase === "prepare";
      const { state } = this.#space.core.request({ op: "practice.save" }) as { state: unknown };
      await this.#space.write(this.#drafts, now, { [name]: gone || !this.#space.store ? null : this.#space.seal("draft", name, state) });
      this.#state = state;
      this.#drafts = [];
      this.#savedMs = now.ms;
    }
    if (ended) this.#view = null;
    return { ...view, drafts: [] };
  }
}
