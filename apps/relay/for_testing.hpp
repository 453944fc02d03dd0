// A relay without sockets for its tests: requests in, responses out, on a real SQLite file; and a person's device, as the app would be.
#pragma once
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
#include "apps/relay/relay.hpp"

namespace ebb::relay::for_testing {

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

}  // namespace ebb::relay::for_testing
