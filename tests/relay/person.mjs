// One person's device, written from docs/api.md and docs/vault-format.md alone: a second opinion about the formats.
import crypto from "node:crypto";
import { blake2b256 } from "./blake2b.mjs";

export const b64 = (bytes) => Buffer.from(bytes).toString("base64url");
const u16 = (n) => Buffer.from([n & 255, n >> 8]);
const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32LE(n); return b; };
const u64 = (n) => { const b = Buffer.alloc(8); b.writeBigUInt64LE(BigInt(n)); return b; };
const raw = (key) => Buffer.from(key.export({ format: "jwk" }).x, "base64url");
const words = ["moss", "lamp", "river", "seed", "fern", "stone", "cup", "wind", "oak", "elm", "sand", "bell"];

export class Person {
  constructor() {
    this.name = Array.from({ length: 4 }, () => words[crypto.randomInt(words.length)] + "abcdefgh"[crypto.randomInt(8)]).join("-");
    this.identity = crypto.generateKeyPairSync("ed25519");
    this.key = crypto.generateKeyPairSync("ed25519");
    [this.record, this.device, this.member] = [0, 0, 0].map(() => crypto.randomBytes(16));
    this.login = crypto.randomBytes(32);
    this.recovery = crypto.randomBytes(32);
    this.content = crypto.randomBytes(1024 + 16);
    this.contentHash = blake2b256(this.content);
  }

  signed(bytes, pair) { return Buffer.concat([bytes, crypto.sign(null, bytes, pair.privateKey)]); }

  memberList() {
    const owner = raw(this.identity.publicKey);
    return this.signed(Buffer.concat([Buffer.from("EBM1"), this.record, u32(1), u32(1), owner, u16(1), this.member, owner, Buffer.from([0]), Buffer.alloc(32)]), this.identity);
  }

  certificate() {
    return this.signed(Buffer.concat([Buffer.from("EBD1"), this.record, this.device, this.member, raw(this.key.publicKey), u64(Date.now())]), this.identity);
  }

  account() {
    return {
      name: this.name, salt: b64(crypto.randomBytes(16)), mem_kib: 65536, ops: 3, login: b64(this.login), recovery_login: b64(this.recovery),
      wrap_passphrase: b64(crypto.randomBytes(72)), wrap_recovery: b64(crypto.randomBytes(72)), record: b64(this.record), identity: b64(raw(this.identity.publicKey)),
      member_list: b64(this.memberList()), device_certificate: b64(this.certificate()),
    };
  }

  async join(server) {
    const answer = await server.call("POST", "/api/1/accounts", this.account());
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.json));
    this.token = answer.json.token;
    this.server = server;
    return this;
  }

  path(tail) { return `/api/1/records/${b64(this.record)}${tail}`; }
  chain() { return new Chain(this); }
  async append(envelopes) { return this.server.call("POST", this.path("/envelopes"), batch(envelopes), this.token); }

  async list(after = 0) {
    const entries = [];
    for (let cursor = after; ;) {
      const answer = await this.server.call("GET", `${this.path("/envelopes")}?after=${cursor}&limit=1000`, undefined, this.token);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.json));
      const part = frames(answer.bytes);
      if (part.length === 0) return entries;
      entries.push(...part);
      cursor = part.at(-1).cursor;
    }
  }

  tombstone(envelope) {
    const header = envelope.subarray(0, 153);
    const place = [header.subarray(4, 20), header.subarray(20, 36), header.subarray(40, 56), header.subarray(56, 64)];
    return this.signed(Buffer.concat([Buffer.from("EBT1"), ...place, blake2b256(header), u64(Date.now())]), this.identity);
  }
}

class Chain {
  constructor(person) {
    this.person = person;
    this.stream = crypto.randomBytes(16);
    this.sequence = 0;
    this.previous = Buffer.alloc(32);
  }
  envelope() {
    const p = this.person;
    const header = Buffer.concat([Buffer.from("EBE1"), p.record, this.stream, u32(1), p.device, u64(++this.sequence), this.previous, Buffer.from([0]), crypto.randomBytes(24), p.contentHash]);
    this.previous = blake2b256(header);
    return Buffer.concat([header, crypto.sign(null, header, p.key.privateKey), p.content]);
  }
}

export function batch(items) {
  return Buffer.concat([u16(items.length), ...items.flatMap((item) => [u32(item.length), item])]);
}

export function frames(bytes) {
  const all = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 9);
    all.push({ cursor: Number(bytes.readBigUInt64LE(at)), kind: bytes[at + 8], bytes: bytes.subarray(at + 13, at + 13 + length) });
    at += 13 + length;
  }
  return all;
}
