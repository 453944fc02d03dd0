#include "core/vault/envelope_header.hpp"

#include <gtest/gtest.h>

namespace ebb::vault {
namespace {

EnvelopeHeader some_header() {
  EnvelopeHeader h;
  h.record.bytes.fill(1), h.stream.bytes.fill(2), h.device.bytes.fill(3);
  h.epoch = 0x01020304;
  h.sequence = 0x05060708090a0b0c;
  h.previous.fill(4), h.nonce.fill(5), h.ciphertext_hash.fill(6);
  h.size_class = 4;
  return h;
}

std::string_view refusal(const Result<EnvelopeHeader>& r) { return r ? "none" : name_of(r.error().id); }

TEST(EnvelopeHeader, EveryFieldIsAtItsPlace) {
  const auto b = format(some_header());
  EXPECT_EQ(as_text(View(b).first(4)), "EBE1");
  EXPECT_EQ(b[4], 1);
  EXPECT_EQ(b[20], 2);
  EXPECT_EQ(b[36], 4);
  EXPECT_EQ(b[39], 1);  // little endian
  EXPECT_EQ(b[40], 3);
  EXPECT_EQ(b[56], 0x0c);
  EXPECT_EQ(b[63], 5);
  EXPECT_EQ(b[64], 4);
  EXPECT_EQ(b[96], 4);
  EXPECT_EQ(b[97], 5);
  EXPECT_EQ(b[header_ad_bytes], 6);
  EXPECT_EQ(b[152], 6);
  EXPECT_EQ(parse_header(b).value(), some_header());
}

TEST(EnvelopeHeader, RefusesWhatIsNotOne) {
  const auto refused = [](auto change) {
    EnvelopeHeader h = some_header();
    change(h);
    return refusal(parse_header(format(h)));
  };
  EXPECT_EQ(refused([](auto& h) { h.size_class = 5; }), "envelope_malformed");
  EXPECT_EQ(refused([](auto& h) { h.sequence = 0; }), "envelope_malformed");
  EXPECT_EQ(refused([](auto& h) { h.sequence = 1; }), "envelope_malformed");
  EXPECT_EQ(refused([](auto& h) { h.previous = {}; }), "envelope_malformed");
  EXPECT_EQ(refused([](auto& h) { h.previous = {}, h.sequence = 1; }), "none");
  auto b = format(some_header());
  EXPECT_EQ(refusal(parse_header(View(b).first(152))), "envelope_cut_off");
  b[3] = '2';
  EXPECT_EQ(refusal(parse_header(b)), "envelope_malformed");
}

}  // namespace
}  // namespace ebb::vault
