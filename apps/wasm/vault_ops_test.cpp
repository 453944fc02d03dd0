// Two browsers and a relay, through the bridge alone.
#include <gtest/gtest.h>

#include "adapters/sodium/sodium.hpp"
#include "apps/wasm/instance.hpp"
#include "core/base/base64.hpp"
#include "core/base/json.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/space.hpp"

using namespace ebb;
using json::Object;
using json::Value;

namespace {

const sodium::SodiumCipher cipher;

std::string fresh(std::size_t n) {
  static std::uint8_t count = 0;
  std::vector<std::uint8_t> bytes(n);
  for (auto& b : bytes) b = static_cast<std::uint8_t>(bytes.size() * 7 + ++count * 13u);
  return base64url(bytes);
}

struct Browser {
  bridge::Instance instance{&cipher};
  Value ask(std::string op, Object members = {}) {
    members.insert(members.begin(), {"op", Value(std::move(op))});
    return *json::parse(instance.request(json::write(Value(members))));
  }
  Value ok(std::string op, Object members = {}) {
    const Value reply = ask(std::move(op), std::move(members));
    EXPECT_TRUE(reply.find("ok")) << json::write(reply);
    return reply.find("ok") ? *reply.find("ok") : Value(Object{});
  }
  std::string error(std::string op, Object members = {}) {
    const Value reply = ask(std::move(op), std::move(members));
    return reply.find("error") ? *reply.find("error")->find("id")->as_string() : "";
  }
};

std::string text(const Value& v, std::string_view key) { return *v.find(key)->as_string(); }

const std::string hashed = base64url(std::vector<std::uint8_t>(32, 7)), another = base64url(std::vector<std::uint8_t>(32, 8));
const std::string private_line =
    R"({"id":"01KE6JQ300000G40R40M30E209","kind":"answer.given","v":1,"member":"01JD0000000000000000000002","device":"01JD0000000000000000000003","hlc":"1767600000000-0","at":"2026-01-05T09:00:00+01:00","zone":"Europe/Berlin","day":"2026-01-05","data":{"question":"private.afraid","skipped":false,"choices":["no"]}})";
const std::string body_line =
    R"({"id":"01KE6JQ300000G40R40M30E20A","kind":"preference.set","v":1,"member":"01JD0000000000000000000002","device":"01JD0000000000000000000003","hlc":"1767600000000-1","at":"2026-01-05T09:00:00+01:00","zone":"Europe/Berlin","day":"2026-01-05","data":{"name":"voice","value":"off"}})";

Value create(Browser& b) {
  return b.ok("account.create", {{"hashed", hashed}, {"random", fresh(vault::new_space_random_bytes)}, {"name_random", fresh(6)}, {"nonce", fresh(24)}, {"ms", Value(1'767'600'000'000)}});
}

Object unlocking(const Value& made, Object how) {
  how.insert(how.end(), {{"record", *made.find("record")}, {"member_list", *made.find("member_list")}, {"certificates", json::Array{*made.find("certificate")}}});
  return how;
}
Object by_passphrase(const Value& made, const std::string& hash) { return unlocking(made, {{"kind", "passphrase"}, {"hashed", hash}, {"wrap", *made.find("wrap_passphrase")}}); }

// Seals and takes it as acknowledged; what a relay would list.
std::string upload(Browser& b, const std::vector<std::string>& lines) {
  const Value plan = b.ok("envelopes.plan", {{"lines", json::Array(lines.begin(), lines.end())}});
  json::Array nonces;
  for (std::int64_t i = 0; i < *plan.find("nonces")->as_int(); ++i) nonces.emplace_back(fresh(24));
  const Value sealed = b.ok("envelopes.seal", {{"nonces", std::move(nonces)}});
  vault::Buffer listing;
  std::uint64_t cursor = 0;
  for (const Value& batch : *sealed.find("batches")->as_array()) {
    const auto bytes = *parse_base64url(*batch.as_string());
    for (const vault::View item : *vault::parse_batch(bytes)) vault::append_frame(listing, {++cursor, vault::FrameKind::envelope, item});
  }
  b.ok("envelopes.sent");
  return base64url(listing);
}

TEST(VaultOps, AnEventGoesFromOneBrowserToAnother) {
  Browser phone, laptop;
  const Value made = create(phone);
  EXPECT_EQ(made.find("recovery_words")->as_array()->size(), 16u);
  const std::string listing = upload(phone, {body_line, private_line});
  const Value unlocked = laptop.ok("account.unlock", by_passphrase(made, hashed));
  EXPECT_TRUE(unlocked.find("device")->is_null());
  EXPECT_EQ(text(unlocked, "member"), text(made, "member"));
  laptop.ok("account.new_device", {{"random", fresh(vault::new_device_random_bytes)}, {"nonce", fresh(24)}, {"ms", Value(1'767'600'000'000)}});
  const Value opened = laptop.ok("envelopes.open", {{"listing", listing}});
  EXPECT_TRUE(opened.find("stopped")->is_null());
  EXPECT_EQ(*opened.find("lines")->as_array(), (json::Array{Value(body_line), Value(private_line)}));
  laptop.ok("envelopes.complete");
}

TEST(VaultOps, AStoreThatWasPutBackIsReadFromItsBeginning) {
  Browser phone;
  create(phone);
  const std::string first = upload(phone, {body_line});
  phone.ok("envelopes.open", {{"listing", first}});
  phone.ok("envelopes.complete");
  phone.ok("chains.again");
  EXPECT_EQ(*phone.ok("envelopes.open", {{"listing", ""}}).find("cursor")->as_int(), 0);
  EXPECT_EQ(phone.ok("chains.listed").find("heads")->as_array()->size(), 0u);
  EXPECT_EQ(phone.error("envelopes.complete"), "behind_known_head");
  phone.ok("envelopes.open", {{"listing", first}});
  phone.ok("envelopes.complete");
  const Value heads = *phone.ok("chains.listed").find("heads");
  ASSERT_EQ(heads.as_array()->size(), 2u);
  const auto listing = *parse_base64url(first);
  const vault::EnvelopeHeader h = *vault::parse_header(vault::parse_listing(listing)->front().bytes);
  EXPECT_EQ(text(heads.as_array()->at(0), "device"), base64url(h.device.bytes));
  EXPECT_EQ(*heads.as_array()->at(0).find("sequence")->as_int(), 1);
}

// One frame of a listing, as the relay lists it once its content is erased.
std::string erased_listing(const std::string& listing, const std::string& batch, std::uint64_t cursor) {
  const auto before = *parse_base64url(listing), tombstones = *parse_base64url(batch);
  vault::Buffer out;
  for (const vault::View t : *vault::parse_batch(tombstones)) {
    const auto frames = *vault::parse_listing(before);
    const vault::View envelope = frames[out.empty() ? 0 : 1].bytes;
    vault::Buffer left(envelope.begin(), envelope.begin() + vault::envelope_prefix_bytes);
    left.insert(left.end(), t.begin(), t.end());
    vault::append_frame(out, {cursor++, vault::FrameKind::erased, left});
  }
  return base64url(out);
}

TEST(VaultOps, AnEntryIsErasedEverywhere) {
  Browser phone, laptop;
  const Value made = create(phone);
  const std::string listing = upload(phone, {body_line, private_line});
  laptop.ok("account.unlock", by_passphrase(made, hashed));
  const Value places = *laptop.ok("envelopes.open", {{"listing", listing}}).find("places");
  ASSERT_EQ(places.as_array()->size(), 2u);
  const Value& body = places.as_array()->at(0);
  EXPECT_EQ(text(body, "compartment"), "body");
  EXPECT_EQ(*body.find("events"), Value(json::Array{Value("01KE6JQ300000G40R40M30E20A")}));
  EXPECT_EQ(*body.find("device"), *made.find("device"));
  laptop.ok("envelopes.last", {{"listing", base64url([&] {
                                  const auto bytes = *parse_base64url(listing);
                                  vault::Buffer out;
                                  vault::append_frame(out, vault::parse_listing(bytes)->back());
                                  return out;
                                }())}});
  EXPECT_EQ(laptop.error("envelopes.last", {{"listing", ""}}), "behind_known_head");
  const Value tombstones = laptop.ok("envelopes.erase", {{"places", places}, {"ms", Value(1'767'700'000'000)}});
  phone.ok("envelopes.open", {{"listing", listing}});
  const Value heard = phone.ok("envelopes.open", {{"listing", erased_listing(listing, text(tombstones, "batch"), 3)}});
  EXPECT_TRUE(heard.find("stopped")->is_null()) << json::write(heard);
  ASSERT_EQ(heard.find("erasures")->as_array()->size(), 2u);
  const Value& gone = heard.find("erasures")->as_array()->at(0);
  EXPECT_EQ(*gone.find("device"), *made.find("device"));
  EXPECT_EQ(text(gone, "compartment"), "body");
  EXPECT_EQ(*gone.find("sequence")->as_int(), 1);
}

TEST(VaultOps, TheDevicesOfTheRecord) {
  Browser phone, laptop;
  const Value made = create(phone);
  laptop.ok("account.unlock", by_passphrase(made, hashed));
  const Value second = laptop.ok("account.new_device", {{"random", fresh(vault::new_device_random_bytes)}, {"nonce", fresh(24)}, {"ms", Value(1'767'600'500'000)}});
  phone.ok("account.certificates", {{"member_list", *made.find("member_list")}, {"certificates", json::Array{*second.find("certificate"), *made.find("certificate")}}});
  const Value devices = *phone.ok("account.devices").find("devices");
  ASSERT_EQ(devices.as_array()->size(), 2u);
  EXPECT_EQ(*devices.as_array()->at(0).find("here"), Value(true));
  EXPECT_EQ(*devices.as_array()->at(0).find("device"), *made.find("device"));
  EXPECT_EQ(*devices.as_array()->at(1).find("device"), *second.find("device"));
  EXPECT_EQ(*devices.as_array()->at(1).find("created"), Value(1'767'600'500'000));
  Browser stranger;
  const Value other = create(stranger);
  EXPECT_EQ(phone.error("account.certificates", {{"member_list", *made.find("member_list")}, {"certificates", json::Array{*other.find("certificate")}}}), "certificate_bad");
}

TEST(VaultOps, ARelayMayNotHandOutAnotherMemberList) {
  Browser phone, stranger;
  const Value made = create(phone), other = create(stranger);
  const Value certificates(json::Array{*made.find("certificate")});
  phone.ok("account.certificates", {{"member_list", *made.find("member_list")}, {"certificates", certificates}});
  EXPECT_EQ(phone.error("account.certificates", {{"member_list", *other.find("member_list")}, {"certificates", certificates}}), "member_list_bad");
}

TEST(VaultOps, AnotherPassphraseOpensNothing) {
  Browser phone, thief;
  const Value made = create(phone);
  EXPECT_EQ(thief.error("account.unlock", by_passphrase(made, another)), "wrong_passphrase");
  EXPECT_EQ(thief.error("envelopes.plan", {{"lines", json::Array{}}}), "account_locked");
}

TEST(VaultOps, TheKitOpensToo) {
  Browser phone, laptop;
  const Value made = create(phone);
  std::string words;
  for (const Value& w : *made.find("recovery_words")->as_array()) words += *w.as_string() + " ";
  EXPECT_EQ(text(laptop.ok("account.recovery", {{"words", words}}), "recovery_login"), text(made, "recovery_login"));
  laptop.ok("account.unlock", unlocking(made, {{"kind", "recovery"}, {"words", words}, {"wrap", *made.find("wrap_recovery")}}));
  EXPECT_EQ(laptop.error("account.recovery", {{"words", "one two three"}}).substr(0, 9), "recovery_");
}

TEST(VaultOps, ADeviceTakesUpItsOwnChains) {
  Browser phone, again;
  const Value made = create(phone);
  upload(phone, {body_line});
  const Value chains = phone.ok("chains.save", {{"nonce", fresh(24)}});
  Object how = by_passphrase(made, hashed);
  how.emplace_back("device_key_sealed", *made.find("device_key_sealed"));
  EXPECT_EQ(text(again.ok("account.unlock", how), "device"), text(made, "device"));
  again.ok("chains.load", {{"sealed", *chains.find("sealed")}});
  EXPECT_EQ(again.error("envelopes.complete"), "behind_known_head") << "what this device wrote is not listed yet";
}

TEST(VaultOps, WhatIsKeptOpensUnderItsOwnNameAlone) {
  Browser phone;
  create(phone);
  const std::string data = base64url(std::vector<std::uint8_t>{1, 2, 3});
  const Value sealed = phone.ok("local.seal", {{"kind", "draft"}, {"name", "one"}, {"data", data}, {"nonce", fresh(24)}});
  EXPECT_EQ(text(phone.ok("local.open", {{"kind", "draft"}, {"name", "one"}, {"sealed", *sealed.find("sealed")}}), "data"), data);
  EXPECT_EQ(phone.error("local.open", {{"kind", "draft"}, {"name", "two"}, {"sealed", *sealed.find("sealed")}}), "local_cannot_open");
  EXPECT_EQ(phone.error("local.open", {{"kind", "segment"}, {"name", "one"}, {"sealed", *sealed.find("sealed")}}), "local_cannot_open");
}

TEST(VaultOps, WithoutACipherTheyAreNotThere) {
  bridge::Instance bare;
  EXPECT_NE(bare.request(R"({"op":"account.logins","hashed":")" + hashed + "\"}").find("op_unknown"), std::string::npos);
}

}  // namespace
