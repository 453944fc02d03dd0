import { describe, expect, it } from "vitest";
import { reachedNow } from "./reach.ts";

const means = (help: "none" | "offered" | "first", trauma_options = false) => ({ help, trauma_options });

describe("after a private answer", () => {
  it("crisis help comes once the answer is whole, however it stood before", () => {
    expect(reachedNow(means("first"), means("first"), true)).toBe("first");
    expect(reachedNow(means("offered"), means("first"), true)).toBe("first");
    expect(reachedNow(null, means("first"), true)).toBe("first");
  });
  it("the first word of help does not wait for its follow-ups", () => {
    expect(reachedNow(means("none"), means("first"), false)).toBe("offered");
    expect(reachedNow(means("offered"), means("first"), false)).toBe("offered");
    expect(reachedNow(means("none"), means("offered"), false)).toBe("offered");
  });
  it("nothing is said again while the follow-ups go on, nor after calming answers", () => {
    expect(reachedNow(means("first"), means("first"), false)).toBe("none");
    expect(reachedNow(means("first"), means("offered"), true)).toBe("none");
    expect(reachedNow(means("offered"), means("offered"), true)).toBe("none");
  });
  it("what happened in the past brings what can be chosen, once", () => {
    expect(reachedNow(means("none"), means("none", true), true)).toBe("past");
    expect(reachedNow(means("none", true), means("none", true), true)).toBe("none");
    expect(reachedNow(means("none"), means("first", true), true)).toBe("first");
  });
});
