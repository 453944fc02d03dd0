// Where she is in the app. Held in memory only: the address never changes, so nothing about it can be read from the browser's history.
import { client } from "../client/client.ts";
import type { Failure, SaveState } from "../client/messages.ts";

export type Phase = "starting" | "age" | "young" | "welcome" | "create" | "restore" | "locked" | "open";
export type ScreenName =
  | "today" | "path" | "learn" | "more" | "help" | "lesson" | "questions" | "answers" | "care" | "player" | "set" | "diary" | "entry" | "overtime" | "sense" | "settings" | "about" | "erase" | "kit" | "passphrase" | "devices" | "circle" | "dayoff" | "describe" | "saidyes";
export interface Place {
  name: ScreenName;
  props: Record<string, unknown>;
}

export const roots: ScreenName[] = ["today", "path", "learn", "more"];

class App {
  phase = $state<Phase>("starting");
  demo = $state(false);
  readOnly = $state(false);
  saving = $state<SaveState>("here");
  /** Why the server does not have everything, when waiting will not help. */
  problem = $state.raw<Failure | null>(null);
  /** The server asked to wait so many seconds before what she waits for is tried again; 0: it did not. */
  waiting = $state(0);
  /** Browsers in which the space was opened since she last looked at the list. */
  joined = $state(0);
  /** Said once to a screen reader, e.g. "Saved". */
  said = $state("");
  places = $state<Place[]>([{ name: "today", props: {} }]);
  onDeeper: (depth: number) => void = () => {};
  /** Counts changes of place, so that each screen starts anew. */
  visit = $state(0);

  get place(): Place {
    return this.places[this.places.length - 1]!;
  }

  go(name: ScreenName, props: Record<string, unknown> = {}): void {
    const place = { name, props };
    this.#arrive(roots.includes(name) ? [place] : [...this.places, place]);
  }
  /** Instead of the present place, so that back does not return to it. */
  instead(name: ScreenName, props: Record<string, unknown> = {}): void {
    const before = roots.includes(name) ? [] : this.places.slice(0, -1);
    this.#arrive([...before, { name, props }]);
  }
  back(): void {
    if (this.places.length > 1) this.#arrive(this.places.slice(0, -1));
    else if (this.place.name !== "today") this.go("today");
  }
  enter(phase: Phase): void {
    this.phase = phase;
    this.#arrive([{ name: "today", props: {} }]);
  }
  say(text: string): void {
    this.said = "";
    requestAnimationFrame(() => (this.said = text));
  }
  /** Forgets everything held by the page and ends the Worker. */
  forget(): void {
    client.stop();
    this.demo = false;
    this.readOnly = false;
    this.said = "";
    this.problem = null;
    this.waiting = 0;
    this.joined = 0;
    this.places = [{ name: "today", props: {} }];
  }

  #arrive(places: Place[]): void {
    this.places = places;
    this.visit += 1;
    if (places.length > 1) this.onDeeper(places.length);
    window.scrollTo(0, 0);
  }
}

export const app = new App();
