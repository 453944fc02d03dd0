import { expect, test } from "vitest";
import { Refused } from "../../client/messages.ts";
import { impossible, unusual } from "./unusual.ts";

test("every size the core asks about is found", () => {
  expect(unusual(new Refused({ id: "width_unusual", detail: "/items/3/diameter_tenth_mm" }))).toEqual([3]);
  expect(unusual(new Refused({ id: "width_unusual", detail: "/items/0/diameter_tenth_mm, /items/12/diameter_tenth_mm" }))).toEqual([0, 12]);
});
test("only this refusal names sizes", () => {
  expect(unusual(new Refused({ id: "width_outside_the_ring", detail: "/items/3/diameter_tenth_mm" }))).toEqual([]);
  expect(unusual(new Error("gone"))).toEqual([]);
});
test("every width that cannot be is found, whichever refusal names it", () => {
  expect(impossible(new Refused({ id: "width_outside_the_ring", detail: "/items/0/diameter_tenth_mm, /items/3/diameter_tenth_mm" }))).toEqual([0, 3]);
  expect(impossible(new Refused({ id: "value_out_of_range", detail: "/data/items/12/diameter_tenth_mm: 5" }))).toEqual([12]);
  expect(impossible(new Refused({ id: "width_unusual", detail: "/items/3/diameter_tenth_mm" }))).toEqual([]);
  expect(impossible(new Refused({ id: "value_out_of_range", detail: "/items/3/length_tenth_mm" }))).toEqual([]);
});
