import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messages, root } from "../../plugins/read.ts";
import { has, loadRest, t } from "./words.ts";

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.(svelte|ts)$/.test(f.name) && !f.name.endsWith(".test.ts"))
    .map((f) => join(f.parentPath, f.name));
const src = join(root, "apps/web/src");

// Everything that can name a key: screens, the core with its codes, scripts of practices, ids of cards.
function everything(): string {
  const named = /\.(svelte|ts|cpp|hpp|mjs|json)$/;
  const read = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((f) => f.isFile() && named.test(f.name) && !/[._]test\./.test(f.name) && !/\/(node_modules|dist|generated)(\/|$)/.test(f.parentPath))
      .map((f) => readFileSync(join(f.parentPath, f.name), "utf8"));
  const cards = readdirSync(join(root, "evidence")).map((f) => f.replace(/\.md$/, ""));
  return [...["apps", "adapters", "core", "content/practice"].flatMap(read), ...cards].join("\n");
}
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A key is shown when something names it whole, or puts it together: from a stem that stands in the code, with parts that stand there as words. */
function shownKeys(): (key: string) => boolean {
  const text = everything();
  const whole = new Set([...text.matchAll(/["'`]([a-z0-9_]+(?:\.[a-z0-9_]+)+)["'`]/g)].map((m) => m[1]!));
  const words = new Set(text.match(/[A-Za-z0-9_]+/g));
  const made = [...text.matchAll(/`([a-z0-9_]+(?:\.[a-z0-9_]+)*\.\$\{[^`]*)`/g)].map((m) => new RegExp(`^${m[1]!.split(/\$\{[^}]*\}/).map(escaped).join("(.+)")}$`));
  const keys = Object.keys(messages("en"));
  const dotted = [...text.matchAll(/["']([a-z0-9_]+(?:\.[a-z0-9_]+)+)["']/g)].map((m) => `${m[1]!}.`);
  const given = [...text.matchAll(/\boptions\("([a-z0-9_.]+)"/g)].map((m) => `${m[1]!}.`);
  const begun = [...text.matchAll(/"([a-z0-9_]+\.[a-z0-9_.]*[_.])"/g)].map((m) => m[1]!);
  const stems = [...new Set([...dotted, ...given, ...begun])].filter((stem) => keys.some((key) => key.startsWith(stem)));
  const known = (parts: string) => parts.split(".").every((part) => words.has(part));
  return (key) =>
    whole.has(key) ||
    made.some((how) => how.exec(key)?.slice(1).every(known)) ||
    stems.some((stem) => key.startsWith(stem) && known(key.slice(stem.length)));
}

describe("the catalogue", async () => {
  await loadRest();
  const all = messages("en");

  it("has every key that the screens name", () => {
    const missing = sources(src).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bt\("([a-z0-9_.]+)"/g)].map((m) => m[1]!).filter((key) => !has(key)));
    expect(missing).toEqual([]);
  });

  it("has at least one text for every key that is put together", () => {
    const stems = sources(src).flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bt\(`([a-z0-9_.]+\.)\$\{/g)].map((m) => m[1]!));
    expect(stems.filter((stem) => !Object.keys(all).some((key) => key.startsWith(stem)))).toEqual([]);
  });

  it("has no key that nothing shows", () => {
    const shown = shownKeys();
    expect(Object.keys(all).filter((key) => !shown(key))).toEqual([]);
  });

  it("says nothing that Ebb never says", () => {
    const never = /\b(should|women|woman|lady|ladies|female|frigid|normal sex|try harder|compliance|streak|failed|missed)\b|!/i;
    const mine = [...["web", "help"].map((f) => JSON.parse(readFileSync(join(root, `content/locales/en/${f}.json`), "utf8")) as Record<string, string>)];
    expect(mine.flatMap((m) => Object.entries(m)).filter(([, text]) => never.test(text))).toEqual([]);
  });

  it("says other things in the same voice: no word that blames, in any lesson", () => {
    const never = /\b(should|normal sex|try harder|frigid|compliance)\b|!/i;
    const folder = join(root, "content/lessons/en");
    const bodies = readdirSync(folder).map((f) => readFileSync(join(folder, f), "utf8").split("\n---\n")[1]!);
    expect(bodies.filter((b) => never.test(b))).toEqual([]);
  });

  it("fills in arguments", () => {
    expect(t("scale.value", { n: 4, most: 10, word: "uncomfortable" })).toBe("4 of 10, uncomfortable");
    expect(t("today.minutes", { n: 1 })).toBe("1 minute");
    expect(t("when.day", { apart: -1 })).toBe("yesterday");
  });

  it("gives the key where there is no text, so that a gap is seen", () => {
    expect(t("no.such.key")).toBe("no.such.key");
  });
});
