// Fills the list of the service worker: every file of the build with its SHA-256.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const template = fileURLToPath(new URL("../src/offline/service-worker.js", import.meta.url));
const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");

export function listed(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && !/\.(br|gz|map)$/.test(f.name) && !["service-worker.js", "files.json"].includes(f.name))
    .map((f) => join(f.parentPath, f.name))
    .sort()
    .map((path) => [`/${relative(folder, path).replaceAll("\\", "/")}`, sha256(readFileSync(path))]);
}

export function offline(): Plugin {
  let folder = "";
  return {
    name: "ebb-offline",
    apply: "build",
    configResolved: (config) => void (folder = resolve(config.root, config.build.outDir)),
    writeBundle() {
      const files = listed(folder);
      const list = JSON.stringify(Object.fromEntries(files), null, 1);
      writeFileSync(join(folder, "files.json"), list);
      writeFileSync(join(folder, "service-worker.js"), readFileSync(template, "utf8").replace("__FILES__", list).replace("__VERSION__", sha256(list).slice(0, 16)));
    },
  };
}
