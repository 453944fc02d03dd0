// Requests as such: who may ask from where, how often, and what the relay says of itself.
#include <sqlite3.h>

#include "apps/relay/for_testing.hpp"

namespace ebb::relay {
namespace {

using namespace for_testing;

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

std::vector<sqlite3*> opened;

int note_connection(sqlite3* db, char**, const sqlite3_api_routines*) { return opened.push_back(db), SQLITE_OK; }

std::string pragma(sqlite3* db, const char* sql) {
  std::string found;
  const auto keep = [](void* into, int, char** values, char**) { return *static_cast<std::string*>(into) = values[0], 0; };
  EXPECT_EQ(sqlite3_exec(db, sql, keep, &found, nullptr), SQLITE_OK);
  return found;
}

// What a client is told was kept has been forced to the disk: each commit waits for its log.
TEST_F(RelayTest, EveryConnectionThatServesWaitsForTheDisk) {
  relay.reset();
  opened.clear();
  const auto note = reinterpret_cast<void (*)()>(note_connection);
  ASSERT_EQ(sqlite3_auto_extension(note), SQLITE_OK);
  start({});
  sqlite3_cancel_auto_extension(note);
  ASSERT_GE(opened.size(), 2u) << "the reader's and the writer's are the last two";
  for (auto db = opened.end() - 2; db != opened.end(); ++db) {
    EXPECT_EQ(pragma(*db, "PRAGMA synchronous"), "2") << "FULL";
    EXPECT_EQ(pragma(*db, "PRAGMA journal_mode"), "wal");
  }
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
  EXPECT_EQ(socket->sent, std::vector<std::string>{"{\"cursor\":1,\"store\":\"" + relay->house().store + "\"}"});
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

}  // namespace
}  // namespace ebb::relay
