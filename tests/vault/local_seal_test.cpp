#include <gtest/gtest.h>

#include "core/vault/local_seal.hpp"
#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

struct Local : ::testing::Test {
  Key key = local_key(cipher(), made_space().secret);
  std::string text = "a draft";
  Buffer sealed = seal_local(cipher(), LocalKind::draft, "draft/1", as_bytes(text), key, counting<24>(1));
  auto open(LocalKind kind, std::string_view name, View bytes) const { return open_local(cipher(), kind, name, bytes, key); }
};

TEST_F(Local, ReadsBackUnderItsKindAndName) {
  EXPECT_EQ(as_text(open(LocalKind::draft, "draft/1", sealed)->expose()), text);
  EXPECT_EQ(sealed.size(), text.size() + local_overhead_bytes);
  const Buffer empty = seal_local(cipher(), LocalKind::outbox, "", {}, key, counting<24>(2));
  EXPECT_TRUE(open(LocalKind::outbox, "", empty)->expose().empty());
}

TEST_F(Local, PartsCannotBeExchanged) {
  EXPECT_EQ(refusal(open(LocalKind::draft, "draft/2", sealed)), "local_cannot_open");
  EXPECT_EQ(refusal(open(LocalKind::segment, "draft/1", sealed)), "local_cannot_open");
  EXPECT_EQ(refusal(open_local(cipher(), LocalKind::draft, "draft/1", sealed, Key(counting<32>(1)))), "local_cannot_open");
}

TEST_F(Local, AnyChangedBitOrCutIsRefused) {
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    Buffer changed = sealed;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_EQ(refusal(open(LocalKind::draft, "draft/1", changed)), "local_cannot_open") << bit;
  }
  for (std::size_t n = 0; n < sealed.size(); ++n) ASSERT_EQ(refusal(open(LocalKind::draft, "draft/1", View(sealed).first(n))), "local_cannot_open");
}

}  // namespace
}  // namespace ebb::vault::testing
