// The core as WebAssembly, built before the web app: its address and its SHA-256, shown in About and checked before use.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { root } from "./read.ts";

const file = join(root, "build/ebb.wasm");

export function core(): Plugin {
  const bytes = existsSync(file) ? readFileSync(file) : undefined;
  const hash = createHash("sha256").update(bytes ?? "").digest("hex");
  const fileName = `assets/core-${hash.slice(0, 12)}.wasm`;
  let building = false;
  return {
    name: "ebb-core",
    configResolved: (config) => void (building = config.command === "build"),
    buildStart() {
      if (building && !bytes) this.error(`${file} is missing: tools/build.sh wasm makes it`);
    },
    resolveId: (id) => (id === "virtual:core" ? "\0virtual:core" : null),
    load: (id) => (id === "\0virtual:core" ? `export const url = ${JSON.stringify(building ? `/${fileName}` : `/@fs${file}`)}; export const hash = "${hash}";` : null),
    generateBundle() {
      if (bytes) this.emitFile({ type: "asset", fileName, source: bytes });
    },
  };
}
