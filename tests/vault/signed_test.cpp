// Certificates, member lists, tombstones: what is signed by an identity key.
#include <gtest/gtest.h>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

struct Signed : ::testing::Test {
  World w;
  SigningKey identity = identity_key(cipher(), w.space.secret);
  SigningKey stranger = cipher().signing_key(Key(counting<32>(222)));
  PublicKey owner = w.space.identity;

  MemberList list(std::uint32_t version, std::uint32_t epoch, Hash previous) const {
    return {w.space.record, version, epoch, owner, {{w.space.owner, owner, Role::owner}}, previous};
  }
  auto read_list(View b) const { return read_member_list(cipher(), b, w.space.record, owner); }
};

/// Every single changed bit is refused with `id`.
template <class Read>
void any_bit_is_refused(View good, std::string_view id, Read read) {
  for (std::size_t bit = 0; bit < good.size() * 8; bit += 3) {
    Buffer changed(good.begin(), good.end());
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_EQ(refusal(read(changed)), id) << "bit " << bit;
  }
  for (const std::size_t n : {std::size_t{0}, std::size_t{4}, good.size() - 1}) ASSERT_EQ(refusal(read(good.first(n))), id);
  Buffer longer(good.begin(), good.end());
  longer.push_back(0);
  ASSERT_EQ(refusal(read(longer)), id);
}

TEST_F(Signed, CertificateReadsBackAndNoBitCanChange) {
  const auto c = read_certificate(cipher(), w.second.certificate, w.space.record, owner);
  ASSERT_TRUE(c);
  EXPECT_EQ(c->created.ms, 1'763'762'400'000);
  EXPECT_EQ(c->key, public_of(cipher().signing_key(w.second.seed)));
  any_bit_is_refused(w.second.certificate, "certificate_bad", [&](View b) { return read_certificate(cipher(), b, w.space.record, owner); });
}

TEST_F(Signed, CertificateOfAStrangerOrAnotherRecordIsRefused) {
  const Certificate c{w.space.record, DeviceId{counting<16>(1)}, w.space.owner, {}, {}};
  EXPECT_EQ(refusal(read_certificate(cipher(), sign_certificate(cipher(), c, stranger), w.space.record, owner)), "certificate_bad");
  EXPECT_EQ(refusal(read_certificate(cipher(), w.second.certificate, RecordId{}, owner)), "certificate_bad");
}

TEST_F(Signed, MembershipRefusesWhoIsNotListed) {
  const Buffer members = sign_member_list(cipher(), list(1, 1, {}), identity);
  const auto read = [&](const Certificate& c, const SigningKey& by) {
    const auto bytes = sign_certificate(cipher(), c, by);
    const std::vector<View> one{bytes};
    return refusal(Membership::read(cipher(), w.space.record, owner, members, one));
  };
  const Certificate good{w.space.record, DeviceId{counting<16>(1)}, w.space.owner, {}, {}};
  Certificate other_member = good;
  other_member.member = MemberId{counting<16>(99)};
  EXPECT_EQ(read(good, identity), "none");
  EXPECT_EQ(read(other_member, identity), "certificate_bad");
  EXPECT_EQ(read(good, stranger), "certificate_bad");
}

TEST_F(Signed, OneDeviceHasOneCertificate) {
  const Buffer members = sign_member_list(cipher(), list(1, 1, {}), identity);
  Certificate c{w.space.record, DeviceId{counting<16>(1)}, w.space.owner, {}, {}};
  const auto first = sign_certificate(cipher(), c, identity);
  c.key = counting<32>(3);
  const auto other = sign_certificate(cipher(), c, identity);
  const std::vector<View> same{first, first}, two{first, other};
  EXPECT_EQ(refusal(Membership::read(cipher(), w.space.record, owner, members, same)), "none");
  EXPECT_EQ(refusal(Membership::read(cipher(), w.space.record, owner, members, two)), "certificate_bad");
}

TEST_F(Signed, MemberListReadsBackAndNoBitCanChange) {
  const Buffer bytes = sign_member_list(cipher(), list(2, 3, counting<32>(1)), identity);
  EXPECT_EQ(*read_list(bytes), list(2, 3, counting<32>(1)));
  EXPECT_EQ(claimed_owner(bytes).value(), owner);
  any_bit_is_refused(bytes, "member_list_bad", [&](View b) { return read_list(b); });
}

TEST_F(Signed, MemberListMustMakeSense) {
  const auto read = [&](MemberList l) { return refusal(read_list(sign_member_list(cipher(), l, identity))); };
  EXPECT_EQ(read(list(1, 1, {})), "none");
  EXPECT_EQ(read(list(0, 1, {})), "member_list_bad");
  EXPECT_EQ(read(list(1, 0, {})), "member_list_bad");
  EXPECT_EQ(read(list(1, 1, counting<32>(1))), "member_list_bad");
  EXPECT_EQ(read(list(2, 1, {})), "member_list_bad");
  MemberList nobody = list(1, 1, {}), twice = list(1, 1, {}), without_owner = list(1, 1, {});
  nobody.members.clear();
  twice.members.push_back(twice.members[0]);
  without_owner.members[0].identity = counting<32>(4);
  EXPECT_EQ(read(nobody), "member_list_bad");
  EXPECT_EQ(read(twice), "member_list_bad");
  EXPECT_EQ(read(without_owner), "member_list_bad");
  EXPECT_EQ(refusal(read_list(sign_member_list(cipher(), list(1, 1, {}), stranger))), "member_list_bad");
}

TEST_F(Signed, MemberListsSucceedEachOther) {
  const Buffer first = sign_member_list(cipher(), list(1, 2, {}), identity);
  const auto follows = [&](MemberList next) {
    const Buffer bytes = sign_member_list(cipher(), next, identity);
    return refusal(check_succession(cipher(), first, list(1, 2, {}), bytes, next));
  };
  const Hash previous = cipher().hash(first);
  EXPECT_EQ(follows(list(1, 2, {})), "none");  // the same list again
  EXPECT_EQ(follows(list(2, 2, previous)), "none");
  EXPECT_EQ(follows(list(2, 3, previous)), "none");
  EXPECT_EQ(follows(list(2, 1, previous)), "member_list_bad");  // an epoch never falls
  EXPECT_EQ(follows(list(3, 3, previous)), "member_list_bad");
  EXPECT_EQ(follows(list(2, 3, counting<32>(1))), "member_list_bad");
  EXPECT_EQ(follows(list(1, 3, {})), "member_list_bad");
}

TEST_F(Signed, TombstoneReadsBackAndNoBitCanChange) {
  w.relay.take(w.phone.say("river"));
  const EnvelopeHeader h = parse_header(w.relay.held[0])->record == w.space.record ? parse_header(w.relay.held[0]).value() : EnvelopeHeader{};
  const Tombstone t{h.record, h.stream, h.device, h.sequence, header_hash(cipher(), w.relay.held[0]), Instant{1'763'800'000'000}};
  const auto bytes = sign_tombstone(cipher(), t, identity);
  EXPECT_EQ(read_tombstone(cipher(), bytes, w.space.record, owner).value(), t);
  EXPECT_EQ(refusal(check_tombstone(cipher(), t, w.relay.held[0])), "none");
  EXPECT_EQ(refusal(check_tombstone(cipher(), t, w.relay.held[1])), "tombstone_bad");
  any_bit_is_refused(bytes, "tombstone_bad", [&](View b) { return read_tombstone(cipher(), b, w.space.record, owner); });
  EXPECT_EQ(refusal(read_tombstone(cipher(), sign_tombstone(cipher(), t, stranger), w.space.record, owner)), "tombstone_bad");
}

}  // namespace
}  // namespace ebb::vault::testing
