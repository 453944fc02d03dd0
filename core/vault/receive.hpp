// Reading what a relay lists: every envelope is verified once, here, and opened where its stream is held.
#pragma once
#include "core/vault/chain_book.hpp"
#include "core/vault/membership.hpp"
#include "core/vault/streams.hpp"

namespace ebb::vault {

/// The events of one envelope.
struct ReceivedBatch {
  std::uint64_t cursor = 0;
  DeviceId device;
  MemberId member;  ///< whose device it is; events inside that name another are the record's to refuse
  Compartment compartment{};
  std::uint64_t sequence = 0;
  Hash hash{};  ///< of its header, which a tombstone names
  json::Array events;
};

/// An envelope whose content was erased. Whoever has read it before forgets its events.
struct Erasure {
  std::uint64_t cursor = 0;
  DeviceId device;
  StreamId stream;
  std::uint64_t sequence = 0;
  Instant at;
};

struct ReceiveRefusal {
  std::uint64_t cursor = 0;
  Error error;
};

struct Received {
  std::vector<ReceivedBatch> batches;
  /// Authentic envelopes whose content is no good; reading went on after them.
  /// envelope_cannot_open, envelope_malformed, envelope_wrong_stream, history_forked (a head inside).
  std::vector<ReceiveRefusal> refused;
  /// Where reading stopped: what follows cannot be trusted. Nothing of this frame was taken.
  /// envelope_malformed, envelope_cut_off, envelope_wrong_record, envelope_unknown_device, envelope_unknown_epoch, envelope_bad_signature,
  /// envelope_hash_mismatch, envelope_replayed, envelope_out_of_order, envelope_chain_broken, stale_epoch, history_forked, tombstone_bad.
  std::optional<ReceiveRefusal> stopped;
  /// In place of the envelope, and once more at the end of the list for devices that had read on: the same envelope may be here twice.
  std::vector<Erasure> erasures;
  std::uint32_t erased = 0;    ///< links of chains of which only header and tombstone are left
  std::uint32_t not_held = 0;  ///< envelopes of streams this device has no key for
};

/// Advances `book` over every frame that is good. Store the events and the encoded book together, or neither.
Received receive(const Cipher& cipher, const Membership& membership, const Keyring& keyring, ChainBook& book, View listing);

/// Whether the relay still holds what was read last. `listing`: what it lists after book.cursor() - 1, its first frame is enough.
/// Errors: behind_known_head (it holds less), history_forked (another envelope stands there), envelope_malformed, envelope_cut_off.
Result<void> check_last_read(const Cipher& cipher, const ChainBook& book, View listing);

}  // namespace ebb::vault
