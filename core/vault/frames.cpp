#include "core/vault/frames.hpp"

#include <string>

namespace ebb::vault {
namespace {

std::string item(std::size_t i) { return "item " + std::to_string(i); }

}  // namespace

Result<Buffer> format_batch(const std::vector<Buffer>& items) {
  if (items.empty() || items.size() > batch_items_max) return fail(ErrorId::envelope_malformed, "a batch has 1 to 256 items");
  Writer w;
  w.u16(static_cast<std::uint16_t>(items.size()));
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].size() > envelope_bytes_max) return fail(ErrorId::envelope_malformed, item(i) + " is longer than an envelope can be");
    w.u32(static_cast<std::uint32_t>(items[i].size())).bytes(items[i]);
  }
  return w.take();
}

Result<std::vector<View>> parse_batch(View bytes) {
  Reader r(bytes);
  const std::size_t count = r.u16();
  if (!r.ok()) return fail(ErrorId::envelope_cut_off, "the batch has no count");
  if (count == 0 || count > batch_items_max) return fail(ErrorId::envelope_malformed, "a batch has 1 to 256 items");
  std::vector<View> items;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t length = r.u32();
    if (length > envelope_bytes_max) return fail(ErrorId::envelope_malformed, item(i) + " is longer than an envelope can be");
    items.push_back(r.bytes(length));
    if (!r.ok()) return fail(ErrorId::envelope_cut_off, item(i) + " of " + std::to_string(count));
  }
  if (!r.at_end()) return fail(ErrorId::envelope_malformed, "bytes follow the last item");
  return items;
}

void append_frame(Buffer& out, const Frame& frame) {
  Writer w;
  w.u64(frame.cursor).u8(static_cast<std::uint8_t>(frame.kind)).u32(static_cast<std::uint32_t>(frame.bytes.size()));
  out.insert(out.end(), w.view().begin(), w.view().end());
  out.insert(out.end(), frame.bytes.begin(), frame.bytes.end());
}

Result<std::vector<Frame>> parse_listing(View bytes) {
  std::vector<Frame> frames;
  for (Reader r(bytes); r.left() > 0;) {
    Frame f;
    f.cursor = r.u64();
    const std::uint8_t kind = r.u8();
    const std::size_t length = r.u32();
    if (!r.ok()) return fail(ErrorId::envelope_cut_off, "the listing ends in the head of frame " + std::to_string(frames.size()));
    if (kind > 1) return fail(ErrorId::envelope_malformed, "frame " + std::to_string(frames.size()) + " is of an unknown kind");
    f.kind = static_cast<FrameKind>(kind);
    const bool fits = f.kind == FrameKind::erased ? length == erased_bytes : length <= envelope_bytes_max;
    if (!fits) return fail(ErrorId::envelope_malformed, "frame " + std::to_string(frames.size()) + " has an impossible length");
    f.bytes = r.bytes(length);
    if (!r.ok()) return fail(ErrorId::envelope_cut_off, "frame " + std::to_string(frames.size()));
    if (!frames.empty() && f.cursor <= frames.back().cursor) return fail(ErrorId::envelope_malformed, "the cursors of the listing do not rise");
    frames.push_back(f);
  }
  return frames;
}

}  // namespace ebb::vault
