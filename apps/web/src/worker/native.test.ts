// Native and browser: the module as this Worker runs it (openCore, libsodium-wrappers) and the native core with libsodium (ebb_driver) make the same
// bytes from the same chance, open what the other sealed, and refuse what was changed by the same name. Needs build/ebb.wasm and build/native.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { loadSodium, type Sodium } from "../vault/sodium.ts";
import { b64, unb64 } from "./bytes.ts";
import { openCore } from "./core.ts";
import { itemsOf, listingOf } from "./kept.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Ask = { op: string; [member: string]: unknown };
type Side = (asked: Ask[]) => Promise<string[]>;
interface Listed { lines: string[]; refused: { id: string }[]; stopped: { id: string } | null; cursor: number }
interface Space { record: string; member_list: string; certificate: string; wrap_passphrase: string }
interface Golden { device_seed: string; secret: string; envelopes: { payload: string; envelope: string }[] }

const root = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const golden = <T>(name: string) => JSON.parse(readFileSync(root(`tests/golden/vault/${name}.json`), "utf8")) as T;
const account = golden<Record<string, string> & { by_passphrase: { wrap: string } }>("account");
const count = (length: number, from: number): Bytes => Uint8Array.from({ length }, (_, i) => from + i);
const listing = (envelopes: Bytes[]) => b64(listingOf(envelopes.map((bytes, i) => ({ cursor: i + 1, erased: false, bytes }))));
const ok = <T>(reply: string | undefined): T => {
  const said = JSON.parse(reply ?? "null") as { ok?: T };
  expect(said.ok, reply).toBeDefined();
  return said.ok!;
};

let sodium: Sodium;
const hex = (text: string) => sodium.from_hex(text) as Bytes;
beforeAll(async () => {
  vi.stubGlobal("fetch", async (url: string) => new Response(readFileSync(url.replace(/^\/@fs/, ""))));
  sodium = await loadSodium();
});

// Each begins with a new instance, and answers with the very text.
const browser: Side = async (asked) => {
  const core = await openCore();
  return asked.map((a) => core.requestText(JSON.stringify(a)));
};
const native: Side = async (asked) => {
  const done = spawnSync(root("build/native/bin/ebb_driver"), { input: asked.map((a) => `${JSON.stringify(a)}\n`).join(""), encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.error || done.status !== 0) throw done.error ?? new Error(`ebb_driver ended with ${done.status}: ${done.stderr}`);
  return done.stdout.trimEnd().split("\n");
};
async function onBoth(asked: Ask[]): Promise<string[]> {
  const here = await browser(asked);
  expect(await native(asked)).toEqual(here);
  return here;
}

const hashed = b64(count(32, 200));
const unlock = ({ record, member_list, certificate, wrap_passphrase }: Space): Ask =>
  ({ op: "account.unlock", kind: "passphrase", hashed, wrap: wrap_passphrase, record, member_list, certificates: [certificate], device_key_sealed: null });

const goldenSpace = (): Space => {
  const [record, member_list, certificate, wrap_passphrase] = [account["record"]!, account["member_list"]!, account["device_certificate"]!, account.by_passphrase.wrap].map((v) => b64(hex(v)));
  return { record: record!, member_list: member_list!, certificate: certificate!, wrap_passphrase: wrap_passphrase! };
};
// As its member list stands once the epoch has changed: signed anew by the identity key.
function atEpoch(epoch: number, space: Space): Space {
  const identity = sodium.crypto_sign_seed_keypair(sodium.crypto_kdf_derive_from_key(32, 1, "ebbident", hex(account["secret"]!)));
  const list = unb64(space.member_list);
  new DataView(list.buffer).setUint32(24, epoch, true);
  list.set(sodium.crypto_sign_detached(list.subarray(0, -64), identity.privateKey), list.length - 64);
  return { ...space, member_list: b64(list) };
}

const word = (id: string, name: string, value: string) => JSON.stringify({ id: `01KE6JQ300000G40R40M30E2${id}`, kind: "preference.set", v: 1, member: "01JD0000000000000000000002", device: "01JD0000000000000000000003", hlc: "1767600000000-0", at: "2026-01-05T09:00:00+01:00", zone: "Europe/Berlin", day: "2026-01-05", data: { name, value } });
const uploads = [[word("0A", "voice", "off"), word("0B", "größer", "ohne Angst – ganz in Ruhe")], [word("0C", "long", "x".repeat(5000))]];

// A new space whose chance counts up from `from`, and two uploads, the second chained to the first.
const made = (from: number): Ask[] => [
  { op: "account.create", hashed, random: b64(count(180, from)), name_random: b64(count(6, from)), nonce: b64(count(24, from)), ms: Number(account["created_ms"]) },
  ...uploads.flatMap((lines, u): Ask[] => [
    { op: "envelopes.plan", lines },
    { op: "envelopes.seal", nonces: [0, 1].map((n) => b64(count(24, from + 2 * u + n + 1))) },
    { op: "envelopes.sent" },
  ]),
];
const sealed = (replies: string[]) => [replies[2], replies[5]].flatMap((r) => ok<{ batches: string[] }>(r).batches).flatMap((b) => itemsOf(unb64(b)));

describe("native and browser", () => {
  for (const name of ["envelopes", "envelopes_by_node"]) {
    it(`open the committed ${name}: the same events, byte for byte`, async () => {
      const { envelopes } = golden<Golden>(name);
      const replies = await onBoth([unlock(atEpoch(2, goldenSpace())), { op: "envelopes.open", listing: listing(envelopes.map((e) => hex(e.envelope))) }]);
      const { lines, refused, stopped, cursor } = ok<Listed>(replies[1]);
      expect({ refused, stopped, cursor }).toEqual({ refused: [], stopped: null, cursor: envelopes.length });
      const events = envelopes.map((e) => e.payload.split('"events":[')[1]!.slice(0, -2));
      expect(lines.join(",")).toBe(events.filter((e) => e !== "").join(","));
    });
  }

  it("make the same space and the same envelopes from the same chance: those of the golden account", async () => {
    const replies = await onBoth(made(1));
    expect(ok<Space>(replies[0])).toMatchObject(goldenSpace());
    expect(sealed(replies)).toHaveLength(4);
  });

  for (const [who, maker, reader, from] of [["browser", browser, native, 31], ["native core", native, browser, 77]] as const) {
    it(`what the ${who} sealed, another device of the other kind opens`, async () => {
      const replies = await maker(made(from));
      const space = ok<Space>(replies[0]), envelopes = sealed(replies);
      const read = await reader([
        unlock(space),
        { op: "account.new_device", random: b64(count(48, from + 100)), nonce: b64(count(24, from)), ms: Number(account["created_ms"]) + 1 },
        { op: "envelopes.open", listing: listing(envelopes) },
        { op: "envelopes.complete" },
      ]);
      expect(ok<Listed>(read[2])).toMatchObject({ lines: uploads.flat(), refused: [], stopped: null, cursor: 4 });
      ok(read[3]);
    });
  }

  it("refuse what was changed, by the same name", async () => {
    const { envelopes, device_seed } = golden<Golden>("envelopes");
    const key = sodium.crypto_sign_seed_keypair(hex(device_seed)).privateKey;
    const flip = (at: number) => (e: Bytes) => e.fill(e[at]! ^ 1, at, at + 1);
    // By somebody who has the device's key and not the stream's: hash and signature are right, the seal is not.
    const forged = (e: Bytes) => {
      flip(500)(e).set(sodium.crypto_generichash(32, e.subarray(217), null), 121);
      e.set(sodium.crypto_sign_detached(e.subarray(0, 153), key), 153);
      return e;
    };
    const said = async (change: (e: Bytes) => Bytes) => {
      const replies = await onBoth([unlock(goldenSpace()), { op: "envelopes.open", listing: listing([change(hex(envelopes[0]!.envelope))]) }]);
      const { lines, refused, stopped } = ok<Listed>(replies[1]);
      expect(lines).toEqual([]);
      return [...refused.map((r) => r.id), stopped?.id ?? "read on"];
    };
    expect(await said(flip(5))).toEqual(["envelope_wrong_record"]);
    expect(await said(flip(100))).toEqual(["envelope_bad_signature"]);
    expect(await said(flip(160))).toEqual(["envelope_bad_signature"]);
    expect(await said(flip(500))).toEqual(["envelope_hash_mismatch"]);
    expect(await said((e) => e.slice(0, -1))).toEqual(["envelope_cut_off"]);
    expect(await said(forged)).toEqual(["envelope_cannot_open", "read on"]);
  });
});
