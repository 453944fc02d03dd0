// The small parts: allowances, names and origins, files of the app, the writer on a full store.
#include <gtest/gtest.h>

#include <filesystem>
#include <future>

#include "adapters/sqlite/database.hpp"
#include "apps/relay/assets.hpp"
#include "apps/relay/buckets.hpp"
#include "apps/relay/origin.hpp"
#include "apps/relay/routes.hpp"
#include "apps/relay/store_sqlite.hpp"
#include "apps/relay/writer.hpp"

namespace ebb::relay {
namespace {

TEST(Buckets, GrantABurstThenAtARate) {
  Buckets b({3, 0.5});
  EXPECT_EQ(b.take("a", 0) + b.take("a", 0) + b.take("a", 0), 0);
  EXPECT_EQ(b.take("a", 0), 2);
  EXPECT_EQ(b.take("b", 0), 0);
  EXPECT_EQ(b.take("a", 2'000), 0);
  EXPECT_EQ(b.take("a", 1'000), 2) << "a clock that goes back grants nothing";
}

TEST(Buckets, AFloodOfNamesCostsNoMore) {
  Buckets b({2, 1}, 10);
  for (int i = 0; i < 1'000; ++i) b.take(std::to_string(i), 0);
  EXPECT_LE(b.size(), 11u);
  EXPECT_GT(b.take("another", 0), 0);
  b.sweep(60'000);
  EXPECT_EQ(b.size(), 0u);
}

TEST(Origin, AddressesBehindAProxyAndIpv6Networks) {
  const net::Request direct{.method = "GET", .path = "/", .query = {}, .fields = {{"x-forwarded-for", "198.51.100.1"}}, .body = {}, .peer = "192.0.2.1"};
  EXPECT_EQ(peer_key(direct, {{}, false}), "192.0.2.1") << "nobody is believed who is not the proxy";
  EXPECT_EQ(peer_key(direct, {{}, true}), "198.51.100.1");
  const auto six = [](const char* a) { return peer_key({.method = "GET", .path = "/", .query = {}, .fields = {}, .body = {}, .peer = a}, {}); };
  EXPECT_EQ(six("2001:db8:1:2:3::4"), six("2001:db8:1:2:ffff::1"));
  EXPECT_NE(six("2001:db8:1:2:3::4"), six("2001:db8:1:3:3::4"));
  EXPECT_EQ(host_without_port("Example.ORG:443"), "example.org");
  EXPECT_EQ(host_without_port("[::1]:80"), "::1");
}

TEST(Routes, MatchByShapeAndMethod) {
  EXPECT_EQ(match("GET", "/api/1/records/abc/devices").part, "abc");
  EXPECT_EQ(match("GET", "/api/1/records/a/b/devices").route, nullptr);
  EXPECT_EQ(match("GET", "/api/1/records//devices").route, nullptr);
  EXPECT_TRUE(match("PATCH", "/api/1/login").other_method);
}

constexpr unsigned char page[] = "<!doctype html>", packed_page[] = "br!";
const Embedded files[] = {{"assets/app-1a2b3c4d.js", "text/javascript", "\"j\"", std::span(page, 15), {}, {}},
                          {"index.html", "text/html; charset=utf-8", "\"h\"", std::span(page, 15), {}, std::span(packed_page, 3)}};

net::Response file(const char* method, const char* path, std::vector<net::Field> fields = {}) {
  return Assets(std::span(files)).answer({.method = method, .path = path, .query = {}, .fields = std::move(fields), .body = {}, .peer = {}});
}
std::string header(const net::Response& r, const char* name) {
  for (const auto& f : r.fields) {
    if (f.name == name) return f.value;
  }
  return {};
}

TEST(Assets, PagesAreRevalidatedAndHashedFilesKept) {
  EXPECT_EQ(file("GET", "/").bytes(), "<!doctype html>");
  EXPECT_EQ(header(file("GET", "/"), "cache-control"), "no-cache");
  EXPECT_EQ(header(file("GET", "/assets/app-1a2b3c4d.js"), "cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(file("GET", "/today").status, 404) << "the app is one page and has no addresses";
  EXPECT_EQ(file("GET", "/assets/none.js").status, 404);
  EXPECT_EQ(file("POST", "/").status, 405);
}

TEST(Assets, EncodingsAndTags) {
  const net::Response br = file("GET", "/", {{"accept-encoding", "gzip, br"}});
  EXPECT_EQ(br.bytes(), "br!");
  EXPECT_EQ(header(br, "content-encoding"), "br");
  EXPECT_EQ(header(br, "etag"), "\"h-br\"");
  EXPECT_EQ(file("GET", "/", {{"accept-encoding", "br;q=0"}}).bytes(), "<!doctype html>");
  EXPECT_EQ(file("GET", "/", {{"if-none-match", "\"h\""}}).status, 304);
  EXPECT_EQ(file("GET", "/", {{"if-none-match", "\"h\""}, {"accept-encoding", "br"}}).status, 200);
}

TEST(Assets, GuardHeadersAreStrict) {
  net::Response r;
  add_guard_headers(r, true);
  EXPECT_NE(header(r, "content-security-policy").find("default-src 'self'"), std::string::npos);
  EXPECT_EQ(header(r, "content-security-policy").find("unsafe-inline"), std::string::npos);
  EXPECT_EQ(header(r, "cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(header(r, "referrer-policy"), "no-referrer");
  EXPECT_FALSE(header(r, "strict-transport-security").empty());
}

/// A store that is full from some moment on, as SQLite reports it.
TEST(WriterTest, AFullStoreIsReportedToEveryCallerAndHealsAgain) {
  char name[] = "/tmp/ebb-writer-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  ASSERT_TRUE(prepare_store(database_in(folder)));
  {
    const auto full = std::make_shared<std::atomic<bool>>(true);
    Writer writer(*open_store(database_in(folder)), [](auto f) { f(); });
    const auto write = [&](std::string key) {
      std::promise<Result<bool>> done;
      writer.submit<bool>(
          [full, key](Store& s) -> Result<bool> {
            EBB_TRY(const Buffer kept, s.secret(key, Buffer(10, 1)));
            if (full->load()) return fail(ErrorId::disk_full);
            return !kept.empty();
          },
          [&](Result<bool> r) { done.set_value(std::move(r)); });
      return done.get_future().get();
    };
    EXPECT_EQ(write("a").error().id, ErrorId::disk_full);
    full->store(false);
    EXPECT_TRUE(write("b"));
  }
  auto db = sqlite::Database::open(database_in(folder), sqlite::Mode::read_only);
  EXPECT_EQ(*db->integer("SELECT count(*) FROM secret"), 1) << "the refused write left nothing";
  std::filesystem::remove_all(folder);
}

TEST(WriterTest, AJobThatThrowsFailsAlone) {
  char name[] = "/tmp/ebb-writer-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  ASSERT_TRUE(prepare_store(database_in(folder)));
  std::promise<Result<bool>> thrown, fine;
  {
    Writer writer(*open_store(database_in(folder)), [](auto f) { f(); });
    writer.submit<bool>([](Store&) -> Result<bool> { throw std::bad_alloc(); }, [&](Result<bool> r) { thrown.set_value(std::move(r)); });
    writer.submit<bool>([](Store&) -> Result<bool> { return true; }, [&](Result<bool> r) { fine.set_value(std::move(r)); });
  }
  EXPECT_EQ(thrown.get_future().get().error().id, ErrorId::server_failed);
  EXPECT_TRUE(fine.get_future().get());
  std::filesystem::remove_all(folder);
}

TEST(WriterTest, MoreThanItCanKeepUpWithIsRefusedAtOnce) {
  char name[] = "/tmp/ebb-writer-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  ASSERT_TRUE(prepare_store(database_in(folder)));
  std::promise<void> go;
  std::atomic<int> busy{0}, done{0};
  {
    Writer writer(*open_store(database_in(folder)), [](auto f) { f(); });
    writer.submit<bool>([wait = go.get_future().share()](Store&) -> Result<bool> { return wait.wait(), true; }, [](Result<bool>) {});
    for (int i = 0; i < 5'000; ++i) {
      writer.submit<bool>([](Store&) -> Result<bool> { return true; }, [&](Result<bool> r) { r ? ++done : busy += r.error().id == ErrorId::server_busy; });
    }
    EXPECT_GE(busy.load(), 390);  // 5000, less 4096 that wait and at most 512 in the group that is being written
    go.set_value();
  }
  EXPECT_EQ(busy.load() + done.load(), 5'000);
  std::filesystem::remove_all(folder);
}

TEST(StoreLockTest, OneServerPerDatabase) {
  char name[] = "/tmp/ebb-lock-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  {
    const auto first = StoreLock::take(database_in(folder));
    ASSERT_TRUE(first);
    EXPECT_EQ(StoreLock::take(database_in(folder)).error().id, ErrorId::store_busy);
  }
  EXPECT_TRUE(StoreLock::take(database_in(folder)));
  EXPECT_EQ(StoreLock::take("/proc/ebb/relay.db").error().id, ErrorId::data_folder_unusable);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace ebb::relay
