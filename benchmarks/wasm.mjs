// WebAssembly against native, in turn on the same machine: the same requests to the bridge as it is shipped (ten years of a log opened,
// folded, judged; the live page), and the signal chain alone. Ratios above 1: native is that much faster.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { open } from "../apps/wasm/loader.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const built = process.env.EBB_BENCH_BUILD ?? `${root}build/native/bin`;
const modules = { bridge: process.env.EBB_WASM ?? `${root}build/ebb.wasm`, chain: process.env.EBB_CHAIN_WASM ?? `${root}build/wasm/bin/chain.wasm` };
const run = (program, ...args) => execFileSync(`${built}/${program}`, args, { maxBuffer: 1 << 28, encoding: "utf8" });
const figure = (name, value, unit = "") => console.log(`${name} ${value} ${unit}`.trimEnd());
const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function compare(name, native, wasm) {
  figure(`${name}_native`, native.toFixed(2), "ms");
  figure(`${name}_wasm`, wasm.toFixed(2), "ms");
  figure(`${name}_wasm_over_native`, (wasm / native).toFixed(2));
}

// ---- the bridge ----
const rounds = 5, seconds = 60;
const lines = run("record_bench", "--log").split("\n").filter((line) => line !== "");
const at = "2036-01-03T08:00:00Z";
const asked = [{ name: "ten_year_log_open", op: "space.open", lines, member: "01JD0000000000000000000002", device: "01JD0000000000000000000003" }];
for (const [op, times] of [["journey", rounds], ["assess", rounds], ["today", 1]]) for (let i = 0; i < times; i++) asked.push({ name: `ten_year_log_${op}`, op, at });
asked.push({ name: "", op: "live.start", seed: 7, rate_hz: 1000 });
for (let i = 0; i < seconds; i++) asked.push({ name: "live_second", op: "live.step", ms: 1000 });
const texts = asked.map(({ name, ...request }) => JSON.stringify(request));

const folder = mkdtempSync(join(tmpdir(), "ebb-bench-"));
writeFileSync(join(folder, "requests"), texts.join("\n") + "\n");
const native = run("native_side", "requests", join(folder, "requests")).trim().split("\n").map(Number);
rmSync(folder, { recursive: true });

const core = await open(readFileSync(modules.bridge));
const wasm = texts.map((text) => {
  const began = performance.now();
  const reply = core.requestText(text);
  const ms = performance.now() - began;
  if (!reply.startsWith('{"ok"')) throw new Error(reply.slice(0, 300));
  return ms;
});
if (native.length !== texts.length) throw new Error("the native side answered another number of requests");
for (const name of new Set(asked.map((a) => a.name).filter((n) => n !== ""))) {
  const of = (times) => middle(times.filter((_, i) => asked[i].name === name));
  compare(name, of(native), of(wasm));
}

// ---- the chain alone, in processor time ----
const chain = await WebAssembly.compile(readFileSync(modules.chain));
const imports = { wasi_snapshot_preview1: {} };
for (const { name } of WebAssembly.Module.imports(chain)) imports.wasi_snapshot_preview1[name] = () => { throw new Error(`the chain asked for ${name}`); };
const { _initialize, make, run: runChain } = (await WebAssembly.instantiate(chain, imports)).exports;
_initialize?.();
const samples = make();
for (const [name, block, harmonics] of [["chain_one_notch", 4096, 1], ["chain_all_notches", 4096, 9], ["chain_one_notch_10ms_chunks", 20, 1]]) {
  const [level, ms] = run("native_side", "chain", String(block), String(harmonics)).split(" ").map(Number);
  let best = Infinity;
  for (let i = 0; i < 5; i++) {
    const began = process.cpuUsage();
    if (runChain(block, harmonics) !== level) throw new Error("native and WebAssembly do not agree to the last bit");
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1000);
  }
  figure(`${name}_native`, (samples / ms / 1000).toFixed(1), "MS/s");
  figure(`${name}_wasm`, (samples / best / 1000).toFixed(1), "MS/s");
  figure(`${name}_wasm_over_native`, (best / ms).toFixed(2));
}
figure("module_bytes", readFileSync(modules.bridge).length);
