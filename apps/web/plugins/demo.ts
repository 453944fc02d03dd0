// virtual:demo  the made-up person's log (content/demo), loaded when somebody looks around.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { root } from "./read.ts";

const file = join(root, "content/demo/twelve_weeks.jsonl");

export function demo(): Plugin {
  return {
    name: "ebb-demo",
    resolveId: (id) => (id === "virtual:demo" ? "\0virtual:demo" : null),
    load: (id) => (id === "\0virtual:demo" ? `export default ${JSON.stringify(readFileSync(file, "utf8"))};` : null),
  };
}
