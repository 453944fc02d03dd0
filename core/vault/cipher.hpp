// The primitives the vault is written over. Pure: equal arguments give equal bytes; keys, nonces and chance are arguments.
// Native: adapters/sodium. Browser: imports of the wasm module, answered by libsodium-wrappers-sumo in the same Worker.
// Password hashing is not here: it runs in the shell, before anything is unlocked.
#pragma once
#include <span>
#include <string_view>

#include "core/vault/bytes.hpp"
#include "core/vault/secret.hpp"

namespace ebb::vault {

class Cipher {
 public:
  static constexpr std::size_t aead_tag_bytes = 16;

  /// BLAKE2b-256 of `message`; `key` is empty or 16 to 64 bytes.
  virtual Hash keyed_hash(View key, View message) const = 0;
  Hash hash(View message) const { return keyed_hash({}, message); }

  /// libsodium's crypto_kdf: sub-key `number` of `key` for a `context` of exactly 8 bytes.
  virtual Key derive(const Key& key, std::string_view context, std::uint64_t number) const = 0;

  /// XChaCha20-Poly1305-IETF. `out` has `plain.size() + aead_tag_bytes` bytes and does not overlap `plain`.
  virtual void aead_seal(std::span<std::uint8_t> out, View plain, View ad, const Nonce& nonce, const Key& key) const = 0;
  /// `out` has `sealed.size() - aead_tag_bytes` bytes; `sealed` has at least `aead_tag_bytes`. False: not authentic, `out` is meaningless.
  [[nodiscard]] virtual bool aead_open(std::span<std::uint8_t> out, View sealed, View ad, const Nonce& nonce, const Key& key) const = 0;

  /// Ed25519.
  virtual SigningKey signing_key(const Key& seed) const = 0;
  virtual Signature sign(View message, const SigningKey& key) const = 0;
  [[nodiscard]] virtual bool verify(View message, const Signature& signature, const PublicKey& key) const = 0;

 protected:
  ~Cipher() = default;
};

/// The public half that a signing key carries in its last 32 bytes.
inline PublicKey public_of(const SigningKey& key) {
  PublicKey p{};
  std::copy_n(key.expose().begin() + 32, 32, p.begin());
  return p;
}

}  // namespace ebb::vault
