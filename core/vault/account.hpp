// The account secret S: 32 random bytes from which every key of hers follows. It is kept wrapped, by the passphrase and by the recovery code.
#pragma once
#include "core/base/result.hpp"
#include "core/vault/passphrase.hpp"

namespace ebb::vault {

struct AccountSecret {
  Key bytes;
};

/// On the wire: passphrase 1, recovery code 2.
enum class WrapKind : std::uint8_t { passphrase = 1, recovery = 2 };

/// nonce 24 || AEAD of S with ad "ebb wrap v1" || kind u8 || record 16
inline constexpr std::size_t wrap_bytes = 24 + 32 + Cipher::aead_tag_bytes;

Bytes<wrap_bytes> wrap_secret(const Cipher& cipher, const AccountSecret& secret, WrapKind kind, const RecordId& record, const Key& wrap_key,
                              const Nonce& nonce);
/// Errors: wrong_passphrase or recovery_code_wrong, after `kind`: the key, the record or the wrap is another.
Result<AccountSecret> unwrap_secret(const Cipher& cipher, View wrap, WrapKind kind, const RecordId& record, const Key& wrap_key);

/// Signs device certificates, member lists and tombstones.
SigningKey identity_key(const Cipher& cipher, const AccountSecret& secret);
/// Seals what a device keeps: segments, snapshot, drafts, outbox, its own device key.
Key local_key(const Cipher& cipher, const AccountSecret& secret);

}  // namespace ebb::vault
