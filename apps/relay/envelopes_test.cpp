// Envelopes: appended once, in a chain, by devices of members; listed, erased, counted.
#include "apps/relay/for_testing.hpp"

namespace ebb::relay {
namespace {

using namespace for_testing;

TEST_F(RelayTest, EnvelopesAreAppendedAndListedAfterACursor) {
  Person p;
  join(p);
  const Buffer a = p.envelope(), b = p.envelope(), c = p.envelope();
  const net::Response r = append(p, {a, b});
  ASSERT_EQ(r.status, 200) << r.body;
  EXPECT_EQ(r.body, "{\"cursor\":2}");
  EXPECT_EQ(append(p, {c}).status, 200);
  const net::Response all = list(p), rest = list(p, "after=1&limit=1"), none = list(p, "after=3");
  const auto f = frames(all);
  ASSERT_EQ(f.size(), 3u);
  EXPECT_TRUE(std::equal(f[2].bytes.begin(), f[2].bytes.end(), c.begin(), c.end()));
  EXPECT_EQ(frames(rest).at(0).cursor, 2u);
  EXPECT_EQ(none.body, "");
  EXPECT_EQ(error(list(p, "after=x")), "invalid_parameter");
  EXPECT_EQ(error(list(p, "limit=0")), "invalid_parameter");
}

TEST_F(RelayTest, AnUploadWhoseAnswerWasLostIsAcknowledgedAgain) {
  Person p;
  join(p);
  const Buffer a = p.envelope(), b = p.envelope(), c = p.envelope();
  ASSERT_EQ(append(p, {a, b}).status, 200);
  const net::Response again = append(p, {a, b});
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, "{\"cursor\":2}");
  EXPECT_EQ(append(p, {a}).body, "{\"cursor\":2}");
  EXPECT_EQ(frames(list(p)).size(), 2u) << "kept once";
  EXPECT_EQ(error(append(p, {b, c})), "envelope_replayed") << "only when all of it is there";
  p.sequence = 1;
  EXPECT_EQ(error(append(p, {p.envelope()})), "envelope_replayed") << "another envelope of that number";
  EXPECT_EQ(append(p, {c}).body, "{\"cursor\":3}");
}

TEST_F(RelayTest, WhatDoesNotContinueTheChainIsRefusedWhole) {
  Person p;
  join(p);
  const Buffer a = p.envelope(), b = p.envelope(), c = p.envelope();
  ASSERT_EQ(append(p, {a}).status, 200);
  const net::Response gap = append(p, {c});
  EXPECT_EQ(error(gap), "envelope_out_of_order");
  EXPECT_EQ(*value(gap).find("expected_sequence")->as_int(), 2);
  const net::Response twice = append(p, {b, c, c});
  EXPECT_EQ(error(twice), "envelope_replayed");
  EXPECT_EQ(*value(twice).find("index")->as_int(), 2);
  EXPECT_EQ(*value(twice).find("expected_sequence")->as_int(), 2) << "where to go on, as nothing of it was kept";
  EXPECT_EQ(frames(list(p)).size(), 1u) << "all or nothing";
  Buffer other_past = b;
  p.previous = Hash{7};
  p.sequence = 1;
  EXPECT_EQ(error(append(p, {p.envelope()})), "envelope_chain_broken");
  other_past.back() ^= 1;
  EXPECT_EQ(error(append(p, {other_past})), "envelope_hash_mismatch");
  other_past = b;
  other_past[vault::header_bytes] ^= 1;
  const net::Response forged = append(p, {b, other_past});
  EXPECT_EQ(error(forged), "envelope_bad_signature");
  EXPECT_EQ(*value(forged).find("index")->as_int(), 1);
  EXPECT_EQ(error(append(p, {Buffer(b.begin(), b.begin() + 100)})), "envelope_cut_off");
  EXPECT_EQ(error(ask("POST", p.path("/envelopes"), "junk", p.token)), "envelope_malformed");
  EXPECT_EQ(append(p, {b, c}).status, 200);
}

TEST_F(RelayTest, OnlyDevicesOfMembersWriteAndOnlyInTheirRecord) {
  Person p, q("fern-stone-cup-wind");
  join(p);
  join(q);
  EXPECT_EQ(error(append(p, {q.envelope()})), "envelope_wrong_record");
  Person stranger = Person();
  stranger.record = p.record;
  EXPECT_EQ(error(append(p, {stranger.envelope()})), "envelope_unknown_device");
  EXPECT_EQ(error(ask("GET", q.path("/envelopes"), {}, p.token)), "not_found");
  EXPECT_EQ(error(ask("GET", p.path("/envelopes"), {}, base64url(sodium::random<32>()))), "unauthenticated");
  EXPECT_EQ(error(ask("GET", p.path("/envelopes"))), "unauthenticated");
}

TEST_F(RelayTest, ASecondDeviceIsRegisteredByItsCertificate) {
  Person p;
  join(p);
  const DeviceId first = p.device;
  p.device.bytes = sodium::random<16>();
  const std::string body = "{\"certificate\":\"" + p.certificate() + "\"}";
  EXPECT_EQ(ask("PUT", p.path("/devices"), body, p.token).status, 200);
  EXPECT_EQ(ask("PUT", p.path("/devices"), body, p.token).status, 200) << "the same again is fine";
  EXPECT_EQ(append(p, {p.envelope()}).status, 200);
  const net::Response devices = ask("GET", p.path("/devices"), {}, p.token);
  EXPECT_EQ(value(devices).find("certificates")->as_array()->size(), 2u);
  Person stranger;
  stranger.record = p.record;
  EXPECT_EQ(error(ask("PUT", p.path("/devices"), "{\"certificate\":\"" + stranger.certificate() + "\"}", p.token)), "certificate_bad");
  p.device = first;
  p.device_key = p.cipher.signing_key(vault::Key(sodium::random<32>()));
  EXPECT_EQ(error(ask("PUT", p.path("/devices"), "{\"certificate\":\"" + p.certificate() + "\"}", p.token)), "certificate_bad");
}

TEST_F(RelayTest, ANewEpochMakesOlderEnvelopesStale) {
  Person p;
  join(p);
  ASSERT_EQ(append(p, {p.envelope()}).status, 200);
  const Buffer next = vault::sign_member_list(p.cipher, p.list(2, 2, p.cipher.hash(p.list_bytes())), p.identity);
  const std::string body = "{\"member_list\":\"" + base64url(next) + "\"}";
  EXPECT_EQ(ask("PUT", p.path("/members"), body, p.token).status, 200);
  const Buffer skipped = vault::sign_member_list(p.cipher, p.list(4, 3, p.cipher.hash(next)), p.identity);
  EXPECT_EQ(error(ask("PUT", p.path("/members"), "{\"member_list\":\"" + base64url(skipped) + "\"}", p.token)), "member_list_bad");
  const Hash last = p.previous;
  EXPECT_EQ(error(append(p, {p.envelope(1)})), "stale_epoch");
  --p.sequence;
  p.previous = last;
  EXPECT_EQ(error(append(p, {p.envelope(3)})), "envelope_unknown_epoch");
}

TEST_F(RelayTest, AQuotaRefusesAndKeepsWhatWasThere) {
  Options small;
  small.quota_bytes = 3000;
  start(small);
  Person p;
  join(p);
  EXPECT_EQ(append(p, {p.envelope(), p.envelope()}).status, 200);
  EXPECT_EQ(error(append(p, {p.envelope()})), "quota_reached");
  EXPECT_EQ(frames(list(p)).size(), 2u);
}

TEST_F(RelayTest, ErasingLeavesHeaderAndTombstoneAndNoCiphertext) {
  Person p;
  join(p);
  const Buffer a = p.envelope(), b = p.envelope();
  ASSERT_EQ(append(p, {a, b}).status, 200);
  const vault::View secret = vault::View(a).subspan(vault::envelope_prefix_bytes, 200);
  ASSERT_TRUE(on_disk(secret));
  const auto header = vault::View(a).first(vault::header_bytes);
  const auto t = vault::sign_tombstone(p.cipher, {p.record, p.stream, p.device, 1, vault::header_hash(p.cipher, header), Instant{now}}, p.identity);
  const std::string body = Person::batch({Buffer(t.begin(), t.end())});
  const net::Response r = ask("DELETE", p.path("/envelopes"), body, p.token);
  ASSERT_EQ(r.status, 200) << r.body;
  EXPECT_EQ(r.body, "{\"cursor\":3}");
  EXPECT_FALSE(on_disk(secret));
  const net::Response all = list(p);
  const auto f = frames(all);
  ASSERT_EQ(f.size(), 3u);
  EXPECT_EQ(f[0].kind, vault::FrameKind::erased);
  EXPECT_EQ(f[0].bytes.size(), vault::erased_bytes);
  EXPECT_EQ(f[2].kind, vault::FrameKind::erased);
  EXPECT_EQ(f[2].cursor, 3u);
  EXPECT_EQ(ask("DELETE", p.path("/envelopes"), body, p.token).body, "{\"cursor\":3}") << "again changes nothing";
  EXPECT_EQ(append(p, {p.envelope()}).status, 200) << "the chain goes on";
  Person stranger;
  const auto forged = vault::sign_tombstone(p.cipher, {p.record, p.stream, p.device, 2, {}, Instant{now}}, stranger.identity);
  EXPECT_EQ(error(ask("DELETE", p.path("/envelopes"), Person::batch({Buffer(forged.begin(), forged.end())}), p.token)), "tombstone_bad");
}

TEST_F(RelayTest, ManyWritersShareOneCommit) {
  Person p;
  join(p);
  const std::uint64_t before = relay->house().writer.counts().commits.load();
  std::vector<Buffer> made;
  int answered = 0;
  for (int i = 0; i < 60; ++i) {
    net::Request r{.method = "POST", .path = p.path("/envelopes"), .query = {}, .fields = {{"host", "localhost"}, {"authorization", "Bearer " + p.token}}, .body = Person::batch({p.envelope()}), .peer = "127.0.0.1"};
    relay->handle(std::move(r), [&](net::Response a) { answered += a.status == 200; });
  }
  while (answered < 60) loop.run_one();
  EXPECT_LT(relay->house().writer.counts().commits.load() - before, 60u);
  EXPECT_EQ(frames(list(p)).size(), 60u);
}

}  // namespace
}  // namespace ebb::relay
