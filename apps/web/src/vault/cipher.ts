// The wasm module's imports "ebb_cipher": libsodium, called synchronously over the module's memory.
// Names, arguments and sizes: adapters/sodium/imported_cipher.hpp.
import type { Sodium } from "./sodium.ts";

const TAG = 16;

export interface CipherImports extends WebAssembly.ModuleImports {
  hash(out: number, key: number, keyLength: number, message: number, length: number): void;
  derive(out: number, key: number, context: number, subkey: number): void;
  aead_seal(out: number, plain: number, length: number, ad: number, adLength: number, nonce: number, key: number): void;
  aead_open(out: number, sealed: number, length: number, ad: number, adLength: number, nonce: number, key: number): 0 | 1;
  signing_key(out: number, seed: number): void;
  sign(out: number, message: number, length: number, key: number): void;
  verify(message: number, length: number, signature: number, publicKey: number): 0 | 1;
}

/** `memory` is asked at every call: growing the module's memory replaces its buffer. */
export function cipherImports(sodium: Sodium, memory: () => WebAssembly.Memory): CipherImports {
  const at = (pointer: number, length: number) => new Uint8Array(memory().buffer, pointer >>> 0, length >>> 0);
  // What libsodium gives back is wiped once it lies in the module's memory.
  const put = (pointer: number, bytes: Uint8Array) => {
    at(pointer, bytes.length).set(bytes);
    sodium.memzero(bytes);
  };
  return {
    hash(out, key, keyLength, message, length) {
      put(out, sodium.crypto_generichash(32, at(message, length), keyLength === 0 ? null : at(key, keyLength)));
    },
    derive(out, key, context, subkey) {
      const name = String.fromCharCode(...at(context, 8));
      put(out, sodium.crypto_kdf_derive_from_key(32, subkey, name, at(key, 32)));
    },
    aead_seal(out, plain, length, ad, adLength, nonce, key) {
      const sealed = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(at(plain, length), at(ad, adLength), null, at(nonce, 24), at(key, 32));
      at(out, length + TAG).set(sealed);
    },
    aead_open(out, sealed, length, ad, adLength, nonce, key) {
      let plain: Uint8Array;
      try {
        plain = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, at(sealed, length), at(ad, adLength), at(nonce, 24), at(key, 32));
      } catch {
        return 0; // not authentic: the core says which part it was
      }
      put(out, plain);
      return 1;
    },
    signing_key(out, seed) {
      const pair = sodium.crypto_sign_seed_keypair(at(seed, 32));
      put(out, pair.privateKey);
    },
    sign(out, message, length, key) {
      put(out, sodium.crypto_sign_detached(at(message, length), at(key, 64)));
    },
    verify(message, length, signature, publicKey) {
      try {
        return sodium.crypto_sign_verify_detached(at(signature, 64), at(message, length), at(publicKey, 32)) ? 1 : 0;
      } catch {
        return 0;
      }
    },
  };
}
