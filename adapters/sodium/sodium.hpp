// libsodium as the vault's Cipher, and the two things only a shell may do: hash a passphrase and draw chance.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/result.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::sodium {

class SodiumCipher final : public vault::Cipher {
 public:
  SodiumCipher();  ///< initialises libsodium; cheap to make again
  ~SodiumCipher() = default;
  vault::Hash keyed_hash(vault::View key, vault::View message) const override;
  vault::Key derive(const vault::Key& key, std::string_view context, std::uint64_t number) const override;
  void aead_seal(std::span<std::uint8_t> out, vault::View plain, vault::View ad, const vault::Nonce& nonce, const vault::Key& key) const override;
  bool aead_open(std::span<std::uint8_t> out, vault::View sealed, vault::View ad, const vault::Nonce& nonce, const vault::Key& key) const override;
  vault::SigningKey signing_key(const vault::Key& seed) const override;
  vault::Signature sign(vault::View message, const vault::SigningKey& key) const override;
  bool verify(vault::View message, const vault::Signature& signature, const vault::PublicKey& key) const override;
};

/// Bytes from the system's generator.
void random_bytes(std::span<std::uint8_t> out);
template <std::size_t N>
vault::Bytes<N> random() {
  vault::Bytes<N> b{};
  random_bytes(b);
  return b;
}

/// Argon2id (version 1.3, one lane). `memory_kib` x 1024 bytes, `operations` passes. Says nothing about whether these are strong enough:
/// core/vault/passphrase.hpp does. Errors: out_of_memory.
Result<vault::Key> argon2id(std::string_view passphrase, const vault::Bytes<16>& salt, std::uint32_t memory_kib, std::uint32_t operations);

/// Equal in time that does not depend on where they differ.
bool equal_constant_time(vault::View a, vault::View b);

}  // namespace ebb::sodium
