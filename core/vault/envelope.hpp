// Sealing and opening one envelope. Layout: envelope_header.hpp; what is inside: payload.hpp.
#pragma once
#include "core/vault/chain.hpp"
#include "core/vault/payload.hpp"

namespace ebb::vault {

/// Who seals: a device of the record with its own key.
struct Author {
  RecordId record;
  DeviceId device;
  const SigningKey* key = nullptr;
};

struct SealedEnvelope {
  Buffer bytes;
  ChainHead head;  ///< the chain after it
};

/// The next envelope after `last` in the author's chain of `stream`.
/// Errors: event_too_large (the payload does not fit the class), stale_epoch (the chain is in a later epoch already).
Result<SealedEnvelope> seal_envelope(const Cipher& cipher, const Author& author, const StreamId& stream, std::uint32_t epoch, const Key& stream_key,
                                     const ChainHead& last, std::uint8_t size_class, std::string_view payload, const Nonce& nonce);

/// What is inside. The signature, the ciphertext's hash and the chain are the caller's to check before (check_envelope, follow).
/// Errors: envelope_cannot_open (another key, or bytes that were changed), envelope_malformed.
Result<Payload> open_envelope(const Cipher& cipher, const EnvelopeView& envelope, const Key& stream_key);

}  // namespace ebb::vault
