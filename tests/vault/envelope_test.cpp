#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

struct Envelope : ::testing::Test {
  NewSpace space = made_space();
  SigningKey key = cipher().signing_key(space.device.seed);
  PublicKey device_key = public_of(key);
  StreamId stream = stream_id(cipher(), space.secret, Compartment::body);
  Author author{space.record, space.device.id, &key};

  Key stream_key_of(std::uint32_t epoch) const { return stream_key(cipher(), space.secret, stream, epoch); }
  Result<SealedEnvelope> seal(std::string_view payload, std::uint8_t size_class = 0, ChainHead last = {}, std::uint32_t epoch = 1) const {
    return seal_envelope(cipher(), author, stream, epoch, stream_key_of(epoch), last, size_class, payload, counting<24>(50));
  }
  /// Everything a reader does with one envelope.
  Result<Payload> read(View bytes) const {
    EBB_TRY(const EnvelopeView e, parse_envelope(bytes));
    EBB_CHECK_OK(check_envelope(cipher(), e, space.record, device_key));
    return open_envelope(cipher(), e, stream_key_of(e.header.epoch));
  }
};

std::string payload_of(const std::vector<std::string>& events, const std::vector<Head>& heads = {}) {
  return write_payload(Compartment::body, heads, events);
}

TEST_F(Envelope, HasTheLengthOfItsSizeClassAndNothingElseShows) {
  const std::string empty = payload_of({}), one = payload_of({R"({"word":"river"})"});
  for (std::uint8_t c = 0; c < 5; ++c) {
    EXPECT_EQ(seal(empty, c)->bytes.size(), 153u + 64 + size_classes[c] + 16);
    EXPECT_EQ(seal(one, c)->bytes.size(), seal(empty, c)->bytes.size());
  }
  const std::string bytes(as_text(seal(one, 0)->bytes));
  EXPECT_EQ(bytes.find("river"), std::string::npos);
}

TEST_F(Envelope, AnyPayloadReadsBack) {
  EXPECT_TRUE(rc::check("seal -> open", [this] {
    std::string event = "{\"t\":";
    json::append_string(event, *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)));
    event += '}';
    const auto count = *rc::gen::inRange<std::size_t>(0, 40);
    const std::vector<std::string> events(count, event);
    std::vector<Head> heads(*rc::gen::inRange<std::size_t>(0, 5));
    for (std::size_t i = 0; i < heads.size(); ++i) {
      heads[i] = {DeviceId{counting<16>(static_cast<std::uint8_t>(i))}, stream, i + 1, counting<32>(static_cast<std::uint8_t>(i * 3))};
    }
    const std::string payload = payload_of(events, heads);
    const std::uint8_t c = size_class_for(payload.size()).value();
    const auto epoch = *rc::gen::inRange<std::uint32_t>(1, 1000);
    const ChainHead last{*rc::gen::inRange<std::uint64_t>(1, 1'000'000), counting<32>(9), epoch};
    const auto opened = read(seal(payload, c, last, epoch)->bytes);
    RC_ASSERT(opened.has_value());
    RC_ASSERT(opened->compartment == Compartment::body);
    RC_ASSERT(opened->heads == heads);
    RC_ASSERT(opened->events.size() == count);
    for (const json::Value& e : opened->events) RC_ASSERT(json::write(e) == event);
  }));
}

// Every bit of header and signature, and a bit of every tenth byte of the ciphertext.
TEST_F(Envelope, AnyChangedBitIsRefusedByName) {
  const Buffer good = seal(payload_of({R"({"word":"river"})"}))->bytes;
  std::map<std::string, int> names;
  for (std::size_t bit = 0; bit < good.size() * 8; bit += bit < envelope_prefix_bytes * 8 ? 1 : 81) {
    Buffer changed = good;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    const auto r = read(changed);
    ASSERT_FALSE(r) << "bit " << bit;
    ++names[std::string(refusal(r))];
  }
  const std::map<std::string, int> expected{{"envelope_bad_signature", names["envelope_bad_signature"]}, {"envelope_cut_off", names["envelope_cut_off"]},
                                            {"envelope_hash_mismatch", 103}, {"envelope_malformed", names["envelope_malformed"]}, {"envelope_wrong_record", 128}};
  EXPECT_EQ(names, expected);
}

TEST_F(Envelope, EvenARightlySignedChangeDoesNotOpen) {
  // A device that signs another header over the same ciphertext: the header is the additional data, so nothing opens.
  const Buffer good = seal(payload_of({}))->bytes;
  EnvelopeHeader h = parse_header(good).value();
  h.sequence = 2, h.previous = counting<32>(1);
  Buffer changed = good;
  const auto header = format(h);
  std::ranges::copy(header, changed.begin());
  std::ranges::copy(cipher().sign(header, key), changed.begin() + header_bytes);
  EXPECT_EQ(refusal(read(changed)), "envelope_cannot_open");
}

TEST_F(Envelope, EndsTooEarlyOrTooLate) {
  const Buffer good = seal(payload_of({}))->bytes;
  for (const std::size_t n : {std::size_t{0}, std::size_t{3}, std::size_t{152}, std::size_t{153}, good.size() - 1}) {
    EXPECT_EQ(refusal(read(View(good).first(n))), "envelope_cut_off") << n;
  }
  Buffer longer = good;
  longer.push_back(0);
  EXPECT_EQ(refusal(read(longer)), "envelope_malformed");
}

TEST_F(Envelope, OfAnotherRecordOrDeviceIsRefused) {
  const Buffer good = seal(payload_of({}))->bytes;
  const EnvelopeView e = parse_envelope(good).value();
  EXPECT_EQ(refusal(check_envelope(cipher(), e, RecordId{}, device_key)), "envelope_wrong_record");
  EXPECT_EQ(refusal(check_envelope(cipher(), e, space.record, counting<32>(1))), "envelope_bad_signature");
  EXPECT_EQ(refusal(open_envelope(cipher(), e, stream_key_of(2))), "envelope_cannot_open");
}

TEST_F(Envelope, ContentThatIsNoPayloadIsRefused) {
  const auto inside = [&](std::string_view text) { return refusal(read(seal(text)->bytes)); };
  EXPECT_EQ(inside(payload_of({})), "none");
  for (const char* text : {"", "{}", "[]", R"({"v":2,"compartment":"body","heads":[],"events":[]})", R"({"v":1,"compartment":"attic","heads":[],"events":[]})",
                           R"({"v":1,"compartment":"body","heads":{},"events":[]})", R"({"v":1,"compartment":"body","heads":[{}],"events":[]})",
                           R"({"v":1,"compartment":"body","heads":[],"events":[1]})", R"({"v":1,"compartment":"body","heads":[]})",
                           R"({"v":1,"compartment":"body","heads":[{"device":"AA","stream":"AA","sequence":1,"hash":"AA"}],"events":[]})"}) {
    EXPECT_EQ(inside(text), "envelope_malformed") << text;
  }
}

TEST_F(Envelope, PaddingIsZerosAndItsLengthIsInside) {
  SecretBuffer plain = pad("{}", 0).value();
  EXPECT_EQ(unpad(plain.expose()).value(), "{}");
  plain.expose()[900] = 1;
  EXPECT_EQ(refusal(unpad(plain.expose())), "envelope_malformed");
  plain.expose()[0] = 0xff, plain.expose()[1] = 0xff;
  EXPECT_EQ(refusal(unpad(plain.expose())), "envelope_malformed");
  EXPECT_EQ(refusal(unpad(View{})), "envelope_malformed");
}

TEST_F(Envelope, TheSmallestClassThatHoldsItIsFound) {
  EXPECT_EQ(size_class_for(0).value(), 0);
  EXPECT_EQ(size_class_for(1020).value(), 0);
  EXPECT_EQ(size_class_for(1021).value(), 1);
  EXPECT_EQ(size_class_for(payload_bytes_max).value(), 4);
  EXPECT_EQ(refusal(size_class_for(payload_bytes_max + 1)), "event_too_large");
  EXPECT_EQ(refusal(pad(std::string(1021, ' '), 0)), "event_too_large");
}

TEST_F(Envelope, ChainNeverGoesBackToAnEarlierEpoch) {
  EXPECT_EQ(refusal(seal(payload_of({}), 0, {4, counting<32>(1), 3}, 2)), "stale_epoch");
  EXPECT_EQ(refusal(seal(payload_of({}), 0, {4, counting<32>(1), 3}, 3)), "none");
}

}  // namespace
}  // namespace ebb::vault::testing
