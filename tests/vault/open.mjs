// Opens an envelope from its bytes and the account secret with nothing but libsodium-wrappers-sumo and docs/vault-format.md.
//   node tests/vault/open.mjs ENVELOPE_FILE SECRET_HEX DEVICE_KEY_HEX [COMPARTMENT]      prints the JSON inside
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const sodium = createRequire(new URL("../../apps/web/package.json", import.meta.url))("libsodium-wrappers-sumo");
await sodium.ready;

const CLASSES = [1, 4, 16, 64, 256].map((kib) => kib * 1024);
const hash = (message, key = null) => sodium.crypto_generichash(32, message, key);
const bytes = (...parts) => Uint8Array.from(parts.flatMap((p) => (typeof p === "string" ? [...new TextEncoder().encode(p)] : [...p])));
const u32 = (n) => [0, 8, 16, 24].map((shift) => (n >>> shift) & 255);
const hex = (b) => sodium.to_hex(b);

export const streamId = (secret, compartment) => hash(bytes("ebb stream id v1", compartment), secret).slice(0, 16);
export const streamKey = (secret, stream, epoch) => hash(bytes("ebb stream key v1", stream, u32(epoch)), secret);
export const headerHash = (envelope) => hash(envelope.slice(0, 153));

export function parseHeader(envelope) {
  const view = new DataView(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  if (new TextDecoder().decode(envelope.slice(0, 4)) !== "EBE1") throw new Error("envelope_malformed");
  return {
    record: envelope.slice(4, 20), stream: envelope.slice(20, 36), epoch: view.getUint32(36, true), device: envelope.slice(40, 56),
    sequence: view.getBigUint64(56, true), previous: envelope.slice(64, 96), sizeClass: envelope[96], nonce: envelope.slice(97, 121),
    ciphertextHash: envelope.slice(121, 153),
  };
}

export function openEnvelope(envelope, secret, deviceKey, compartment) {
  const header = parseHeader(envelope);
  const ciphertext = envelope.slice(217);
  if (ciphertext.length !== CLASSES[header.sizeClass] + 16) throw new Error("envelope_cut_off");
  if (!sodium.crypto_sign_verify_detached(envelope.slice(153, 217), envelope.slice(0, 153), deviceKey)) throw new Error("envelope_bad_signature");
  if (hex(hash(ciphertext)) !== hex(header.ciphertextHash)) throw new Error("envelope_hash_mismatch");
  if (hex(streamId(secret, compartment)) !== hex(header.stream)) throw new Error("envelope_wrong_stream");
  const key = streamKey(secret, header.stream, header.epoch);
  let plain;
  try {
    plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, ciphertext, envelope.slice(0, 121), header.nonce, key);
  } catch {
    throw new Error("envelope_cannot_open");
  }
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0, true);
  if (plain.slice(4 + length).some((b) => b !== 0)) throw new Error("envelope_malformed");
  return new TextDecoder("utf-8", { fatal: true }).decode(plain.slice(4, 4 + length));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, secret, deviceKey, compartment = "body"] = process.argv.slice(2);
  console.log(openEnvelope(new Uint8Array(readFileSync(file)), sodium.from_hex(secret), sodium.from_hex(deviceKey), compartment));
}

export { bytes, hash, hex, sodium, u32 };
