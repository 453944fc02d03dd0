// The vault's formats in JavaScript, with nothing but libsodium-wrappers-sumo: node --test tests/vault/
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bytes, hash, hex, openEnvelope, parseHeader, sodium, streamId, streamKey } from "./open.mjs";
import { chain } from "./seal.mjs";

const text = (name) => readFileSync(new URL(`../golden/vault/${name}.json`, import.meta.url), "utf8");
const golden = (name) => JSON.parse(text(name));
const unhex = (s) => sodium.from_hex(s);
const account = golden("account");
const secret = unhex(account.secret);
const publicOf = (seed) => sodium.crypto_sign_seed_keypair(unhex(seed)).publicKey;
const kdf = (key, context, number) => sodium.crypto_kdf_derive_from_key(32, number, context, key);

function compartmentOf(envelope) {
  const stream = hex(parseHeader(envelope).stream);
  return ["body", "private_safety"].find((c) => hex(streamId(secret, c)) === stream);
}

for (const name of ["envelopes", "envelopes_by_node"]) {
  test(`${name}: opened from their bytes and the account secret, chained by their hashes`, () => {
    const { envelopes, device_seed } = golden(name);
    const opened = envelopes.map((e) => openEnvelope(unhex(e.envelope), secret, publicOf(device_seed), compartmentOf(unhex(e.envelope))));
    assert.deepEqual(opened, envelopes.map((e) => e.payload));
    assert.equal(hex(parseHeader(unhex(envelopes[1].envelope)).previous), envelopes[0].header_hash);
    assert.equal(opened.length, 3);
  });
}

test("envelopes sealed here are those that are committed", () => {
  assert.equal(`${JSON.stringify(chain(), null, 2)}\n`, text("envelopes_by_node"));
});

test("a changed bit, another key, a cut end are refused", () => {
  const { envelopes, device_seed } = golden("envelopes");
  const key = publicOf(device_seed);
  const broken = (change) => {
    const e = unhex(envelopes[0].envelope);
    return () => openEnvelope(change(e) ?? e, secret, key, "body");
  };
  const flip = (i) => (e) => void (e[i] ^= 1);
  assert.throws(broken(flip(40)), /envelope_bad_signature/);
  assert.throws(broken(flip(160)), /envelope_bad_signature/);
  assert.throws(broken(flip(500)), /envelope_hash_mismatch/);
  assert.throws(broken((e) => e.slice(0, -1)), /envelope_cut_off/);
  assert.throws(() => openEnvelope(unhex(envelopes[0].envelope), secret, publicOf(account.recovery_code.padEnd(64, "0")), "body"), /envelope_bad_signature/);
  assert.throws(() => openEnvelope(unhex(envelopes[0].envelope), unhex(account.local_key), key, "body"), /envelope_wrong_stream/);
});

test("the account's keys follow from its secret, passphrase and recovery code", () => {
  const p = unhex(account.passphrase_hash);
  const r = hash(bytes("ebb recovery v1"), unhex(account.recovery_code));
  for (const [half, key, number, kind] of [[account.by_passphrase, p, 1, 1], [account.by_recovery, r, 2, 2]]) {
    assert.equal(hex(kdf(key, "ebblogin", number)), half.login);
    const wrapKey = kdf(key, "ebbwrap_", number);
    assert.equal(hex(wrapKey), half.wrap_key);
    const wrap = unhex(half.wrap);
    const ad = bytes("ebb wrap v1", [kind], unhex(account.record));
    assert.equal(hex(sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, wrap.slice(24), ad, wrap.slice(0, 24), wrapKey)), account.secret);
  }
  assert.equal(hex(sodium.crypto_sign_seed_keypair(kdf(secret, "ebbident", 1)).publicKey), account.identity);
  assert.equal(hex(kdf(secret, "ebblocal", 1)), account.local_key);
  for (const s of account.streams) {
    assert.equal(hex(streamId(secret, s.compartment)), s.id);
    assert.equal(hex(streamKey(secret, unhex(s.id), 1)), s.key_of_epoch_1);
    assert.equal(hex(streamKey(secret, unhex(s.id), 2)), s.key_of_epoch_2);
  }
});

test("the recovery words carry the code and its checksum", () => {
  const words = readFileSync(new URL("../../content/recovery/words.en.txt", import.meta.url), "utf8").trim().split("\n");
  const bits = account.recovery_words.split(" ").map((w) => words.indexOf(w).toString(2).padStart(11, "0")).join("");
  const all = bits.match(/.{8}/g).map((b) => Number.parseInt(b, 2));
  assert.equal(hex(Uint8Array.from(all.slice(0, 20))), account.recovery_code);
  assert.deepEqual(all.slice(20), [...hash(unhex(account.recovery_code)).slice(0, 2)]);
});

test("certificate, member list and tombstone are signed by the identity key", () => {
  for (const [name, magic, length] of [["device_certificate", "EBD1", 156], ["member_list", "EBM1", 207], ["tombstone", "EBT1", 164]]) {
    const b = unhex(account[name]);
    assert.equal(b.length, length);
    assert.equal(new TextDecoder().decode(b.slice(0, 4)), magic);
    assert.ok(sodium.crypto_sign_verify_detached(b.slice(-64), b.slice(0, -64), unhex(account.identity)), name);
  }
});

test("what a device keeps opens under its kind and name", () => {
  const { local_key, parts } = golden("local");
  for (const { kind, name, plain, sealed } of parts) {
    const b = unhex(sealed);
    const open = (n) => sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, b.slice(29), bytes("EBL1", [kind], n), b.slice(5, 29), unhex(local_key));
    assert.equal(new TextDecoder().decode(open(name)), plain);
    assert.throws(() => open(`${name}x`));
  }
});
