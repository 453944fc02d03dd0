// The clear part of an envelope: everything a relay sees, and all it needs to accept or refuse one. No key is known here.
//
//   "EBE1" || record 16 || stream 16 || epoch u32 || device 16 || sequence u64 || previous header hash 32 || size class u8
//          || nonce 24 || ciphertext hash 32                                            = 153 bytes, the header
//   || signature 64 of the device over the whole header || ciphertext (bytes of the size class + 16)
//
// The additional data of the AEAD is the header up to and including the nonce (the first 121 bytes): the ciphertext's hash cannot be
// part of what the ciphertext is computed from. The signature covers it.
#pragma once
#include <optional>

#include "core/base/result.hpp"
#include "core/vault/bytes.hpp"
#include "core/vault/cipher.hpp"

namespace ebb::vault {

inline constexpr std::string_view envelope_magic = "EBE1";
inline constexpr std::size_t header_bytes = 153;
inline constexpr std::size_t header_ad_bytes = 121;
inline constexpr std::size_t signature_bytes = 64;
inline constexpr std::size_t envelope_prefix_bytes = header_bytes + signature_bytes;

/// Bytes of padded plaintext per size class: 1, 4, 16, 64, 256 KiB.
inline constexpr std::array<std::size_t, 5> size_classes{1u << 10, 4u << 10, 16u << 10, 64u << 10, 256u << 10};
constexpr std::size_t envelope_bytes(std::size_t size_class) {
  return envelope_prefix_bytes + size_classes[size_class] + Cipher::aead_tag_bytes;
}
inline constexpr std::size_t envelope_bytes_max = envelope_bytes(size_classes.size() - 1);

struct EnvelopeHeader {
  RecordId record;
  StreamId stream;
  std::uint32_t epoch = 0;
  DeviceId device;
  std::uint64_t sequence = 0;  ///< from 1, per device and stream
  Hash previous{};             ///< hash of the header before; zeros at sequence 1
  std::uint8_t size_class = 0;
  Nonce nonce{};
  Hash ciphertext_hash{};
  bool operator==(const EnvelopeHeader&) const = default;
};

Bytes<header_bytes> format(const EnvelopeHeader& header);
/// Errors: envelope_malformed (magic, size class, sequence 0, or a first envelope with a previous one), envelope_cut_off (too short).
/// Reads the first 153 bytes; what follows is not looked at.
Result<EnvelopeHeader> parse_header(View bytes);
/// The hash that the next header of the same device and stream carries as `previous`.
Hash header_hash(const Cipher& cipher, View header);

/// An envelope's parts, by reference into its bytes. Its length is exactly what its size class says.
struct EnvelopeView {
  EnvelopeHeader header;
  View header_bytes;  ///< the 153 bytes
  Signature signature{};
  View ciphertext;
};
/// Errors: envelope_malformed, envelope_cut_off (shorter than its size class says).
Result<EnvelopeView> parse_envelope(View bytes);

/// What can be checked without a key: the record, the ciphertext's hash, the device's signature.
/// Errors: envelope_wrong_record, envelope_hash_mismatch, envelope_bad_signature.
Result<void> check_envelope(const Cipher& cipher, const EnvelopeView& envelope, const RecordId& record, const PublicKey& device_key);

}  // namespace ebb::vault
