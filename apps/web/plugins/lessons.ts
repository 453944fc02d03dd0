// virtual:lessons  every lesson, in order; loaded when Learn is opened.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { lesson, type Lesson } from "./markdown.ts";
import { root } from "./read.ts";

const folder = join(root, "content/lessons/en");

export function all(): Lesson[] {
  const files = readdirSync(folder).filter((f) => f.endsWith(".md"));
  return files.map((f) => lesson(f.slice(0, -3), readFileSync(join(folder, f), "utf8"))).sort((a, b) => a.order - b.order);
}

export function lessons(): Plugin {
  return {
    name: "ebb-lessons",
    resolveId: (id) => (id === "virtual:lessons" ? `\0${id}` : null),
    load: (id) => (id === "\0virtual:lessons" ? `export default JSON.parse(${JSON.stringify(JSON.stringify(all()))});` : null),
  };
}
