// Where the words live: content/ at the root of the repository.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Every message of a locale, merged from its files. The same key twice is an error. */
export function messages(locale: string): Record<string, string> {
  const folder = join(root, "content/locales", locale);
  const all: Record<string, string> = {};
  for (const file of readdirSync(folder).filter((f) => f.endsWith(".json")).sort()) {
    const some = JSON.parse(readFileSync(join(folder, file), "utf8")) as Record<string, string>;
    for (const [key, text] of Object.entries(some)) {
      if (key in all) throw new Error(`content/locales/${locale}/${file}: ${key} is there already, in another file`);
      if (typeof text !== "string") throw new Error(`content/locales/${locale}/${file}: ${key} is not text`);
      all[key] = text;
    }
  }
  return { ...all, ...errors() };
}

/** content/errors.json as messages: error.<id>.happened, .safe, .do */
function errors(): Record<string, string> {
  const list = JSON.parse(readFileSync(join(root, "content/errors.json"), "utf8")) as { id: string; happened: string; safe: string; do: string }[];
  const literal = (s: string) => s.replaceAll("'", "''").replace(/[{}<>]/g, (c) => `'${c}'`);
  return Object.fromEntries(list.flatMap((e) => (["happened", "safe", "do"] as const).map((part) => [`error.${e.id}.${part}`, literal(e[part])])));
}
