#include <gtest/gtest.h>

#include "core/vault/ids.hpp"
#include "core/vault/recovery_code.hpp"

namespace ebb::vault {
namespace {

TEST(Words, AreSortedAndOfThreeToSevenLetters) {
  for (std::size_t i = 0; i < 2048; ++i) {
    EXPECT_GE(word_at(i).size(), 3u);
    EXPECT_LE(word_at(i).size(), 7u);
    if (i) EXPECT_LT(word_at(i - 1), word_at(i));
  }
}

TEST(Words, ASlipOfThePenFindsItsWord) {
  const auto near = [](std::string_view text) { return std::vector<std::string_view>(words_near(text)); };
  const auto has = [&](std::string_view text, std::string_view word) { return std::ranges::count(near(text), word) == 1; };
  EXPECT_TRUE(has("pebbl", "pebble") && has("pebbble", "pebble") && has("pebnle", "pebble") && has("pbeble", "pebble") && has("Pebble", "pebble"));
  EXPECT_TRUE(near("qqqqqq").empty());
  EXPECT_TRUE(near("").empty());
}

TEST(Words, NoWordIsASlipOfAnother) {
  for (std::size_t i = 0; i < 2048; ++i) EXPECT_EQ(words_near(word_at(i)).size(), 1u) << word_at(i);
}

TEST(Words, AnAccountNameIsFourOfThem) {
  EXPECT_EQ(account_name({}), "about-about-about-about");
  EXPECT_EQ(account_name({255, 255, 255, 255, 255, 240}), "zoo-zoo-zoo-zoo");
}

TEST(Ids, BytesAndUlidAreTheSame128Bits) {
  const Ulid id = Ulid::parse("01ARZ3NDEKTSV4RRFFQ69G5FAV").value();
  const Bytes<16> bytes = bytes_of(id);
  EXPECT_EQ(bytes, (Bytes<16>{0x01, 0x56, 0x3e, 0x3a, 0xb5, 0xd3, 0xd6, 0x76, 0x4c, 0x61, 0xef, 0xb9, 0x93, 0x02, 0xbd, 0x5b}));
  EXPECT_EQ(ulid_of(bytes), id);
  EXPECT_EQ(ulid_of({}).view(), "00000000000000000000000000");
  Bytes<16> all;
  all.fill(0xff);
  EXPECT_EQ(ulid_of(all).view(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(bytes_of(ulid_of(all)), all);
}

}  // namespace
}  // namespace ebb::vault
