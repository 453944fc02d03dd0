// A chain: the envelopes of one device in one stream, each naming the header before it.
#pragma once
#include "core/base/result.hpp"
#include "core/vault/envelope_header.hpp"

namespace ebb::vault {

/// The last link that was accepted. Sequence 0: none yet.
struct ChainHead {
  std::uint64_t sequence = 0;
  Hash hash{};              ///< of that header
  std::uint32_t epoch = 0;  ///< of that envelope
  bool operator==(const ChainHead&) const = default;
};

/// The head after `header`, whose hash is `hash`.
/// Errors: envelope_replayed (a sequence that was there already), envelope_out_of_order (one is missing before it),
/// envelope_chain_broken (it names another predecessor), stale_epoch (an earlier epoch than the link before).
Result<ChainHead> follow(const ChainHead& last, const EnvelopeHeader& header, const Hash& hash);

}  // namespace ebb::vault
