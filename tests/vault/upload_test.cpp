#include <gtest/gtest.h>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

std::vector<View> items(const Buffer& batch) { return parse_batch(batch).value(); }

TEST(Upload, EveryStreamGetsAnEnvelopeOfTheSameSize) {
  World w;
  const auto batches = w.phone.say(std::string(3000, 'x'));
  ASSERT_EQ(batches.size(), 1u);
  const auto two = items(batches[0]);
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0].size(), two[1].size());
  EXPECT_EQ(two[0].size(), envelope_bytes(1));
  EXPECT_NE(parse_header(two[0])->stream, parse_header(two[1])->stream);
}

TEST(Upload, NothingToSayIsNoUpload) {
  World w;
  EXPECT_TRUE(w.phone.upload({}).empty());
  EXPECT_TRUE(w.phone.upload({{Compartment::body, {}}}).empty());
}

TEST(Upload, WhatDoesNotFitIsSplitAndArrivesInOrder) {
  World w;
  std::vector<std::string> events;
  for (int i = 0; i < 40; ++i) events.push_back(R"({"word":"w)" + std::to_string(i) + R"(","fill":")" + std::string(20'000, 'x') + "\"}");
  const auto batches = w.phone.upload({{Compartment::body, events}, {Compartment::private_safety, {R"({"word":"apart"})"}}});
  EXPECT_EQ(batches.size(), 4u);
  for (const Buffer& b : batches) {
    ASSERT_EQ(items(b).size(), 2u);
    EXPECT_EQ(items(b)[0].size(), items(b)[1].size());
  }
  w.relay.take(batches);
  const Received r = w.read(w.laptop);
  EXPECT_EQ(stop(r), "none");
  std::vector<std::string> body;
  for (const ReceivedBatch& b : r.batches) {
    for (const json::Value& e : b.events) (b.compartment == Compartment::body ? body.emplace_back(*e.find("word")->as_string()) : std::string());
  }
  ASSERT_EQ(body.size(), 40u);
  for (int i = 0; i < 40; ++i) EXPECT_EQ(body[i], "w" + std::to_string(i));
}

TEST(Upload, RefusesWhatItCouldNotReadBack) {
  World w;
  const auto plan = [&](Compartment c, std::string event) { return refusal(plan_upload(w.phone.keyring, std::vector<Outgoing>{{c, {event}}}, {})); };
  EXPECT_EQ(plan(Compartment::body, "{}"), "none");
  EXPECT_EQ(plan(Compartment::mind, "{}"), "envelope_wrong_stream");
  EXPECT_EQ(plan(Compartment::body, "{"), "envelope_malformed");
  EXPECT_EQ(plan(Compartment::body, "[]"), "envelope_malformed");
  EXPECT_EQ(plan(Compartment::body, "{}{}"), "envelope_malformed");
  EXPECT_EQ(plan(Compartment::body, "{\"a\":\"" + std::string(300'000, 'x') + "\"}"), "event_too_large");
  EXPECT_EQ(plan(Compartment::body, "{\"a\":\"" + std::string(payload_bytes_max - 30, 'x') + "\"}"), "event_too_large");
}

TEST(Upload, WantsAFreshNonceForEachEnvelope) {
  World w;
  const auto plan = plan_upload(w.phone.keyring, std::vector<Outgoing>{{Compartment::body, {"{}"}}}, {}).value();
  ASSERT_EQ(nonces_needed(plan), 2u);
  const auto seal = [&](std::vector<Nonce> nonces) {
    return refusal(seal_upload(cipher(), w.phone.author(), w.phone.keyring, 1, w.phone.book, plan, nonces));
  };
  EXPECT_EQ(seal({counting<24>(1), counting<24>(2)}), "none");
  EXPECT_EQ(seal({counting<24>(1), counting<24>(1)}), "wrong_shape");
  EXPECT_EQ(seal({counting<24>(1)}), "wrong_shape");
}

TEST(Upload, ALateDeviceSealsAgainForTheCurrentEpoch) {
  World w;
  const std::vector<Outgoing> outbox{{Compartment::body, {R"({"word":"late"})"}}};
  const auto plan = plan_upload(w.phone.keyring, outbox, {}).value();
  const std::vector<Nonce> first{counting<24>(1), counting<24>(2)}, second{counting<24>(3), counting<24>(4)};
  const Upload stale = seal_upload(cipher(), w.phone.author(), w.phone.keyring, 1, w.phone.book, plan, first).value();
  const Upload fresh = seal_upload(cipher(), w.phone.author(), w.phone.keyring, 2, w.phone.book, plan, second).value();
  EXPECT_EQ(parse_header(items(stale.batches[0])[0])->epoch, 1u);
  EXPECT_EQ(parse_header(items(fresh.batches[0])[0])->sequence, 1u);
  w.relay.take(fresh.batches);
  const Received r = w.read(w.laptop, 2);
  EXPECT_EQ(stop(r), "none");
  EXPECT_EQ(words(r), std::vector<std::string>{"late"});
}

TEST(Upload, ALostAnswerIsMendedByReading) {
  World w;
  const ChainBook before = w.phone.book;
  w.relay.take(w.phone.say("sent"));
  w.phone.book = before;  // the device died before it heard the answer
  EXPECT_EQ(words(w.read(w.phone)), std::vector<std::string>{"sent"});
  const ChainKey chain{w.phone.id, w.phone.keyring.streams()[0].id};
  EXPECT_EQ(w.phone.book.last_written(chain).sequence, 1u);
  w.relay.take(w.phone.say("next"));
  EXPECT_EQ(words(w.read(w.laptop)), (std::vector<std::string>{"sent", "next"}));
}

}  // namespace
}  // namespace ebb::vault::testing
