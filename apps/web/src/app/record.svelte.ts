// What the core says about her record, as the screens need it. Refreshed after every entry; forgotten on lock.
import { client } from "../client/client.ts";
import type { Assessment, Journey, Today } from "./documents.ts";

const minutesAsked = [5, 10, 20];
/** `minutes` null: as the core chose without being told. */
export interface TimeChoice {
  minutes: number | null;
  offers: string;
}
/** What a day offers, to be compared with another. */
export const offersOf = (today: Today | null): string => (today?.practices ?? []).map((p) => `${p.step} ${p.minutes}`).join();

class RecordState {
  today = $state.raw<Today | null>(null);
  journey = $state.raw<Journey | null>(null);
  assessment = $state.raw<Assessment | null>(null);
  minutes = $state<number | null>(null);
  /** How much time can be chosen: only what offers something else than fewer minutes would. */
  choices = $state.raw<TimeChoice[]>([]);
  #weighed: Journey | null = null;

  async refresh(): Promise<void> {
    [this.assessment, this.today, this.journey] = await Promise.all([client.call<Assessment>("assess"), this.#todayIn(this.minutes), client.call<Journey>("journey")]);
  }
  async choose(minutes: number | null): Promise<void> {
    this.minutes = minutes;
    const today = await this.#todayIn(minutes);
    if (this.minutes === minutes) this.today = today;
  }
  /** What each choice would offer, once for each state of her record. One is asked after the other: whatever she does meanwhile comes first. */
  async weigh(): Promise<void> {
    const journey = this.journey;
    if (!journey || this.#weighed === journey) return;
    const found: TimeChoice[] = [];
    for (const minutes of [...minutesAsked, null]) {
      found.push({ minutes, offers: offersOf(await client.call<Today>("today", minutes ? { minutes } : {})) });
      if (this.journey !== journey) return;
    }
    this.#weighed = journey;
    this.choices = found.filter((c, i) => found.findIndex((x) => x.offers === c.offers) === i);
  }
  /** Writes one entry; resolves when it is sealed and durable on this device. */
  async write(kind: string, data: object): Promise<void> {
    await client.call("write", { kind, data });
    await this.refresh();
  }
  preference(name: string): string {
    return this.journey?.preferences.find((p) => p.name === name)?.value ?? "";
  }
  forget(): void {
    this.today = null;
    this.journey = null;
    this.assessment = null;
    this.minutes = null;
    this.choices = [];
    this.#weighed = null;
  }
  #todayIn(minutes: number | null): Promise<Today> {
    return client.call<Today>("today", minutes ? { minutes, explain: true } : { explain: true });
  }
}

export const record = new RecordState();
