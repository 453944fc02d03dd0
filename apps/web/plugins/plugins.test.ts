import { describe, expect, it } from "vitest";
import { compiled } from "./catalogue.ts";
import { filled } from "./late.ts";
import { all } from "./lessons.ts";
import { lesson, spans } from "./markdown.ts";
import { page } from "./neutral.ts";
import { stretch } from "./pseudo.ts";

describe("lessons", () => {
  it("are read whole: title, sources, date", () => {
    for (const l of all()) {
      expect(l.sources.length).toBeGreaterThan(0);
      expect(l.reviewed).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(l.minutes).toBeGreaterThan(0);
      expect(l.blocks.length).toBeGreaterThan(3);
    }
  });
  it("refuse a form they do not use, instead of showing it raw", () => {
    const head = "---\ntitle: a\nsummary: b\nminutes: 1\norder: 1\nreviewed: 2026-01-01\nsources:\n  - x\n---\n";
    expect(() => lesson("x", `${head}<b>raw</b>`)).toThrow(/not a form/);
    expect(() => lesson("x", "no front matter")).toThrow(/front matter/);
    expect(lesson("x", `${head}- one\n- two`).blocks[0]).toEqual({ kind: "ul", items: [[{ text: "one" }], [{ text: "two" }]] });
  });
  it("know strong, emphasis and links", () => {
    expect(spans("a **b** *c* [d](https://e.org)")).toEqual([{ text: "a " }, { text: "b", style: "strong" }, { text: " " }, { text: "c", style: "em" }, { text: " " }, { text: "d", href: "https://e.org" }]);
  });
});

describe("the catalogue at build", () => {
  it("keeps plain text plain and parses the rest", async () => {
    const words = await compiled("en", "production");
    expect(words["common.back"]).toBe("Back");
    expect(Array.isArray(words["today.minutes"])).toBe(true);
  });
  it("stretches every text of the made-up language", async () => {
    expect(stretch("Back")).toBe("Báçk·");
    expect((await compiled("en", "pseudo"))["common.back"]).toBe("Báçk·");
  });
});

describe("the words before anything runs", () => {
  it("are those of the catalogue, and none may be missing", () => {
    expect(filled("<p>{{a.b}}</p>", { "a.b": "x < y" }, "production")).toBe("<p>x &lt; y</p>");
    expect(() => filled("{{a.c}}", {}, "production")).toThrow(/a\.c is missing/);
  });
});

describe("the neutral page", () => {
  it("holds no script, no style and no word of Ebb", () => {
    const html = page((key) => key.replace(/\W/g, " "));
    expect(html).not.toMatch(/<script|style=|ebb/i);
  });
});
