import { svelte } from "@sveltejs/vite-plugin-svelte";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { catalogue } from "./plugins/catalogue.ts";
import { core } from "./plugins/core.ts";
import { demo } from "./plugins/demo.ts";
import { late } from "./plugins/late.ts";
import { lessons } from "./plugins/lessons.ts";
import { neutral } from "./plugins/neutral.ts";
import { offline } from "./plugins/offline.ts";

// `vite build --mode pseudo` makes a right-to-left build with lengthened words, for looking at layouts. It is never shipped.
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), catalogue(mode), lessons(), core(), demo(), neutral(mode), late(mode), offline()],
  resolve: {
    alias: {
      // Messages are parsed at build; the parser stays out of what is shipped.
      "@formatjs/icu-messageformat-parser": fileURLToPath(new URL("./node_modules/@formatjs/icu-messageformat-parser/no-parser.js", import.meta.url)),
    },
  },
  worker: { format: "es" as const, plugins: () => [core(), demo()] },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
  test: { include: ["src/**/*.test.ts", "plugins/**/*.test.ts"], environment: "node" },
}));
