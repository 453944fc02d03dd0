// What a device keeps for itself, sealed one by one:
//   "EBL1" || kind u8 || nonce 24 || AEAD with the local key and ad = "EBL1" || kind u8 || name
// The name (of the row, the file) is not stored inside; opening under another name fails, so that sealed parts cannot be exchanged.
// An older copy of the same part still opens: whoever can write the device's store can turn it back.
#pragma once
#include <string_view>

#include "core/base/result.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::vault {

enum class LocalKind : std::uint8_t { segment = 1, snapshot = 2, draft = 3, outbox = 4, device_key = 5, chains = 6, settings = 7 };

inline constexpr std::size_t local_overhead_bytes = 4 + 1 + 24 + Cipher::aead_tag_bytes;

Buffer seal_local(const Cipher& cipher, LocalKind kind, std::string_view name, View plain, const Key& local_key, const Nonce& nonce);
/// Errors: local_cannot_open (form, kind, name, key, bytes).
Result<SecretBuffer> open_local(const Cipher& cipher, LocalKind kind, std::string_view name, View sealed, const Key& local_key);

}  // namespace ebb::vault
