// The formats with fixed inputs, as committed bytes: tests/golden/vault/*.json. Node opens the same files (vault.test.mjs).
// EBB_WRITE_GOLDEN=1 writes them anew; a released format never changes, so that is for new files only.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/vault/local_seal.hpp"
#include "tests/vault/world.hpp"

namespace ebb::vault::testing {
namespace {

using json::Array;
using json::Object;
using json::Value;

std::string path(const std::string& name) { return std::string(EBB_ROOT) + "/tests/golden/vault/" + name; }

std::string text_of_file(const std::string& name) {
  std::ifstream in(path(name), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void check_golden(const std::string& name, const Value& made) {
  if (std::getenv("EBB_WRITE_GOLDEN")) std::ofstream(path(name), std::ios::binary) << json::write_pretty(made);
  EXPECT_EQ(text_of_file(name), json::write_pretty(made)) << name;
}

Value hex_value(View bytes) { return to_hex(bytes); }

Value wrap_value(const LoginKeys& keys, View wrap) {
  return Object{{"login", hex_value(keys.login.expose())}, {"wrap_key", hex_value(keys.wrap.expose())}, {"wrap", hex_value(wrap)}};
}

Value streams_value(const NewSpace& space) {
  Array streams;
  for (const Compartment c : all_of<Compartment>()) {
    const StreamId id = stream_id(cipher(), space.secret, c);
    streams.emplace_back(Object{{"compartment", name_of(c)},
                                {"id", hex_value(id.bytes)},
                                {"key_of_epoch_1", hex_value(stream_key(cipher(), space.secret, id, 1).expose())},
                                {"key_of_epoch_2", hex_value(stream_key(cipher(), space.secret, id, 2).expose())}});
  }
  return streams;
}

std::string words_text(const RecoveryCode& code) {
  std::string text;
  for (const auto w : recovery_words(cipher(), code)) text += (text.empty() ? "" : " ") + std::string(w);
  return text;
}

TEST(Golden, Account) {
  const NewSpace s = made_space();
  const Tombstone t{s.record, StreamId{counting<16>(1)}, s.device.id, 7, counting<32>(9), Instant{1'763'800'000'000}};
  check_golden("account.json",
               Object{{"passphrase_hash", hex_value(counting<32>(200))},
                      {"random", hex_value(counting<new_space_random_bytes>(1))},
                      {"created_ms", std::int64_t{1'763'758'800'000}},
                      {"secret", hex_value(s.secret.bytes.expose())},
                      {"record", hex_value(s.record.bytes)},
                      {"member", hex_value(s.owner.bytes)},
                      {"device", hex_value(s.device.id.bytes)},
                      {"device_seed", hex_value(s.device.seed.expose())},
                      {"recovery_code", hex_value(s.recovery.expose())},
                      {"recovery_words", words_text(s.recovery)},
                      {"by_passphrase", wrap_value(s.by_passphrase, s.wrap_passphrase)},
                      {"by_recovery", wrap_value(s.by_recovery, s.wrap_recovery)},
                      {"identity", hex_value(s.identity)},
                      {"local_key", hex_value(local_key(cipher(), s.secret).expose())},
                      {"streams", streams_value(s)},
                      {"member_list", hex_value(s.member_list)},
                      {"device_certificate", hex_value(s.device.certificate)},
                      {"tombstone", hex_value(sign_tombstone(cipher(), t, identity_key(cipher(), s.secret)))}});
}

Value envelope_value(const SealedEnvelope& e, std::string_view payload) {
  return Object{{"payload", payload}, {"envelope", hex_value(e.bytes)}, {"header_hash", hex_value(e.head.hash)}};
}

/// Three envelopes: two of a chain in body, one in private safety at epoch 2.
Value chain_value(std::uint8_t nonce_from) {
  const NewSpace s = made_space();
  const SigningKey key = cipher().signing_key(s.device.seed);
  const Author author{s.record, s.device.id, &key};
  const Keyring ring(cipher(), s.secret, both);
  const StreamId body = ring.streams()[0].id, apart = ring.streams()[1].id;
  const auto seal = [&](const StreamId& stream, std::uint32_t epoch, ChainHead last, std::uint8_t c, const std::string& payload) {
    nonce_from = static_cast<std::uint8_t>(nonce_from + 24);
    return seal_envelope(cipher(), author, stream, epoch, ring.key(stream, epoch), last, c, payload, counting<24>(nonce_from)).value();
  };
  const std::string first = write_payload(Compartment::body, {}, std::vector<std::string>{R"({"kind":"note","text":"river"})"});
  const SealedEnvelope a = seal(body, 1, {}, 0, first);
  const std::vector<Head> heads{{author.device, body, a.head.sequence, a.head.hash}};
  const std::string second = write_payload(Compartment::body, heads, std::vector<std::string>{R"({"kind":"note","text":"größer"})", R"({"n":7})"});
  const SealedEnvelope b = seal(body, 2, a.head, 1, second);
  const std::string third = write_payload(Compartment::private_safety, {}, {});
  const SealedEnvelope c = seal(apart, 2, {}, 1, third);
  return Object{{"secret", hex_value(s.secret.bytes.expose())},
                {"record", hex_value(s.record.bytes)},
                {"device", hex_value(s.device.id.bytes)},
                {"device_seed", hex_value(s.device.seed.expose())},
                {"envelopes", Array{envelope_value(a, first), envelope_value(b, second), envelope_value(c, third)}}};
}

TEST(Golden, Envelopes) { check_golden("envelopes.json", chain_value(0)); }

// Written by tests/vault/seal.mjs, which knows only docs/vault-format.md and libsodium-wrappers-sumo: the same bytes come out here.
TEST(Golden, EnvelopesThatNodeSealed) { EXPECT_EQ(text_of_file("envelopes_by_node.json"), json::write_pretty(chain_value(100))); }

TEST(Golden, EnvelopesThatNodeSealedAreRead) {
  const Value file = json::parse(text_of_file("envelopes_by_node.json")).value_or(Value());
  World w;
  for (const Value& e : *file.find("envelopes")->as_array()) w.relay.held.push_back(from_hex(*e.find("envelope")->as_string()));
  const Received r = w.read(w.laptop, 2);
  EXPECT_EQ(stop(r), "none");
  ASSERT_EQ(r.batches.size(), 3u);
  EXPECT_EQ(*r.batches[1].events[0].find("text")->as_string(), "größer");
}

TEST(Golden, Local) {
  const Key key = local_key(cipher(), made_space().secret);
  const auto sealed = [&](LocalKind kind, std::string_view name, std::string_view plain) {
    return Value(Object{{"kind", static_cast<int>(kind)}, {"name", name}, {"plain", plain}, {"sealed", hex_value(seal_local(cipher(), kind, name, as_bytes(plain), key, counting<24>(60)))}});
  };
  check_golden("local.json", Object{{"local_key", hex_value(key.expose())},
                                    {"parts", Array{sealed(LocalKind::segment, "segment/1", "{\"a\":1}\n"), sealed(LocalKind::draft, "", "")}}});
}

}  // namespace
}  // namespace ebb::vault::testing
