// Which widths of a refused set the core asks about. It names the first one only, so each size stands first once.
import { Refused } from "../../client/messages.ts";

/** Where a write was refused because a width is unusual, the place of that size; null: something else happened. */
export function unusualAt(caught: unknown): number | null {
  if (!(caught instanceof Refused) || caught.failure.id !== "width_unusual") return null;
  const place = caught.failure.detail.match(/\/items\/(\d+)\//)?.[1];
  return place === undefined ? null : Number(place);
}

/** For each item, whether the core asks about its width. The set was refused as it is, and is refused in every order: nothing is written. */
export async function unusual<T>(items: T[], write: (items: T[]) => Promise<unknown>): Promise<boolean[]> {
  const asked: boolean[] = [];
  for (const one of items) {
    const first = [one, ...items.filter((other) => other !== one)];
    asked.push(await write(first).then(() => false, (caught: unknown) => unusualAt(caught) === 0));
  }
  return asked;
}
