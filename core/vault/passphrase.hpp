// What a passphrase opens. The hash itself (Argon2id) is made by the shell; here is what it must cost and what comes of it.
#pragma once
#include "core/base/result.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::vault {

/// How a passphrase is hashed. A server gives these back at login, so they are checked before the passphrase is used.
struct PassphraseParameters {
  Bytes<16> salt{};
  std::uint32_t memory_kib = 0;
  std::uint32_t operations = 0;
};

/// A lower floor makes guessing a stolen wrap cheaper; a higher ceiling lets a server stall a phone.
inline constexpr std::uint32_t passphrase_memory_kib_min = 64 * 1024, passphrase_memory_kib_max = 1024 * 1024;
inline constexpr std::uint32_t passphrase_operations_min = 3, passphrase_operations_max = 16;

/// Errors: weak_parameters (below the floor, or a salt of zeros), heavy_parameters (above the ceiling).
Result<void> check_parameters(const PassphraseParameters& parameters);

/// The two halves: one is shown to the relay, the other never leaves the device. Neither tells anything about the other.
struct LoginKeys {
  Key login;
  Key wrap;
};
/// Of the 32 bytes that Argon2id made of the passphrase.
LoginKeys passphrase_keys(const Cipher& cipher, const Key& hashed);

}  // namespace ebb::vault
