// Where the server holds which events: needed on the day one of them is erased, here or on another device.
import type { EnvelopeErased, EnvelopePlace } from "../generated/core.ts";

type Named = Pick<EnvelopePlace, "device" | "compartment" | "sequence">;
const nameOf = (p: Named): string => `${p.device} ${p.compartment} ${p.sequence}`;
// The envelopes of one upload: one of each stream, with the same number.
const uploadOf = (p: Named): string => `${p.device} ${p.sequence}`;

export class Places {
  readonly #by = new Map<string, EnvelopePlace>();

  constructor(places: EnvelopePlace[] = []) {
    for (const p of places) this.#by.set(nameOf(p), p);
  }
  all(): EnvelopePlace[] {
    return [...this.#by.values()];
  }
  /** Takes in what arrived; returns the events that are nowhere any more. */
  take({ places, erasures }: { places: EnvelopePlace[]; erasures: EnvelopeErased[] }): string[] {
    for (const p of places) this.#by.set(nameOf(p), p);
    const gone = new Set<string>();
    for (const e of erasures) {
      for (const id of this.#by.get(nameOf(e))?.events ?? []) gone.add(id);
      this.#by.delete(nameOf(e));
    }
    if (gone.size) for (const p of this.#by.values()) for (const id of p.events) gone.delete(id);
    return [...gone];
  }
  /** The uploads that hold any of these events, whole, so that the server does not learn in which stream they were; the other events in
   *  them that would be nowhere without them; and which of these events the server does not hold. */
  holding(events: string[]): { places: EnvelopePlace[]; others: string[]; nowhere: string[] } {
    const wanted = new Set(events);
    const uploads = new Set(this.all().filter((p) => p.events.some((id) => wanted.has(id))).map(uploadOf));
    const places = this.all().filter((p) => uploads.has(uploadOf(p)));
    const others = new Set(places.flatMap((p) => p.events).filter((id) => !wanted.has(id)));
    for (const p of this.#by.values()) if (!uploads.has(uploadOf(p))) for (const id of p.events) others.delete(id);
    const there = new Set(places.flatMap((p) => p.events));
    return { places, others: [...others], nowhere: events.filter((id) => !there.has(id)) };
  }
}
