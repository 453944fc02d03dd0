import { expect, test } from "vitest";
import { Refused } from "../../client/messages.ts";
import { unusual, unusualAt } from "./unusual.ts";

// As the core does it: the first size that is not as usual is named, and none is written.
const usual = (width: number) => width >= 100 && width <= 480;
async function write(widths: number[]): Promise<void> {
  const at = widths.findIndex((w) => !usual(w));
  if (at >= 0) throw new Refused({ id: "width_unusual", detail: `/items/${at}/diameter_tenth_mm` });
}

test("every unusual size of a refused set is found, not only the first", async () => {
  expect(await unusual([550, 200, 90, 600], write)).toEqual([true, false, true, true]);
  expect(await unusual([200, 550], write)).toEqual([false, true]);
});
test("only this refusal names a size", () => {
  expect(unusualAt(new Refused({ id: "width_unusual", detail: "/items/3/diameter_tenth_mm" }))).toBe(3);
  expect(unusualAt(new Refused({ id: "width_outside_the_ring", detail: "/items/3/diameter_tenth_mm" }))).toBeNull();
  expect(unusualAt(new Error("gone"))).toBeNull();
});
