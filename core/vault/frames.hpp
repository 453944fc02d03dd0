// How envelopes travel: the batch a device uploads, and the frames a relay lists.
//   batch:  count u16 || count x (length u32 || bytes)                      (also for tombstones)
//   listing: repeated (cursor u64 || kind u8 || length u32 || bytes)        kind 0: an envelope; 1: header 153 || signature 64 || tombstone 164
#pragma once
#include <vector>

#include "core/base/result.hpp"
#include "core/vault/envelope_header.hpp"
#include "core/vault/tombstone.hpp"

namespace ebb::vault {

/// Most items in one batch.
inline constexpr std::size_t batch_items_max = 256;

/// Errors: envelope_malformed (more than `batch_items_max` items, or one longer than an envelope can be).
Result<Buffer> format_batch(const std::vector<Buffer>& items);
/// Views into `bytes`. Errors: envelope_malformed (count 0 or too many, an item of impossible length, bytes after the last), envelope_cut_off.
Result<std::vector<View>> parse_batch(View bytes);

enum class FrameKind : std::uint8_t { envelope, erased };
struct Frame {
  std::uint64_t cursor = 0;
  FrameKind kind = FrameKind::envelope;
  View bytes;
};
void append_frame(Buffer& out, const Frame& frame);
/// Errors: envelope_malformed (kind, length, cursors that do not rise), envelope_cut_off.
Result<std::vector<Frame>> parse_listing(View bytes);

}  // namespace ebb::vault
