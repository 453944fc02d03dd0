// A device reads what a relay lists; the relay, or whoever stands between, is made to lie in every way it could.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

using Words = std::vector<std::string>;

struct Lies : ::testing::Test {
  World w;
  Lies() {
    for (const char* word : {"river", "stone", "cloud"}) w.relay.take(w.phone.say(word));
  }
  /// What the laptop, new to the record, makes of it.
  Received laptop_reads() { return w.read(w.laptop); }
  EnvelopeHeader header(std::size_t i) const { return parse_header(w.relay.held[i]).value(); }
  /// The held envelope with another header, signed by the phone again.
  void resign(std::size_t i, const EnvelopeHeader& h, const SigningKey& key) {
    const auto bytes = format(h);
    std::ranges::copy(bytes, w.relay.held[i].begin());
    std::ranges::copy(cipher().sign(bytes, key), w.relay.held[i].begin() + header_bytes);
  }
};

TEST_F(Lies, AnHonestRelayIsReadWhole) {
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "none");
  EXPECT_TRUE(r.refused.empty());
  EXPECT_EQ(words(r), (Words{"river", "stone", "cloud"}));
  EXPECT_EQ(r.batches[0].device, w.phone.id);
  EXPECT_EQ(r.batches[0].member, w.space.owner);
  EXPECT_EQ(r.batches[0].hash, header_hash(cipher(), View(w.relay.held[0]).first(header_bytes)));
  EXPECT_EQ(w.laptop.book.cursor(), 6u);
  EXPECT_EQ(refusal(w.laptop.book.check_complete()), "none");
}

TEST_F(Lies, ReadingGoesOnWhereItStopped) {
  w.laptop.book = ChainBook::decode(w.laptop.book.encode()).value();
  EXPECT_EQ(words(laptop_reads()).size(), 3u);
  w.laptop.book = ChainBook::decode(w.laptop.book.encode()).value();
  w.relay.take(w.phone.say("later"));
  EXPECT_EQ(words(laptop_reads()), Words{"later"});
  EXPECT_TRUE(laptop_reads().batches.empty());
}

TEST_F(Lies, AnotherStoreIsReadFromItsBeginningAndWhatItLacksIsKnown) {
  laptop_reads(), w.read(w.phone);
  const auto sent = w.relay.held;
  w.relay.held.resize(4);  // a copy from before the last upload
  for (Device* d : {&w.phone, &w.laptop}) {
    d->book.begin_again(d->id);
    d->book = ChainBook::decode(d->book.encode()).value();
    EXPECT_EQ(words(w.read(*d)), (Words{"river", "stone"}));
    EXPECT_EQ(refusal(d->book.check_complete()), "behind_known_head");
    ASSERT_EQ(d->book.listed().size(), 2u);
    for (const Head& h : d->book.listed()) EXPECT_EQ(h.sequence, 2u);
  }
  const auto next = w.phone.say("rain");
  EXPECT_EQ(parse_header(parse_batch(next[0]).value()[0])->sequence, 4u) << "the third was written, whatever the store says";
  w.relay.held = sent;  // it was sent again, byte for byte
  w.relay.take(next);
  for (Device* d : {&w.phone, &w.laptop}) {
    EXPECT_EQ(words(w.read(*d)), (Words{"cloud", "rain"}));
    EXPECT_EQ(refusal(d->book.check_complete()), "none");
  }
}

TEST_F(Lies, AnotherStoreMayNotTellAnotherHistory) {
  laptop_reads();
  w.laptop.book.begin_again(w.laptop.id);
  World other;
  for (const char* word : {"river", "stone", "sand"}) other.relay.take(other.phone.say(word));
  const Received r = receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, other.relay.listing());
  EXPECT_EQ(stop(r), "history_forked");
}

TEST_F(Lies, Replay) {
  w.relay.held.push_back(w.relay.held[2]);
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "envelope_replayed");
  EXPECT_EQ(r.stopped->cursor, 7u);
  EXPECT_EQ(words(r).size(), 3u);
}

TEST_F(Lies, ReplayOfTheWholeListing) {
  laptop_reads();
  const Received r = receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, w.relay.listing());
  EXPECT_EQ(stop(r), "envelope_replayed");
  EXPECT_TRUE(r.batches.empty());
}

TEST_F(Lies, Gap) {
  w.relay.held.erase(w.relay.held.begin() + 2);
  EXPECT_EQ(stop(laptop_reads()), "envelope_out_of_order");
}

TEST_F(Lies, Reorder) {
  std::swap(w.relay.held[0], w.relay.held[2]);
  EXPECT_EQ(stop(laptop_reads()), "envelope_out_of_order");
}

TEST_F(Lies, CutOffEnvelope) {
  w.relay.held[3].resize(w.relay.held[3].size() - 1);
  EXPECT_EQ(stop(laptop_reads()), "envelope_cut_off");
}

TEST_F(Lies, CutOffListing) {
  Buffer listing = w.relay.listing();
  listing.resize(listing.size() - 5);
  const Received r = receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, listing);
  EXPECT_EQ(stop(r), "envelope_cut_off");
  EXPECT_EQ(w.laptop.book.cursor(), 0u);
}

TEST_F(Lies, TamperedContent) {
  w.relay.held[2].back() ^= 1;
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "envelope_hash_mismatch");
  EXPECT_EQ(words(r), Words{"river"});
}

TEST_F(Lies, TamperedSignature) {
  w.relay.held[2][header_bytes] ^= 1;
  EXPECT_EQ(stop(laptop_reads()), "envelope_bad_signature");
}

TEST_F(Lies, AnotherHistoryBeforeIt) {
  EnvelopeHeader h = header(2);
  h.previous = counting<32>(1);
  resign(2, h, w.phone.key);
  EXPECT_EQ(stop(laptop_reads()), "envelope_chain_broken");
}

TEST_F(Lies, AnotherRecord) {
  EnvelopeHeader h = header(2);
  h.record = RecordId{counting<16>(1)};
  resign(2, h, w.phone.key);
  EXPECT_EQ(stop(laptop_reads()), "envelope_wrong_record");
}

TEST_F(Lies, ADeviceNobodyCertified) {
  EnvelopeHeader h = header(2);
  h.device = DeviceId{counting<16>(1)};
  resign(2, h, w.phone.key);
  EXPECT_EQ(stop(laptop_reads()), "envelope_unknown_device");
}

TEST_F(Lies, ADeviceThatSignsForAnother) {
  resign(2, header(2), w.laptop.key);
  EXPECT_EQ(stop(laptop_reads()), "envelope_bad_signature");
}

TEST_F(Lies, AnEpochNobodyAnnounced) {
  EnvelopeHeader h = header(2);
  h.epoch = 2;
  resign(2, h, w.phone.key);
  EXPECT_EQ(stop(laptop_reads()), "envelope_unknown_epoch");
}

TEST_F(Lies, AnEpochThatFalls) {
  w.phone.epoch = 2;
  w.relay.take(w.phone.say("newer"));
  EnvelopeHeader h = header(6);
  EXPECT_EQ(h.epoch, 2u);
  ChainHead last{h.sequence, header_hash(cipher(), w.relay.held[6]), 2};
  h.sequence += 1, h.previous = last.hash, h.epoch = 1;
  EXPECT_EQ(refusal(follow(last, h, {})), "stale_epoch");
}

TEST_F(Lies, WithheldTailIsSeenByWhatOthersSaw) {
  w.read(w.laptop);
  w.relay.take(w.laptop.say("seen"));  // its heads name the phone's third envelopes
  World fresh;
  fresh.relay.held = {w.relay.held[0], w.relay.held[1], w.relay.held[6], w.relay.held[7]};  // the relay shows less of the phone
  const Received r = fresh.read(fresh.laptop);
  EXPECT_EQ(stop(r), "none");
  const auto complete = fresh.laptop.book.check_complete();
  EXPECT_EQ(refusal(complete), "behind_known_head");
  EXPECT_NE(complete.error().detail.find("the server shows 1, known is 3"), std::string::npos) << complete.error().detail;
}

TEST_F(Lies, WithheldOwnEnvelopeIsSeenByItsWriter) {
  w.relay.held.resize(4);
  EXPECT_EQ(stop(w.read(w.phone)), "none");
  EXPECT_EQ(refusal(w.phone.book.check_complete()), "behind_known_head");
}

TEST_F(Lies, ARelayThatWasTurnedBackIsSeenByWhoReadFurther) {
  const auto last = [&] { return refusal(check_last_read(cipher(), w.laptop.book, w.relay.listing(w.laptop.book.cursor() - 1))); };
  EXPECT_EQ(refusal(check_last_read(cipher(), w.laptop.book, {})), "none") << "whoever has read nothing cannot know";
  laptop_reads();
  EXPECT_EQ(last(), "none");
  w.relay.take(w.phone.say("later"));
  EXPECT_EQ(last(), "none");
  w.relay.held.resize(4);
  EXPECT_EQ(last(), "behind_known_head");
  World other;  // the same keys: turned back, and then written on
  for (const char* word : {"river", "stone", "storm"}) other.relay.take(other.phone.say(word));
  w.relay.held = other.relay.held;
  std::swap(w.relay.held[4], w.relay.held[5]);  // the word where the empty envelope was
  EXPECT_EQ(last(), "history_forked");
  other.relay.take(other.phone.say("more"));
  w.relay.held = {other.relay.held.begin() + 2, other.relay.held.end()};
  EXPECT_EQ(last(), "history_forked") << "something that was never read, where something was";
}

TEST_F(Lies, TwoHistoriesShowWhenHeadsMeet) {
  World other;  // the same keys, another past
  for (const char* word : {"river", "sand", "storm"}) other.relay.take(other.phone.say(word));
  other.read(other.laptop);
  other.relay.take(other.laptop.say("seen"));
  w.relay.held.insert(w.relay.held.end(), other.relay.held.begin() + 6, other.relay.held.end());
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "none");
  ASSERT_FALSE(r.refused.empty());
  EXPECT_EQ(name_of(r.refused[0].error.id), "history_forked");
}

TEST_F(Lies, ACopiedProfileIsSeenByTheFirst) {
  Device copy = Device(w.space, w.space.device, 60);
  copy.book = w.phone.book;
  w.phone.say("mine");
  w.relay.take(copy.say("theirs"));
  EXPECT_EQ(stop(w.read(w.phone)), "history_forked");
}

TEST_F(Lies, ContentThatDoesNotOpenIsRefusedAndReadingGoesOn) {
  // A device that seals with a key nobody else has: every signature is right.
  const StreamId stream = w.phone.keyring.streams()[0].id;
  const ChainKey chain{w.phone.id, stream};
  const auto bad = seal_envelope(cipher(), w.phone.author(), stream, 1, Key(counting<32>(1)), w.phone.book.last_written(chain), 0,
                                 write_payload(Compartment::body, {}, {}), counting<24>(3));
  w.relay.held.push_back(bad->bytes);
  w.phone.book.wrote(chain, bad->head);
  w.relay.take(w.phone.say("after"));
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "none");
  ASSERT_EQ(r.refused.size(), 1u);
  EXPECT_EQ(name_of(r.refused[0].error.id), "envelope_cannot_open");
  EXPECT_EQ(r.refused[0].cursor, 7u);
  EXPECT_EQ(words(r).back(), "after");
}

TEST_F(Lies, ContentOfAnotherCompartmentIsRefused) {
  const StreamId body = w.phone.keyring.find(Compartment::body)->id;
  const ChainKey chain{w.phone.id, body};
  const auto bad = seal_envelope(cipher(), w.phone.author(), body, 1, w.phone.keyring.key(body, 1), w.phone.book.last_written(chain), 0,
                                 write_payload(Compartment::private_safety, {}, {}), counting<24>(3));
  w.relay.held.push_back(bad->bytes);
  const Received r = laptop_reads();
  ASSERT_EQ(r.refused.size(), 1u);
  EXPECT_EQ(name_of(r.refused[0].error.id), "envelope_wrong_stream");
}

TEST_F(Lies, StreamsThatAreNotHeldAreVerifiedAndLeftShut) {
  const std::array only{Compartment::body};
  const Keyring partner(cipher(), w.space.secret, only);
  ChainBook book;
  const Received r = receive(cipher(), w.membership(), partner, book, w.relay.listing());
  EXPECT_EQ(words(r).size(), 3u);
  EXPECT_EQ(r.not_held, 3u);
  w.relay.held[1].back() ^= 1;
  ChainBook again;
  EXPECT_EQ(stop(receive(cipher(), w.membership(), partner, again, w.relay.listing())), "envelope_hash_mismatch");
}

struct Erased : Lies {
  Buffer erased(std::size_t i, const SigningKey& by) const {
    const EnvelopeHeader h = header(i);
    const auto t = sign_tombstone(cipher(), {h.record, h.stream, h.device, h.sequence, header_hash(cipher(), w.relay.held[i]), Instant{1'763'800'000'000}}, by);
    return Writer().bytes(View(w.relay.held[i]).first(envelope_prefix_bytes)).bytes(t).take();
  }
  SigningKey identity = identity_key(cipher(), w.space.secret);
};

TEST_F(Erased, TheChainVerifiesWithoutTheContent) {
  w.relay.erased[2] = erased(2, identity);
  const Received r = laptop_reads();
  EXPECT_EQ(stop(r), "none");
  EXPECT_EQ(r.erased, 1u);
  EXPECT_EQ(words(r), (Words{"river", "cloud"}));
}

TEST_F(Erased, ADeviceThatReadItBeforeHearsOfIt) {
  EXPECT_EQ(words(laptop_reads()).size(), 3u);
  Buffer news;
  append_frame(news, {7, FrameKind::erased, erased(2, identity)});
  const Received r = receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, news);
  EXPECT_EQ(stop(r), "none");
  ASSERT_EQ(r.erasures.size(), 1u);
  EXPECT_EQ(r.erasures[0].sequence, 2u);
  EXPECT_EQ(r.erasures[0].stream, header(2).stream);
  EXPECT_EQ(r.erased, 0u);
  EXPECT_EQ(w.laptop.book.cursor(), 7u);
  EXPECT_EQ(refusal(w.laptop.book.check_complete()), "none");
}

TEST_F(Erased, InItsPlaceAndAgainAtTheEnd) {
  w.relay.erased[2] = erased(2, identity);
  Buffer listing = w.relay.listing();
  append_frame(listing, {7, FrameKind::erased, erased(2, identity)});
  const Received r = receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, listing);
  EXPECT_EQ(stop(r), "none");
  EXPECT_EQ(r.erased, 1u);
  EXPECT_EQ(r.erasures.size(), 2u);
  EXPECT_EQ(words(r), (Words{"river", "cloud"}));
}

TEST_F(Erased, NewsOfAnotherHistoryAreRefused) {
  laptop_reads();
  EnvelopeHeader h = header(2);
  h.nonce = counting<24>(9);
  resign(2, h, w.phone.key);
  Buffer news;
  append_frame(news, {7, FrameKind::erased, erased(2, identity)});
  EXPECT_EQ(stop(receive(cipher(), w.membership(), w.laptop.keyring, w.laptop.book, news)), "history_forked");
}

TEST_F(Erased, OnlyByHerIdentityAndOnlyWhatItNames) {
  w.relay.erased[2] = erased(2, w.phone.key);
  EXPECT_EQ(stop(laptop_reads()), "tombstone_bad");
  w.relay.erased[2] = erased(2, identity);
  const Buffer other = erased(4, identity);
  std::copy(other.begin() + envelope_prefix_bytes, other.end(), w.relay.erased[2].begin() + envelope_prefix_bytes);
  EXPECT_EQ(stop(laptop_reads()), "tombstone_bad");
}

TEST_F(Erased, ItsHeaderCannotChange) {
  w.relay.erased[2] = erased(2, identity);
  w.relay.erased[2][header_bytes + 3] ^= 1;
  EXPECT_EQ(stop(laptop_reads()), "envelope_bad_signature");
}

/// Any permutation, loss or repetition of the envelopes is refused by name, or seen as missing; or it is one of the orders in which the same
/// chains can honestly arrive, and then everything is there.
TEST_F(Lies, AnyShufflingLossOrRepetitionIsRefusedOrSeen) {
  w.read(w.laptop);
  w.relay.take(w.laptop.say("last"));
  const std::vector<Buffer> honest = w.relay.held;
  const std::vector<std::string_view> names{"envelope_replayed", "envelope_out_of_order", "envelope_chain_broken"};
  int refused = 0, seen = 0, whole = 0;
  EXPECT_TRUE(rc::check("shuffle, lose, repeat", [&] {
    auto picks = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, honest.size()));
    if (*rc::gen::arbitrary<bool>()) {  // a shuffle of all
      picks.clear();
      for (std::size_t i = 0; i < honest.size(); ++i) picks.insert(picks.begin() + static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, i + 1)), i);
    }
    World fresh;
    fresh.phone.book = w.phone.book;  // the phone knows what it wrote
    for (const std::size_t i : picks) fresh.relay.held.push_back(honest[i]);
    const Received r = fresh.read(fresh.phone);
    const bool complete = fresh.phone.book.check_complete().has_value();
    if (r.stopped) {
      RC_ASSERT(std::ranges::count(names, stop(r)) == 1);
      ++refused;
    } else if (!complete) {
      ++seen;
    } else {
      // Nothing of the phone is missing; only what the laptop said last may be withheld from the phone, which cannot know of it.
      Words got = words(r);
      std::ranges::sort(got);
      RC_ASSERT(std::ranges::includes(got, Words{"cloud", "river", "stone"}));
      ++whole;
    }
  }));
  EXPECT_GT(refused, 0);
  EXPECT_GT(seen, 0);
}

TEST_F(Lies, NoBookIsMadeOfDamagedBytes) {
  laptop_reads();
  const Buffer good = w.laptop.book.encode();
  EXPECT_EQ(ChainBook::decode(good).value(), w.laptop.book);
  for (std::size_t n = 0; n < good.size(); ++n) ASSERT_EQ(refusal(ChainBook::decode(View(good).first(n))), "local_cannot_open") << n;
  Buffer longer = good;
  longer.push_back(0);
  EXPECT_EQ(refusal(ChainBook::decode(longer)), "local_cannot_open");
}

}  // namespace
}  // namespace ebb::vault::testing
