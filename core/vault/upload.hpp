// Uploads: for every group of events one envelope per held stream, all of one size, so that a relay cannot tell where something happened.
#pragma once
#include "core/vault/chain_book.hpp"
#include "core/vault/envelope.hpp"
#include "core/vault/streams.hpp"

namespace ebb::vault {

/// Events of one compartment, as JSON text, oldest first.
struct Outgoing {
  Compartment compartment{};
  std::vector<std::string> events;
};

/// One batch for the relay: a payload for each stream of the keyring, in its order.
struct UploadGroup {
  std::uint8_t size_class = 0;
  std::vector<std::string> payloads;
};

/// Splits what does not fit the largest class. No events: no groups. The heads go into the first.
/// Errors: event_too_large, envelope_wrong_stream (events of a compartment that is not held), envelope_malformed (an event that is no JSON object).
Result<std::vector<UploadGroup>> plan_upload(const Keyring& keyring, std::span<const Outgoing> outgoing, std::span<const Head> heads);
/// How many fresh nonces `seal_upload` wants.
std::size_t nonces_needed(std::span<const UploadGroup> groups);

struct Upload {
  std::vector<Buffer> batches;                          ///< bodies to send one after the other (frames.hpp), one per group
  std::vector<std::pair<ChainKey, ChainHead>> written;  ///< for ChainBook::wrote, once the last is acknowledged
};
/// `book` says where this device's chains stand; it is not changed. An upload that was refused as stale_epoch is sealed again, from the same
/// plan with fresh nonces and the current epoch. Errors: as seal_envelope; wrong_shape (another number of nonces, or one twice).
Result<Upload> seal_upload(const Cipher& cipher, const Author& author, const Keyring& keyring, std::uint32_t epoch, const ChainBook& book,
                           std::span<const UploadGroup> groups, std::span<const Nonce> nonces);

}  // namespace ebb::vault
