// Which sizes of a refused set the core asks about.
import { Refused } from "../../client/messages.ts";

/** The places of the sizes whose width is unusual; empty: it was refused for something else. */
export function unusual(caught: unknown): number[] {
  if (!(caught instanceof Refused) || caught.failure.id !== "width_unusual") return [];
  return [...caught.failure.detail.matchAll(/\/items\/(\d+)\//g)].map((found) => Number(found[1]));
}
