import { expect, test } from "vitest";
import { Refused } from "../../client/messages.ts";
import { unusual } from "./unusual.ts";

test("every size the core asks about is found", () => {
  expect(unusual(new Refused({ id: "width_unusual", detail: "/items/3/diameter_tenth_mm" }))).toEqual([3]);
  expect(unusual(new Refused({ id: "width_unusual", detail: "/items/0/diameter_tenth_mm, /items/12/diameter_tenth_mm" }))).toEqual([0, 12]);
});
test("only this refusal names sizes", () => {
  expect(unusual(new Refused({ id: "width_outside_the_ring", detail: "/items/3/diameter_tenth_mm" }))).toEqual([]);
  expect(unusual(new Error("gone"))).toEqual([]);
});
