// What the core says about her record, as the screens need it. Refreshed after every entry; forgotten on lock.
import { client } from "../client/client.ts";
import type { Assessment, Journey, Today } from "./documents.ts";

const minutesAsked = [5, 10, 20];
/** What a day offers, to be compared with another. */
export const offersOf = (today: Today | null): string => (today?.practices ?? []).map((p) => `${p.step} ${p.minutes}`).join();

class RecordState {
  today = $state.raw<Today | null>(null);
  journey = $state.raw<Journey | null>(null);
  assessment = $state.raw<Assessment | null>(null);
  minutes = $state<number | null>(null);
  /** Minutes that can be chosen: only those that offer something else than fewer would. */
  choices = $state.raw<{ minutes: number; offers: string }[]>([]);

  async refresh(): Promise<void> {
    const args = this.minutes ? { minutes: this.minutes, explain: true } : { explain: true };
    const others = minutesAsked.map(async (minutes) => ({ minutes, offers: offersOf(await client.call<Today>("today", { minutes })) }));
    [this.assessment, this.today, this.journey] = await Promise.all([client.call<Assessment>("assess"), client.call<Today>("today", args), client.call<Journey>("journey")]);
    this.choices = (await Promise.all(others)).filter((c, i, all) => all.findIndex((x) => x.offers === c.offers) === i);
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
  }
}

export const record = new RecordState();
