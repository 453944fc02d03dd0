#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <type_traits>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

static_assert(!std::is_copy_constructible_v<Key> && !std::is_copy_assignable_v<Key> && std::is_nothrow_move_constructible_v<Key>);
static_assert(!std::equality_comparable<Key> && !std::is_convertible_v<Key, Bytes<32>>);
template <class T> concept Printable = requires(std::ostream& o, const T& t) { o << t; };
static_assert(!Printable<Key> && !Printable<SecretBuffer>);

TEST(Secret, WipesItselfWhenItEndsOrMoves) {
  alignas(Key) std::array<std::uint8_t, sizeof(Key)> place{};
  Key* key = new (place.data()) Key(counting<32>(7));
  const Key moved = std::move(*key);
  EXPECT_EQ(place, (Bytes<32>{}));
  EXPECT_EQ(moved.expose(), counting<32>(7));
  Key* again = new (place.data()) Key(counting<32>(9));
  again->~Key();
  EXPECT_EQ(Key(place).expose(), (Bytes<32>{}));
}

TEST(Passphrase, ParametersOfAServerAreBounded) {
  const auto check = [](std::uint32_t kib, std::uint32_t ops, Bytes<16> salt) { return refusal(check_parameters({salt, kib, ops})); };
  const auto salt = counting<16>(1);
  EXPECT_EQ(check(65536, 3, salt), "none");
  EXPECT_EQ(check(65535, 3, salt), "weak_parameters");
  EXPECT_EQ(check(65536, 2, salt), "weak_parameters");
  EXPECT_EQ(check(0, 0, salt), "weak_parameters");
  EXPECT_EQ(check(65536, 3, {}), "weak_parameters");
  EXPECT_EQ(check(1024 * 1024, 16, salt), "none");
  EXPECT_EQ(check(1024 * 1024 + 1, 3, salt), "heavy_parameters");
  EXPECT_EQ(check(65536, 17, salt), "heavy_parameters");
}

TEST(Passphrase, TheHalvesDifferAndFollowFromIt) {
  const LoginKeys a = passphrase_keys(cipher(), Key(counting<32>(1))), b = passphrase_keys(cipher(), Key(counting<32>(1)));
  EXPECT_EQ(a.login.expose(), b.login.expose());
  EXPECT_NE(a.login.expose(), a.wrap.expose());
  EXPECT_NE(a.login.expose(), passphrase_keys(cipher(), Key(counting<32>(2))).login.expose());
}

struct Wrapped : ::testing::Test {
  NewSpace space = made_space();
  Result<AccountSecret> open(View wrap, WrapKind kind, const RecordId& record, const Key& key) { return unwrap_secret(cipher(), wrap, kind, record, key); }
};

TEST_F(Wrapped, OpensWithThePassphraseAndWithTheCode) {
  EXPECT_EQ(open(space.wrap_passphrase, WrapKind::passphrase, space.record, space.by_passphrase.wrap)->bytes.expose(), space.secret.bytes.expose());
  EXPECT_EQ(open(space.wrap_recovery, WrapKind::recovery, space.record, space.by_recovery.wrap)->bytes.expose(), space.secret.bytes.expose());
}

TEST_F(Wrapped, WrongPassphraseOrCodeIsSaid) {
  const Key wrong(counting<32>(3));
  EXPECT_EQ(refusal(open(space.wrap_passphrase, WrapKind::passphrase, space.record, wrong)), "wrong_passphrase");
  EXPECT_EQ(refusal(open(space.wrap_recovery, WrapKind::recovery, space.record, wrong)), "recovery_code_wrong");
}

TEST_F(Wrapped, IsOfOneKindAndOneRecord) {
  EXPECT_EQ(refusal(open(space.wrap_passphrase, WrapKind::recovery, space.record, space.by_passphrase.wrap)), "recovery_code_wrong");
  EXPECT_EQ(refusal(open(space.wrap_passphrase, WrapKind::passphrase, RecordId{counting<16>(77)}, space.by_passphrase.wrap)), "wrong_passphrase");
  EXPECT_EQ(refusal(open(View(space.wrap_passphrase).first(71), WrapKind::passphrase, space.record, space.by_passphrase.wrap)), "wrong_passphrase");
}

TEST_F(Wrapped, AnyChangedBitIsRefused) {
  for (std::size_t bit = 0; bit < wrap_bytes * 8; ++bit) {
    auto changed = space.wrap_passphrase;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_EQ(refusal(open(changed, WrapKind::passphrase, space.record, space.by_passphrase.wrap)), "wrong_passphrase") << bit;
  }
}

std::string joined(const RecoveryCode& code, std::string_view between) {
  std::string text;
  for (const auto w : recovery_words(cipher(), code)) text += std::string(w) + std::string(between);
  return text;
}

TEST(Recovery, AnyCodeReadsBackHoweverItIsWritten) {
  EXPECT_TRUE(rc::check("words -> code", [] {
    const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(20, rc::gen::arbitrary<std::uint8_t>());
    const RecoveryCode code(Reader(bytes).array<20>());
    std::string text = joined(code, *rc::gen::element<std::string>(" ", "\n", ", ", "  \t ", " 7. ", " - "));
    if (*rc::gen::arbitrary<bool>()) {
      for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    RC_ASSERT(read_recovery_words(cipher(), text)->expose() == code.expose());
  }));
}

TEST(Recovery, UnknownWordIsNamedByItsPlaceAndNeverByItself) {
  const RecoveryCode code(counting<20>(5));
  std::string text = joined(code, " ");
  const std::string third(recovery_words(cipher(), code)[2]);
  const auto read = read_recovery_words(cipher(), text.replace(text.find(" " + third + " ") + 1, third.size(), "qqqq"));
  ASSERT_EQ(refusal(read), "recovery_word_unknown");
  EXPECT_EQ(read.error().detail, "word 3");
}

TEST(Recovery, AnotherKnownWordInAnyPlaceIsFound) {
  const auto words = recovery_words(cipher(), RecoveryCode(counting<20>(5)));
  int missed = 0, tried = 0;
  for (std::size_t place = 0; place < words.size(); ++place) {
    for (std::size_t w = 0; w < 2048; w += 41, ++tried) {
      std::string text;
      for (std::size_t i = 0; i < words.size(); ++i) text += std::string(i == place ? word_at(w) : words[i]) + " ";
      const auto read = read_recovery_words(cipher(), text);
      if (read && word_at(w) != words[place]) ++missed;
      else if (!read) EXPECT_EQ(refusal(read), "recovery_code_wrong");
    }
  }
  EXPECT_EQ(missed, 0) << "of " << tried;  // by chance 1 of 65,536
}

TEST(Recovery, TheNumberOfWordsIsChecked) {
  const std::string text = joined(RecoveryCode(counting<20>(5)), " ");
  EXPECT_EQ(refusal(read_recovery_words(cipher(), "")), "recovery_code_wrong");
  EXPECT_EQ(refusal(read_recovery_words(cipher(), text + "pebble")), "recovery_code_wrong");
  EXPECT_EQ(refusal(read_recovery_words(cipher(), text.substr(text.find(' ')))), "recovery_code_wrong");
}

TEST(Recovery, KeysOfCodeAndPassphraseDiffer) {
  const LoginKeys r = recovery_keys(cipher(), RecoveryCode(counting<20>(1)));
  EXPECT_NE(r.login.expose(), r.wrap.expose());
  EXPECT_NE(r.login.expose(), recovery_keys(cipher(), RecoveryCode(counting<20>(2))).login.expose());
}

TEST(Space, EverythingFollowsFromItsChanceAndHoldsTogether) {
  const NewSpace a = made_space(), b = made_space();
  EXPECT_EQ(a.member_list, b.member_list);
  EXPECT_EQ(a.device.certificate, b.device.certificate);
  EXPECT_EQ(a.identity, public_of(identity_key(cipher(), a.secret)));
  const std::vector<View> certificates{a.device.certificate};
  const auto members = Membership::read(cipher(), a.record, a.identity, a.member_list, certificates);
  ASSERT_TRUE(members);
  EXPECT_EQ(members->device(a.device.id)->member, a.owner);
  EXPECT_EQ(members->device(DeviceId{}), nullptr);
  EXPECT_EQ(members->list().epoch, 1u);
}

TEST(Streams, IdsAndKeysTellNothingOfEachOther) {
  const NewSpace space = made_space();
  const StreamId body = stream_id(cipher(), space.secret, Compartment::body);
  EXPECT_NE(body, stream_id(cipher(), space.secret, Compartment::private_safety));
  EXPECT_NE(body, stream_id(cipher(), AccountSecret{Key(counting<32>(2))}, Compartment::body));
  EXPECT_NE(stream_key(cipher(), space.secret, body, 1).expose(), stream_key(cipher(), space.secret, body, 2).expose());
  const Keyring ring(cipher(), space.secret, both);
  EXPECT_EQ(ring.find(body)->compartment, Compartment::body);
  EXPECT_EQ(ring.find(Compartment::mind), nullptr);
  EXPECT_EQ(ring.key(body, 3).expose(), stream_key(cipher(), space.secret, body, 3).expose());
}

}  // namespace
}  // namespace ebb::vault::testing
