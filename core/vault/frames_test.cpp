#include "core/vault/frames.hpp"

#include <gtest/gtest.h>

namespace ebb::vault {
namespace {

template <class T>
std::string_view refusal(const Result<T>& r) { return r ? "none" : name_of(r.error().id); }

TEST(Batch, ReadsBack) {
  const std::vector<Buffer> items{{1, 2, 3}, {}, Buffer(1000, 7)};
  const Buffer batch = format_batch(items).value();
  const auto read = parse_batch(batch).value();
  ASSERT_EQ(read.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_TRUE(std::ranges::equal(read[i], items[i]));
}

TEST(Batch, RefusesWhatIsCutOffOrImpossible) {
  const Buffer batch = format_batch({{1, 2, 3}, {4}}).value();
  for (std::size_t n = 0; n < batch.size(); ++n) EXPECT_EQ(refusal(parse_batch(View(batch).first(n))), "envelope_cut_off") << n;
  Buffer longer = batch;
  longer.push_back(0);
  EXPECT_EQ(refusal(parse_batch(longer)), "envelope_malformed");
  EXPECT_EQ(refusal(parse_batch(Buffer{0, 0})), "envelope_malformed");
  EXPECT_EQ(refusal(parse_batch(Buffer{1, 1, 0, 0})), "envelope_malformed");                         // 257 items
  EXPECT_EQ(refusal(parse_batch(Buffer{1, 0, 255, 255, 255, 255})), "envelope_malformed");           // 4 GiB
  EXPECT_EQ(refusal(format_batch({})), "envelope_malformed");
  EXPECT_EQ(refusal(format_batch({Buffer(envelope_bytes_max + 1)})), "envelope_malformed");
}

Buffer listing(std::vector<std::uint64_t> cursors) {
  Buffer out;
  const Buffer bytes{9, 9};
  for (const std::uint64_t c : cursors) append_frame(out, {c, FrameKind::envelope, bytes});
  return out;
}

TEST(Listing, ReadsBack) {
  const Buffer erased(erased_bytes, 1);
  Buffer out = listing({1, 5});
  append_frame(out, {6, FrameKind::erased, erased});
  const auto frames = parse_listing(out).value();
  ASSERT_EQ(frames.size(), 3u);
  EXPECT_EQ(frames[1].cursor, 5u);
  EXPECT_EQ(frames[2].kind, FrameKind::erased);
  EXPECT_TRUE(parse_listing({})->empty());
}

TEST(Listing, RefusesWhatIsCutOffOrImpossible) {
  const Buffer good = listing({1});
  for (std::size_t n = 1; n < good.size(); ++n) EXPECT_EQ(refusal(parse_listing(View(good).first(n))), "envelope_cut_off") << n;
  EXPECT_EQ(refusal(parse_listing(listing({2, 2}))), "envelope_malformed");
  EXPECT_EQ(refusal(parse_listing(listing({2, 1}))), "envelope_malformed");
  Buffer kind = good, length = good;
  kind[8] = 2;
  EXPECT_EQ(refusal(parse_listing(kind)), "envelope_malformed");
  length[11] = 255;
  EXPECT_EQ(refusal(parse_listing(length)), "envelope_malformed");
  kind[8] = 1;  // an erased one has one length
  EXPECT_EQ(refusal(parse_listing(kind)), "envelope_malformed");
}

}  // namespace
}  // namespace ebb::vault
