// The ten-year log in WebAssembly: opened line by line, folded, its Journey written and read.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { open } from "../apps/wasm/loader.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const text = execFileSync(`${root}build/bench/bin/record_bench`, ["--log"], { maxBuffer: 1 << 28, encoding: "utf8" });
const lines = text.split("\n").filter((line) => line !== "");
const module = readFileSync(`${root}build/ebb.wasm`);

const timed = (name, work) => {
  const began = performance.now();
  const result = work();
  console.log(`${name} ${(performance.now() - began).toFixed(1)} ms`);
  return result;
};
const core = await open(module);
console.log(`module_bytes ${module.length}`);
const opened = timed("wasm_ten_year_log_open", () =>
  core.request({ op: "space.open", lines, member: "01JD0000000000000000000002", device: "01JD0000000000000000000003" }));
const at = "2036-01-03T08:00:00Z";
const journey = timed("wasm_ten_year_log_journey", () => core.request({ op: "journey", at }));
timed("wasm_ten_year_log_assess", () => core.request({ op: "assess", at }));
if (opened.events !== lines.length || journey.sessions.length !== 3650) process.exit(1);
