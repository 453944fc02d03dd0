// Which sizes of a refused set the core names.
import { Refused } from "../../client/messages.ts";

function named(caught: Refused): number[] {
  return [...caught.failure.detail.matchAll(/\/items\/(\d+)\/diameter_tenth_mm/g)].map((found) => Number(found[1]));
}

/** The places of the sizes whose width is unusual; empty: it was refused for something else. */
export const unusual = (caught: unknown): number[] => (caught instanceof Refused && caught.failure.id === "width_unusual" ? named(caught) : []);

/** The places of the sizes whose width cannot be; empty: it was refused for something else. */
export const impossible = (caught: unknown): number[] => (caught instanceof Refused && caught.failure.id !== "width_unusual" ? named(caught) : []);
