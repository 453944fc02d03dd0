// A device certificate: her identity key says that this device writes for this member.
//   "EBD1" || record 16 || device 16 || member 16 || device public key 32 || created, ms since 1970 u64 || signature 64 by the identity key
#pragma once
#include "core/base/instant.hpp"
#include "core/base/result.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::vault {

inline constexpr std::size_t certificate_bytes = 156;

struct Certificate {
  RecordId record;
  DeviceId device;
  MemberId member;
  PublicKey key{};
  Instant created;
  bool operator==(const Certificate&) const = default;
};

Bytes<certificate_bytes> sign_certificate(const Cipher& cipher, const Certificate& certificate, const SigningKey& identity);
/// Errors: certificate_bad (form, record, signature).
Result<Certificate> read_certificate(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& identity);
/// The member a certificate says it is of, before anything is verified: to look up whose identity key must have signed it.
/// Errors: certificate_bad (form).
Result<MemberId> claimed_member(View certificate);

}  // namespace ebb::vault
