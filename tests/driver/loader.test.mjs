// What the loader does when the core stops: the instance is dead, says so by name, and a new one works. The module is made here, by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CoreError, CoreTrapped, open } from "../../apps/wasm/loader.mjs";

const text = (s) => [s.length, ...new TextEncoder().encode(s)];
const section = (id, body) => [id, body.length, ...body];
const i32 = 0x7f;

// memory, _initialize, ebb_alloc (always 1024), ebb_free, and an ebb_request with the given code; `said` lies at 4 with its length at 0.
function module(request, said = "") {
  const data = [said.length, 0, 0, 0, ...new TextEncoder().encode(said)];
  const body = (...code) => [code.length + 2, 0, ...code, 0x0b];
  return new Uint8Array([
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
    ...section(1, [4, 0x60, 0, 0, 0x60, 1, i32, 1, i32, 0x60, 1, i32, 0, 0x60, 2, i32, i32, 1, i32]),
    ...section(3, [4, 0, 1, 2, 3]),
    ...section(5, [1, 0, 1]),
    ...section(7, [5, ...text("memory"), 2, 0, ...text("_initialize"), 0, 0, ...text("ebb_alloc"), 0, 1, ...text("ebb_free"), 0, 2, ...text("ebb_request"), 0, 3]),
    ...section(10, [4, ...body(), ...body(0x41, 0x80, 0x08), ...body(), ...body(...request)]),
    ...section(11, [1, 0, 0x41, 0, 0x0b, data.length, ...data]),
  ]);
}
const unreachable = [0x00];
const address0 = [0x41, 0];

test("a reply comes back as an object", async () => {
  const core = await open(module(address0, '{"ok":{"n":1}}'));
  assert.deepEqual(core.request({ op: "x" }), { n: 1 });
});

test("a refusal is thrown with its id", async () => {
  const core = await open(module(address0, '{"error":{"id":"op_unknown","detail":""}}'));
  assert.throws(() => core.request({ op: "x" }), (e) => e instanceof CoreError && e.id === "op_unknown");
});

test("an instance that trapped is never asked again; a new one works", async () => {
  const core = await open(module(unreachable));
  for (const _ of [1, 2]) assert.throws(() => core.request({ op: "x" }), (e) => e instanceof CoreTrapped && e.id === "core_trapped");
  const fresh = await open(module(address0, '{"ok":{}}'));
  assert.deepEqual(fresh.request({ op: "x" }), {});
});
