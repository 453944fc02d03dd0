// Seals three envelopes as docs/vault-format.md says, in JavaScript: a second opinion on the formats.
//   node tests/vault/seal.mjs            prints tests/golden/vault/envelopes_by_node.json
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { bytes, hash, headerHash, hex, sodium, streamId, streamKey, u32 } from "./open.mjs";

const golden = (name) => JSON.parse(readFileSync(new URL(`../golden/vault/${name}.json`, import.meta.url), "utf8"));
const CLASSES = [1, 4, 16, 64, 256].map((kib) => kib * 1024);
const counting = (length, from) => Uint8Array.from({ length }, (_, i) => from + i);
const u64 = (n) => [...u32(n), 0, 0, 0, 0];

export function seal({ record, device, seed, secret, compartment, epoch, sequence, previous, sizeClass, payload, nonce }) {
  const stream = streamId(secret, compartment);
  const ad = bytes("EBE1", record, stream, u32(epoch), device, u64(sequence), previous, [sizeClass], nonce);
  const plain = new Uint8Array(CLASSES[sizeClass]);
  const text = bytes(payload);
  plain.set(bytes(u32(text.length), text));
  const ciphertext = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, ad, null, nonce, streamKey(secret, stream, epoch));
  const header = bytes(ad, hash(ciphertext));
  return bytes(header, sodium.crypto_sign_detached(header, sodium.crypto_sign_seed_keypair(seed).privateKey), ciphertext);
}

const b64 = (b) => sodium.to_base64(b, sodium.base64_variants.URLSAFE_NO_PADDING);

export function chain() {
  const account = golden("account");
  const [secret, record, device, seed] = ["secret", "record", "device", "device_seed"].map((k) => sodium.from_hex(account[k]));
  const own = { record, device, seed, secret };
  const made = [];
  const add = (part) => {
    const envelope = seal({ ...own, ...part, nonce: counting(24, 124 + 24 * made.length) });
    made.push({ payload: part.payload, envelope: hex(envelope), header_hash: hex(headerHash(envelope)) });
    return headerHash(envelope);
  };
  const zeros = new Uint8Array(32);
  const first = add({ compartment: "body", epoch: 1, sequence: 1, previous: zeros, sizeClass: 0, payload: '{"v":1,"compartment":"body","heads":[],"events":[{"kind":"note","text":"river"}]}' });
  const head = `{"device":"${b64(device)}","stream":"${b64(streamId(secret, "body"))}","sequence":1,"hash":"${b64(first)}"}`;
  add({ compartment: "body", epoch: 2, sequence: 2, previous: first, sizeClass: 1, payload: `{"v":1,"compartment":"body","heads":[${head}],"events":[{"kind":"note","text":"größer"},{"n":7}]}` });
  add({ compartment: "private_safety", epoch: 2, sequence: 1, previous: zeros, sizeClass: 1, payload: '{"v":1,"compartment":"private_safety","heads":[],"events":[]}' });
  return { secret: hex(secret), record: hex(record), device: hex(device), device_seed: hex(seed), envelopes: made };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.stdout.write(`${JSON.stringify(chain(), null, 2)}\n`);
