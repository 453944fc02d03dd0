import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type CipherImports, cipherImports } from "./cipher.ts";
import { CEILING, checkParameters, FLOOR, hashPassphrase, newParameters, PassphraseError } from "./passphrase.ts";
import { randomBytes } from "./random.ts";
import { loadSodium, type Sodium } from "./sodium.ts";

let sodium: Sodium;
beforeAll(async () => {
  sodium = await loadSodium();
});

/** A module's memory without the module: values are laid into it one after the other. */
class Memory {
  readonly memory = new WebAssembly.Memory({ initial: 4 });
  private next = 16;
  readonly cipher: CipherImports = cipherImports(sodium, () => this.memory);
  space(length: number): number {
    this.next += length + 16;
    return this.next - length - 16;
  }
  put(bytes: Uint8Array): number {
    const pointer = this.space(bytes.length);
    new Uint8Array(this.memory.buffer).set(bytes, pointer);
    return pointer;
  }
  hex(pointer: number, length: number): string {
    return sodium.to_hex(new Uint8Array(this.memory.buffer, pointer, length));
  }
}

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (text: string) => sodium.from_hex(text);
const count = (length: number, from = 0) => Uint8Array.from({ length }, (_, i) => from + i);

describe("the imports the core calls", () => {
  it("hash: BLAKE2b-256, with and without a key", () => {
    const m = new Memory();
    const out = m.space(32);
    m.cipher.hash(out, 0, 0, m.put(bytes("abc")), 3);
    expect(m.hex(out, 32)).toBe("bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    m.cipher.hash(out, m.put(count(20)), 20, m.put(bytes("abc")), 3);
    expect(m.hex(out, 32)).toBe("0ea983dc046141f6adc668182b171a190c35109583db6b96824eea3abe5055e3");
  });

  it("derive: a sub-key as crypto_kdf says", () => {
    const m = new Memory();
    const out = m.space(32);
    m.cipher.derive(out, m.put(count(32)), m.put(bytes("ebblogin")), 2);
    expect(m.hex(out, 32)).toBe("9a1f4e3453ab8276954ed7715a1293021bf4b605f54579731259b70f6979a8ba");
  });

  it("seal and open: the draft's vector, and nothing opens that was changed", () => {
    const m = new Memory();
    const text = bytes("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
    const ad = m.put(hex("50515253c0c1c2c3c4c5c6c7"));
    const nonce = m.put(count(24, 0x40));
    const key = m.put(count(32, 0x80));
    const sealed = m.space(text.length + 16);
    m.cipher.aead_seal(sealed, m.put(text), text.length, ad, 12, nonce, key);
    expect(m.hex(sealed + text.length, 16)).toBe("c0875924c1c7987947deafd8780acf49");
    const plain = m.space(text.length);
    expect(m.cipher.aead_open(plain, sealed, text.length + 16, ad, 12, nonce, key)).toBe(1);
    expect(m.hex(plain, text.length)).toBe(sodium.to_hex(text));
    new Uint8Array(m.memory.buffer)[sealed + 3]! ^= 1;
    expect(m.cipher.aead_open(plain, sealed, text.length + 16, ad, 12, nonce, key)).toBe(0);
  });

  it("sign and verify: the first vector of RFC 8032, and nothing else", () => {
    const m = new Memory();
    const key = m.space(64);
    m.cipher.signing_key(key, m.put(hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
    expect(m.hex(key + 32, 32)).toBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    const signature = m.space(64);
    m.cipher.sign(signature, m.space(0), 0, key);
    expect(m.hex(signature, 8)).toBe("e5564300c360ac72");
    expect(m.cipher.verify(0, 0, signature, key + 32)).toBe(1);
    expect(m.cipher.verify(m.put(count(1)), 1, signature, key + 32)).toBe(0);
  });

  it("reads the memory afresh after it has grown", () => {
    const m = new Memory();
    const out = m.space(32);
    m.memory.grow(1);
    m.cipher.hash(out, 0, 0, 0, 0);
    expect(m.hex(out, 32)).toBe("0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  });
});

describe("a passphrase", () => {
  const good = () => ({ ...FLOOR, salt: count(16, 1) });
  const problem = (change: object) => {
    try {
      checkParameters({ ...good(), ...change });
    } catch (e) {
      return (e as PassphraseError).id;
    }
    return "none";
  };

  it("is hashed as the reference implementation of Argon2id does", () => {
    expect(sodium.to_hex(hashPassphrase(sodium, "correct horse", good()))).toBe("c157c50f9f198840868c180e3cc89815b7d0aab8785fd4cf280e82ac440fba39");
  });

  it("is the same however the keyboard spells a letter", () => {
    const nfc = hashPassphrase(sodium, "caf\u00e9", good());
    expect(hashPassphrase(sodium, "cafe\u0301", good())).toEqual(nfc);
    expect(hashPassphrase(sodium, "cafe", good())).not.toEqual(nfc);
  });

  it("is not touched when a server asks for too little or too much", () => {
    expect(problem({})).toBe("none");
    expect(problem({ mem_kib: FLOOR.mem_kib - 1 })).toBe("weak_parameters");
    expect(problem({ ops: 2 })).toBe("weak_parameters");
    expect(problem({ ops: Number.NaN })).toBe("weak_parameters");
    expect(problem({ salt: new Uint8Array(16) })).toBe("weak_parameters");
    expect(problem({ salt: count(8, 1) })).toBe("weak_parameters");
    expect(problem({ mem_kib: CEILING.mem_kib + 1 })).toBe("heavy_parameters");
    expect(problem({ ops: 17 })).toBe("heavy_parameters");
    expect(() => hashPassphrase(sodium, "x", { ...good(), ops: 1 })).toThrow(PassphraseError);
  });

  it("has the floor that the core has", () => {
    const core = readFileSync(new URL("../../../../core/vault/passphrase.hpp", import.meta.url), "utf8");
    expect(core).toContain("passphrase_memory_kib_min = 64 * 1024, passphrase_memory_kib_max = 1024 * 1024");
    expect(core).toContain("passphrase_operations_min = 3, passphrase_operations_max = 16");
    expect([FLOOR.mem_kib, FLOOR.ops, CEILING.mem_kib, CEILING.ops]).toEqual([64 * 1024, 3, 1024 * 1024, 16]);
  });

  it("gets a fresh salt for a new space", () => {
    const parameters = newParameters(sodium);
    expect(() => checkParameters(parameters)).not.toThrow();
    expect(newParameters(sodium).salt).not.toEqual(parameters.salt);
    expect(randomBytes(sodium, 24)).toHaveLength(24);
  });
});
