// Another store answers: an older copy was put back, or everything there is new. What it lacks is sent again, byte for byte as it was sealed the
// first time: an envelope with the number of another and other content must never appear.
import { Refused } from "../client/messages.ts";
import type { ChainsListed } from "../generated/core.ts";
import { batchOf, chainOf, fitting, type Frame, framesOf, keyOf, listingOf, placeOf, prefixBytes, tombstoneBytes } from "./kept.ts";
import type { Net } from "./net.ts";
import type { Space } from "./space.ts";
import type { KeptIn } from "./store.ts";

const tombstonesAtOnce = 200;
// Another device was quicker: what it sent is read, and the rest is sent.
const otherFirst = ["envelope_replayed", "envelope_out_of_order"];

type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** Content that was erased here and is listed there is not taken in again: what is left of it stands in its place. */
export async function masked(space: Space, listing: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const erased = new Set(await space.store?.keys("erased"));
  if (!erased.size) return listing;
  const frames: Frame[] = [];
  for (const f of framesOf(listing)) {
    const left = !f.erased && erased.has(keyOf(f.bytes)) ? await space.store!.kept("erased", keyOf(f.bytes)) : undefined;
    frames.push(left ? { ...f, erased: true, bytes: left } : f);
  }
  return listingOf(frames);
}

export class Refill {
  constructor(
    readonly space: Space,
    readonly net: Net,
    readonly turn: Turn,
  ) {}

  /** Sends what is kept here and was not listed. How many; 0: nothing was lacking. Afterwards the listing has to be read on. */
  async send(): Promise<number> {
    const lacking = await this.turn(() => this.#lacking());
    for (let at = 0; at < lacking.length; ) {
      const ahead = await Promise.all(lacking.slice(at, at + tombstonesAtOnce).map(([from, key]) => this.space.store!.kept(from, key)));
      const items = ahead.filter((b) => b !== undefined);
      // Erased meanwhile: looked for anew.
      if (items.length < ahead.length) return Math.max(1, at);
      const some = items.slice(0, fitting(items.map((b) => b.length)));
      try {
        await this.net.bytes("POST", this.#path(), batchOf(some));
      } catch (e) {
        if (e instanceof Refused && otherFirst.includes(e.failure.id)) return Math.max(1, at);
        throw e;
      }
      at += some.length;
    }
    return lacking.length;
  }
  /** Once everything is there: what was erased is erased in that store too. */
  async eraseAgain(): Promise<void> {
    const keys = await this.turn(async () => {
      const reached = this.#reached();
      return (await this.space.store!.keys("erased")).map((key) => ({ key, ...placeOf(key) })).filter((e) => e.sequence <= (reached.get(e.chain) ?? 0)).map((e) => e.key);
    });
    for (let at = 0; at < keys.length; at += tombstonesAtOnce) {
      const left = await Promise.all(keys.slice(at, at + tombstonesAtOnce).map((key) => this.space.store!.kept("erased", key)));
      await this.net.bytes("DELETE", this.#path(), batchOf(left.map((b) => b!.subarray(prefixBytes, prefixBytes + tombstoneBytes))));
    }
  }

  #path(): string {
    return `/records/${this.space.profile!.record}/envelopes`;
  }
  #reached(): Map<string, number> {
    const { heads } = this.space.core.request({ op: "chains.listed" }) as ChainsListed;
    return new Map(heads.map((h) => [chainOf(h.device, h.stream), h.sequence]));
  }
  // Of each chain what follows without a gap on what is there.
  async #lacking(): Promise<[KeptIn, string][]> {
    const store = this.space.store!, reached = this.#reached(), lacking: [KeptIn, string][] = [];
    const all = (await Promise.all((["envelopes", "erased"] as const).map(async (from) => (await store.keys(from)).map((key): [KeptIn, string] => [from, key])))).flat();
    for (const [from, key] of all.sort(([, a], [, b]) => (a < b ? -1 : 1))) {
      const { chain, sequence } = placeOf(key);
      if (sequence !== (reached.get(chain) ?? 0) + 1) continue;
      reached.set(chain, sequence);
      lacking.push([from, key]);
    }
    return lacking;
  }
}
