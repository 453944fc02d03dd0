// One entry goes, everywhere: what else is in its envelopes is sealed anew first, then the server erases those, then every device drops it.
import { Refused } from "../client/messages.ts";
import { unb64 } from "./bytes.ts";
import type { Net } from "./net.ts";
import type { Space } from "./space.ts";
import type { Sync } from "./sync.ts";

const atOnce = 256;

/** Errors: no_server and others of the server; then nothing is erased, or the whole entry at the next attempt. */
export async function eraseEntry(space: Space, net: Net, sync: Sync, turn: <T>(work: () => Promise<T>) => Promise<T>, event: string, ms: number): Promise<void> {
  if (space.readOnly) throw new Refused({ id: "read_only", detail: "" });
  await sync.settled();
  const entry = await turn(async () => space.entry(event));
  if (entry.nowhere.length) throw new Refused({ id: "no_server", detail: `${entry.nowhere.length} not there yet` });
  if (entry.others.length) {
    await turn(() => space.sendAgain(entry.others));
    await sync.settled();
  }
  for (let i = 0; i < entry.places.length; i += atOnce) {
    const { batch } = await turn(async () => space.core.request({ op: "envelopes.erase", places: entry.places.slice(i, i + atOnce), ms }) as { batch: string });
    await net.bytes("DELETE", `/records/${space.profile!.record}/envelopes`, unb64(batch));
  }
  await turn(() => space.forget(entry.events));
  await sync.settled();
}
