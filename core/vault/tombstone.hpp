// A tombstone: her identity key says that the content of one envelope was erased. The header stays, so that the chain verifies.
//   "EBT1" || record 16 || stream 16 || device 16 || sequence u64 || header hash 32 || erased at, ms since 1970 u64 || signature 64
#pragma once
#include "core/base/instant.hpp"
#include "core/base/result.hpp"
#include "core/vault/envelope_header.hpp"

namespace ebb::vault {

inline constexpr std::size_t tombstone_bytes = 164;
/// What a relay keeps and lists of an erased envelope: header || its signature || tombstone.
inline constexpr std::size_t erased_bytes = envelope_prefix_bytes + tombstone_bytes;

struct Tombstone {
  RecordId record;
  StreamId stream;
  DeviceId device;
  std::uint64_t sequence = 0;
  Hash header_hash{};
  Instant at;
  bool operator==(const Tombstone&) const = default;
};

Bytes<tombstone_bytes> sign_tombstone(const Cipher& cipher, const Tombstone& tombstone, const SigningKey& identity);
/// Errors: tombstone_bad (form, record, signature).
Result<Tombstone> read_tombstone(const Cipher& cipher, View bytes, const RecordId& record, const PublicKey& identity);
/// Whether it is about the envelope with this header. Errors: tombstone_bad.
Result<void> check_tombstone(const Cipher& cipher, const Tombstone& tombstone, View header);

}  // namespace ebb::vault
