#include "core/base/base64.hpp"

#include <gtest/gtest.h>

namespace ebb {
namespace {

std::vector<std::uint8_t> bytes(std::string_view s) { return {s.begin(), s.end()}; }

// RFC 4648, section 10, without the padding.
TEST(Base64, VectorsOfTheRfc) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : vectors) {
    EXPECT_EQ(base64url(bytes(plain)), text);
    EXPECT_EQ(parse_base64url(text).value(), bytes(plain));
  }
  EXPECT_EQ(base64url(std::vector<std::uint8_t>{0xfb, 0xff, 0xfe}), "-__-");
}

TEST(Base64, OneSpellingPerValue) {
  for (const char* text : {"Z", "Zg==", "Zg=", "Zh", "Zm9", "Zm+v", "Zm/v", "Zm9v ", "Zm\n9v", "ZZZZZ"}) {
    const auto r = parse_base64url(text);
    ASSERT_FALSE(r) << text;
    EXPECT_EQ(r.error().id, ErrorId::wrong_shape);
  }
}

TEST(Base64, EveryByteReadsBack) {
  std::vector<std::uint8_t> all;
  for (int i = 0; i < 256; ++i) {
    all.push_back(static_cast<std::uint8_t>(i));
    EXPECT_EQ(parse_base64url(base64url(all)).value(), all);
  }
}

}  // namespace
}  // namespace ebb
