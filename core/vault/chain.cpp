#include "core/vault/chain.hpp"

#include <string>

namespace ebb::vault {

Result<ChainHead> follow(const ChainHead& last, const EnvelopeHeader& h, const Hash& hash) {
  const auto expected = [&] { return "expected sequence " + std::to_string(last.sequence + 1) + ", found " + std::to_string(h.sequence); };
  if (h.sequence <= last.sequence) return fail(ErrorId::envelope_replayed, expected());
  if (h.sequence != last.sequence + 1) return fail(ErrorId::envelope_out_of_order, expected());
  if (h.previous != last.hash) return fail(ErrorId::envelope_chain_broken, "at sequence " + std::to_string(h.sequence));
  if (h.epoch < last.epoch) return fail(ErrorId::stale_epoch, "the envelope before it was of epoch " + std::to_string(last.epoch));
  return ChainHead{h.sequence, hash, h.epoch};
}

}  // namespace ebb::vault
