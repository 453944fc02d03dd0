// Compiles content/locales/<locale>/*.json: plain text stays text, the rest becomes parsed ICU messages.
//   virtual:words/first  what the screens before a space need
//   virtual:words/rest   everything else, loaded behind the first screen
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { messages, root } from "./read.ts";
import { pseudo } from "./pseudo.ts";

type Node = { type: number; value?: unknown };
export type Compiled = Record<string, string | Node[]>;

/** Whether a key comes with the page, before anything else is loaded. */
export const isFirst = (key: string) => /^(first|common|leave|lock|help)\./.test(key);

/** One message: text when nothing has to be filled in, else its parsed form without positions. */
export function compile(text: string, parse: (t: string, o: object) => Node[]): string | Node[] {
  const nodes = parse(text, { captureLocation: false, shouldParseSkeletons: true });
  if (nodes.length === 0) return "";
  return nodes.length === 1 && nodes[0]!.type === 0 ? (nodes[0]!.value as string) : nodes;
}

export async function compiled(locale: string, mode: string): Promise<Compiled> {
  const path = join(createRequire(import.meta.url).resolve("intl-messageformat"), "../../@formatjs/icu-messageformat-parser/index.js");
  const { parse } = (await import(pathToFileURL(path).href)) as { parse: (t: string, o: object) => Node[] };
  const out: Compiled = {};
  for (const [key, text] of Object.entries(messages(locale))) {
    try {
      out[key] = pseudo(compile(text, parse), mode);
    } catch (e) {
      throw new Error(`content/locales/${locale}: ${key}: ${(e as Error).message}`);
    }
  }
  return out;
}

export function catalogue(mode: string): Plugin {
  const names = ["virtual:words/first", "virtual:words/rest"];
  return {
    name: "ebb-catalogue",
    resolveId: (id) => (names.includes(id) ? `\0${id}` : null),
    async load(id) {
      if (!names.includes(id.slice(1)) || id[0] !== "\0") return null;
      const all = await compiled("en", mode);
      const wanted = Object.entries(all).filter(([key]) => isFirst(key) === id.endsWith("first"));
      const about = { locale: "en", dir: mode === "pseudo" ? "rtl" : "ltr", words: Object.fromEntries(wanted) };
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(about))});`;
    },
    handleHotUpdate: ({ file, server }) => {
      if (!file.startsWith(join(root, "content"))) return;
      for (const name of names) {
        const module = server.moduleGraph.getModuleById(`\0${name}`);
        if (module) server.moduleGraph.invalidateModule(module);
      }
      server.ws.send({ type: "full-reload" });
    },
  };
}
