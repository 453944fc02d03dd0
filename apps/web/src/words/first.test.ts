// What can show before the rest of the words is there names words of the first load alone.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { isFirst } from "../../plugins/catalogue.ts";
import { messages, root } from "../../plugins/read.ts";

const src = join(root, "apps/web/src");
const keys = Object.keys(messages("en"));
/** Shown only where `has` says that they are there. */
const asked = /^error\.$/;

/** Every part that shows without waiting: what Root brings with it, or loads, except behind `withWords`. */
function shownAtOnce(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  const text = readFileSync(file, "utf8");
  const named = [...text.matchAll(/\bfrom "(\.[^"]+\.svelte)"|(?<!withWords\()import\("(\.[^"]+\.svelte)"\)/g)].map((m) => (m[1] ?? m[2])!);
  for (const name of named) shownAtOnce(join(dirname(file), name), found);
  return found;
}
/** Keys, and stems of keys, that a file names and that come later. */
function late(text: string): string[] {
  const named = [...text.matchAll(/["`]([a-z0-9_]+(?:\.[a-z0-9_]+)*\.?)(?=["`]|\$\{)/g)].map((m) => m[1]!);
  return named.filter((name) => !asked.test(name) && keys.some((key) => !isFirst(key) && (name.endsWith(".") ? key.startsWith(name) : key === name)));
}

describe("before the rest of the words", () => {
  const all = [...shownAtOnce(join(src, "Root.svelte"))];
  it("there are screens", () => {
    const names = all.map((f) => relative(src, f));
    for (const name of ["screens/first/Age.svelte", "screens/first/Welcome.svelte", "screens/first/Young.svelte", "screens/space/Locked.svelte", "screens/help/Help.svelte", "parts/Late.svelte"]) expect(names).toContain(name);
    for (const name of ["screens/space/Create.svelte", "screens/space/Restore.svelte", "screens/Open.svelte"]) expect(names).not.toContain(name);
  });
  it("and each of them names words of the first load alone", () => {
    expect(all.flatMap((f) => late(readFileSync(f, "utf8")).map((key) => `${relative(src, f)}: ${key}`))).toEqual([]);
  });
  it("a word that comes later is found, whole or put together", () => {
    expect(late('t("lock.title") t("space.kit.title") t(`space.kit.${x}`) t(`common.saved.${x}`)')).toEqual(["space.kit.title", "space.kit."]);
  });
});
