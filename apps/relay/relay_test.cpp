// The relay without sockets: requests in, responses out, on a real SQLite file.
#include "apps/relay/relay.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "apps/relay/store_sqlite.hpp"
#include "core/vault/certificate.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/member_list.hpp"

namespace ebb::relay {
namespace {

/// Stands for the io thread: runs what the writer posts.
class Loop {
 public:
  void post(std::function<void()> f) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(f));
    wake_.notify_one();
  }
  void run_one() {
    std::function<void()> f;
    {
      std::unique_lock lock(mutex_);
      if (!wake_.wait_for(lock, std::chrono::seconds(10), [&] { return !waiting_.empty(); })) return;
      f = std::move(waiting_.front());
      waiting_.pop_front();
    }
    f();
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
};

struct RecordingSocket : net::Socket {
  std::vector<std::string> sent;
  int closed = 0;
  void send(std::string m, bool) override { sent.push_back(std::move(m)); }
  void close(std::uint16_t code, std::string) override { closed = code; }
};

/// One person's device, as the app would be.
struct Person {
  explicit Person(std::string n = "moss-lamp-river-seed") : name(std::move(n)), identity(cipher.signing_key(vault::Key(sodium::random<32>()))), device_key(cipher.signing_key(vault::Key(sodium::random<32>()))) {
    record.bytes = sodium::random<16>();
    device.bytes = sodium::random<16>();
    member.bytes = sodium::random<16>();
    stream.bytes = sodium::random<16>();
    login = sodium::random<32>();
    recovery = sodium::random<32>();
  }

  vault::MemberList list(std::uint32_t version = 1, std::uint32_t epoch = 1, Hash before = {}) const {
    return {record, version, epoch, vault::public_of(identity), {{member, vault::public_of(identity), vault::Role::owner}}, before};
  }
  Buffer list_bytes() const { return vault::sign_member_list(cipher, list(), identity); }
  std::string certificate() const {
    return base64url(vault::sign_certificate(cipher, {record, device, member, vault::public_of(device_key), Instant{1}}, identity));
  }
  json::Value account() const {
    return encode(NewAccount{name, base64url(sodium::random<16>()), 65536, 3, base64url(login), base64url(Buffer(72, 1)), base64url(recovery), base64url(Buffer(72, 2)),
                             base64url(record.bytes), base64url(vault::public_of(identity)), base64url(list_bytes()), certificate()});
  }
  Buffer envelope(std::uint32_t epoch = 1) {
    const std::size_t size = vault::size_classes[0] + vault::Cipher::aead_tag_bytes;
    Buffer content(size);
    sodium::random_bytes(content);
    vault::EnvelopeHeader h{record, stream, epoch, device, ++sequence, previous, 0, sodium::random<24>(), cipher.hash(content)};
    const auto head = vault::format(h);
    previous = vault::header_hash(cipher, head);
    vault::Writer w;
    w.bytes(head).bytes(cipher.sign(head, device_key)).bytes(content);
    return w.take();
  }
  static std::string batch(const std::vector<Buffer>& items) {
    const Buffer b = *vault::format_batch(items);
    return {b.begin(), b.end()};
  }
  std::string path(const std::string& tail) const { return "/api/1/records/" + base64url(record.bytes) + tail; }

  sodium::SodiumCipher cipher;
  std::string name;
  vault::SigningKey identity, device_key;
  RecordId record;
  DeviceId device;
  MemberId member;
  StreamId stream;
  vault::Bytes<32> login{}, recovery{};
  std::uint64_t sequence = 0;
  Hash previous{};
  std::string token;
};

class RelayTest : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/ebb-relay-XXXXXX";
    folder = ::mkdtemp(name);
    start({});
  }
  void TearDown() override {
    relay.reset();
    std::filesystem::remove_all(folder);
  }
  void start(Options options) {
    relay.reset();
    options.now_ms = [this] { return now; };
    relay = std::move(*Relay::open(database_in(folder), options, Assets(std::span<const Embedded>()), Journal::to(&journal), [this](auto f) { loop.post(std::move(f)); }));
  }

  net::Response ask(net::Request r) {
    if (!r.has("host")) r.fields.push_back({"host", "127.0.0.1:8137"});
    const auto admitted = relay->admit(r);
    if (!admitted) return admitted.error();
    std::optional<net::Response> answer;
    relay->handle(std::move(r), [&](net::Response a) { answer = std::move(a); });
    while (!answer) loop.run_one();
    return std::move(*answer);
  }
  net::Response ask(std::string method, std::string path, std::string body = {}, std::string token = {}, std::string query = {}) {
    net::Request r{.method = std::move(method), .path = std::move(path), .query = std::move(query), .fields = {}, .body = std::move(body), .peer = "127.0.0.1"};
    if (!token.empty()) r.fields.push_back({"authorization", "Bearer " + token});
    return ask(std::move(r));
  }
  static json::Value value(const net::Response& r) { return json::parse(r.body).value_or(json::Value()); }
  static std::string member(const net::Response& r, const char* key) {
    const json::Value v = value(r);
    const json::Value* m = v.find(key);
    return m && m->as_string() ? *m->as_string() : std::string();
  }
  static std::string error(const net::Response& r) { return member(r, "error"); }

  void join(Person& p) {
    const net::Response r = ask("POST", "/api/1/accounts", json::write(p.account()));
    ASSERT_EQ(r.status, 201) << r.body;
    p.token = member(r, "token");
  }
  net::Response append(Person& p, const std::vector<Buffer>& items) { return ask("POST", p.path("/envelopes"), Person::batch(items), p.token); }
  net::Response list(Person& p, const std::string& query = {}) { return ask("GET", p.path("/envelopes"), {}, p.token, query); }
  std::vector<vault::Frame> frames(const net::Response& r) { return vault::parse_listing(vault::as_bytes(kept = r.body)).value_or(std::vector<vault::Frame>{}); }
  bool on_disk(vault::View bytes) {
    for (const char* tail : {"", "-wal"}) {
      std::ifstream in(database_in(folder) + tail, std::ios::binary);
      std::stringstream all;
      all << in.rdbuf();
      if (all.str().find(vault::as_text(bytes)) != std::string::npos) return true;
    }
    return false;
  }

  std::string folder, journal, kept;
  std::int64_t now = 1'800'000'000'000;
  Loop loop;
  std::unique_ptr<Relay> relay;
};

TEST_F(RelayTest, AnAccountIsMadeAndOpenedAgainByPassphraseOrKit) {
  Person p;
  join(p);
  const auto by = [&](const char* half, vault::View bytes) {
    return ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {half, base64url(bytes)}})));
  };
  const net::Response a = by("login", p.login), b = by("recovery_login", p.recovery);
  EXPECT_EQ(a.status, 200) << a.body;
  EXPECT_EQ(member(a, "wrap"), base64url(Buffer(72, 1)));
  EXPECT_EQ(member(b, "wrap"), base64url(Buffer(72, 2)));
  EXPECT_EQ(member(a, "record"), base64url(p.record.bytes));
  EXPECT_EQ(error(by("login", p.recovery)), "login_refused");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", json::write(p.account()))), "account_exists");
  Person other("fern-stone-cup-wind");
  other.record = p.record;
  const auto taken = ask("POST", "/api/1/accounts", json::write(other.account()));
  EXPECT_EQ(error(taken), "record_exists") << taken.body;
}

TEST_F(RelayTest, LoginHalvesAndTokensAreNowhereOnDisk) {
  Person p;
  join(p);
  EXPECT_FALSE(on_disk(p.login));
  EXPECT_FALSE(on_disk(*parse_base64url(p.token)));
  EXPECT_TRUE(on_disk(p.record.bytes)) << "the search must be able to find something";
}

TEST_F(RelayTest, UnknownNamesHaveASaltThatStays) {
  const auto salt = [&](const char* name) { return member(ask("GET", std::string("/api/1/accounts/") + name + "/salt"), "salt"); };
  const std::string first = salt("oak-oak-oak-oak");
  EXPECT_EQ(first.size(), 22u);
  EXPECT_EQ(first, salt("oak-oak-oak-oak"));
  EXPECT_NE(first, salt("elm-oak-oak-oak"));
  start({});
  EXPECT_EQ(first, salt("oak-oak-oak-oak"));
}

TEST_F(RelayTest, WeakOrMalformedAccountsAreRefused) {
  Person p;
  const auto with = [&](const char* key, json::Value v) {
    json::Value a = p.account();
    for (auto& m : *a.as_object()) {
      if (m.first == key) m.second = v;
    }
    return error(ask("POST", "/api/1/accounts", json::write(a)));
  };
  EXPECT_EQ(with("mem_kib", 1024), "weak_parameters");
  EXPECT_EQ(with("ops", 2), "weak_parameters");
  EXPECT_EQ(with("name", "Robert'); DROP"), "invalid_parameter");
  EXPECT_EQ(with("login", "short"), "invalid_parameter");
  EXPECT_EQ(with("wrap_recovery", json::Value()), "invalid_parameter");
  EXPECT_EQ(with("member_list", base64url(Buffer(200, 7))), "member_list_bad");
  EXPECT_EQ(with("device_certificate", base64url(Buffer(vault::certificate_bytes, 7))), "certificate_bad");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", "{")), "json_malformed");
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", "{\"a\":1}")), "wrong_shape");
  Options closed;
  closed.accounts_open = false;
  start(closed);
  EXPECT_EQ(error(ask("POST", "/api/1/accounts", json::write(p.account()))), "accounts_closed");
}

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

TEST_F(RelayTest, LeavingErasesEverything) {
  Person p;
  join(p);
  const Buffer a = p.envelope();
  ASSERT_EQ(append(p, {a}).status, 200);
  EXPECT_EQ(ask("DELETE", "/api/1/accounts/me", {}, p.token).status, 200);
  EXPECT_FALSE(on_disk(vault::View(a).subspan(300, 100)));
  EXPECT_FALSE(on_disk(p.record.bytes));
  EXPECT_EQ(error(list(p)), "unauthenticated");
}

TEST_F(RelayTest, WrapsAreReplacedAndOthersLoggedOut) {
  Person p;
  join(p);
  const std::string first = p.token;
  const auto login = ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(p.login)}})));
  p.token = member(login, "token");
  const auto fresh = sodium::random<32>();
  const NewWraps w{base64url(sodium::random<16>()), 131072, 4, base64url(fresh), base64url(Buffer(72, 9)), {}, {}, true};
  EXPECT_EQ(ask("PUT", "/api/1/accounts/me/wraps", json::write(encode(w)), p.token).status, 200);
  EXPECT_EQ(error(ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(p.login)}})))), "login_refused");
  EXPECT_EQ(ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(fresh)}}))).status, 200);
  EXPECT_EQ(error(ask("GET", p.path("/devices"), {}, first)), "unauthenticated");
  EXPECT_EQ(ask("POST", "/api/1/logout", {}, p.token).status, 200);
  EXPECT_EQ(error(ask("GET", p.path("/devices"), {}, p.token)), "unauthenticated");
  EXPECT_EQ(error(ask("PUT", "/api/1/accounts/me/wraps", "{}", p.token)), "unauthenticated");
}

TEST_F(RelayTest, UnusedLoginsEnd) {
  Person p;
  join(p);
  now += 80 * ms_per_day;
  EXPECT_EQ(list(p).status, 200);
  loop.run_one();  // the login was kept awake
  now += 80 * ms_per_day;
  EXPECT_EQ(list(p).status, 200);
  loop.run_one();
  now += 91 * ms_per_day;
  EXPECT_EQ(error(list(p)), "unauthenticated");
}

TEST_F(RelayTest, ForeignPagesAndNamesAreRefused) {
  const auto with = [&](std::vector<net::Field> fields) {
    return error(ask({.method = "GET", .path = "/api/1/about", .query = {}, .fields = std::move(fields), .body = {}, .peer = "127.0.0.1"}));
  };
  EXPECT_EQ(with({{"host", "evil.example"}}), "foreign_host");
  EXPECT_EQ(with({{"host", "127.0.0.1.evil.example:8137"}}), "foreign_host");
  EXPECT_EQ(with({{"host", "localhost:8137"}, {"origin", "https://evil.example"}}), "foreign_origin");
  EXPECT_EQ(with({{"host", "localhost:8137"}, {"origin", "null"}}), "foreign_origin");
  EXPECT_EQ(with({{"host", "localhost:8137"}, {"origin", "http://localhost:9999"}}), "foreign_origin");
  EXPECT_EQ(with({{"host", "localhost:8137"}, {"sec-fetch-site", "cross-site"}, {"sec-fetch-mode", "no-cors"}}), "foreign_origin");
  EXPECT_EQ(with({{"host", "localhost:8137"}, {"origin", "http://localhost:8137"}}), "");
  EXPECT_EQ(with({{"host", "[::1]:8137"}}), "");
  EXPECT_EQ(with({{"host", "a"}, {"host", "b"}}), "foreign_host");
}

TEST_F(RelayTest, VersionsMethodsAndPathsAreChecked) {
  net::Request r{.method = "GET", .path = "/api/1/about", .query = {}, .fields = {{"ebb-api", "9"}}, .body = {}, .peer = "127.0.0.1"};
  EXPECT_EQ(error(ask(r)), "api_version_unknown");
  r.fields = {{"ebb-api", "1"}};
  EXPECT_EQ(ask(r).status, 200);
  EXPECT_EQ(error(ask("PATCH", "/api/1/about")), "method_not_allowed");
  EXPECT_EQ(error(ask("GET", "/api/1/nothing")), "not_found");
  EXPECT_EQ(error(ask("GET", "/secret.txt")), "not_found");
  const json::Value health = value(ask("GET", "/healthz"));
  EXPECT_EQ(*health.find("schema")->as_int(), schema_version_newest);
  EXPECT_TRUE(*health.find("ok")->as_bool());
}

TEST_F(RelayTest, AskingTooOftenIsRefusedAndHealsWithTime) {
  net::Response r;
  for (int i = 0; i < 300 && r.status == 200; ++i) r = ask("GET", "/api/1/about");
  EXPECT_EQ(error(r), "too_many_requests");
  EXPECT_GE(*value(r).find("retry_after_s")->as_int(), 1);
  now += 10'000;
  EXPECT_EQ(ask("GET", "/api/1/about").status, 200);
  Person p;
  join(p);
  for (int i = 0; i < 30; ++i) r = ask("POST", "/api/1/login", json::write(json::Value(json::Object{{"name", p.name}, {"login", base64url(sodium::random<32>())}})));
  EXPECT_EQ(error(r), "too_many_requests") << "guessing is slow";
}

TEST_F(RelayTest, MetricsAreForThisMachineOnly) {
  ask("GET", "/api/1/nothing");
  const net::Response mine = ask("GET", "/metrics");
  EXPECT_EQ(mine.status, 200);
  EXPECT_NE(mine.body.find("ebb_refusals_total{error=\"not_found\"} 1"), std::string::npos) << mine.body;
  net::Request far{.method = "GET", .path = "/metrics", .query = {}, .fields = {}, .body = {}, .peer = "192.0.2.7"};
  EXPECT_EQ(ask(far).status, 404);
  far.peer = "127.0.0.1";
  far.fields = {{"x-forwarded-for", "192.0.2.7"}};
  EXPECT_EQ(ask(far).status, 404);
}

TEST_F(RelayTest, TheFeedTellsAKnownDeviceAndNobodyElse) {
  Person p;
  join(p);
  const auto socket = std::make_shared<RecordingSocket>(), stranger = std::make_shared<RecordingSocket>();
  auto feed = std::move(*relay->upgrade({.method = "GET", .path = p.path("/feed"), .query = "after=0", .fields = {}, .body = {}, .peer = "127.0.0.1"}));
  auto other = std::move(*relay->upgrade({.method = "GET", .path = p.path("/feed"), .query = "", .fields = {}, .body = {}, .peer = "127.0.0.1"}));
  feed->opened(socket);
  other->opened(stranger);
  feed->message("{\"token\":\"" + p.token + "\"}", false);
  other->message("{\"token\":\"" + base64url(sodium::random<32>()) + "\"}", false);
  EXPECT_EQ(stranger->closed, 1008);
  ASSERT_EQ(append(p, {p.envelope()}).status, 200);
  EXPECT_EQ(socket->sent, std::vector<std::string>{"{\"cursor\":1}"});
  EXPECT_EQ(stranger->sent, std::vector<std::string>{"{\"error\":\"unauthenticated\"}"});
  feed->closed();
  ASSERT_EQ(append(p, {p.envelope()}).status, 200);
  EXPECT_EQ(socket->sent.size(), 1u);
  auto late = std::move(*relay->upgrade({.method = "GET", .path = p.path("/feed"), .query = "", .fields = {}, .body = {}, .peer = "127.0.0.1"}));
  const auto silent = std::make_shared<RecordingSocket>();
  late->opened(silent);
  now += 11'000;
  relay->tick();
  EXPECT_EQ(silent->closed, 1008) << "who never logs in is let go";
}

TEST_F(RelayTest, TheJournalNamesNobody) {
  Person p;
  join(p);
  ASSERT_EQ(append(p, {p.envelope()}).status, 200);
  EXPECT_NE(journal.find("\"event\":\"answered\""), std::string::npos) << journal;
  for (const std::string& word : {p.name, p.token, base64url(p.record.bytes), std::string("127.0.0.1")}) EXPECT_EQ(journal.find(word), std::string::npos) << word;
  Journal j = Journal::to(nullptr);
  EXPECT_EQ(j.hashed(p.record, now), j.hashed(p.record, now));
  EXPECT_NE(j.hashed(p.record, now), j.hashed(p.record, now + ms_per_day));
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
