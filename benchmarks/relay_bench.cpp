// How fast the relay acknowledges, against what SQLite itself gives on the same disk in the same run. Every figure includes its fsyncs.
#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>

#include "adapters/net/server.hpp"
#include "adapters/sqlite/database.hpp"
#include "apps/relay/relay.hpp"
#include "apps/relay/store_sqlite.hpp"
#include "core/vault/certificate.hpp"
#include "core/vault/member_list.hpp"

namespace {

using namespace ebb;
using vault::Buffer;

double seconds_of(const std::function<void()>& f) {
  const auto begin = std::chrono::steady_clock::now();
  f();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void figure(const char* name, double value, const char* unit) { std::printf("%s %.0f %s\n", name, value, unit); }

struct Person {
  sodium::SodiumCipher cipher;
  vault::SigningKey identity = cipher.signing_key(vault::Key(sodium::random<32>())), key = cipher.signing_key(vault::Key(sodium::random<32>()));
  vault::RecordId record{sodium::random<16>()};
  vault::DeviceId device{sodium::random<16>()};
  vault::MemberId member{sodium::random<16>()};
  Buffer content = Buffer(vault::size_classes[0] + vault::Cipher::aead_tag_bytes, 7);
  vault::Hash content_hash = cipher.hash(content);
  std::string token;

  json::Value account() const {
    const vault::PublicKey owner = vault::public_of(identity);
    const Buffer list = vault::sign_member_list(cipher, {record, 1, 1, owner, {{member, owner, vault::Role::owner}}, {}}, identity);
    const auto certificate = vault::sign_certificate(cipher, {record, device, member, vault::public_of(key), Instant{1}}, identity);
    const std::string half = base64url(sodium::random<32>()), wrap = base64url(Buffer(72, 1));
    return encode(relay::NewAccount{"bench-bench-bench-bench", base64url(sodium::random<16>()), 65536, 3, half, wrap, half, wrap, base64url(record.bytes), base64url(owner), base64url(list), base64url(certificate)});
  }
};

struct Chain {
  explicit Chain(const Person& who) : p(who) {}
  Buffer envelope() {
    const auto head = vault::format({p.record, stream, 1, p.device, ++sequence, previous, 0, sodium::random<24>(), p.content_hash});
    previous = vault::header_hash(p.cipher, head);
    vault::Writer w;
    w.bytes(head).bytes(p.cipher.sign(head, p.key)).bytes(p.content);
    return w.take();
  }
  std::string batch(std::size_t count) {
    std::vector<Buffer> items;
    for (std::size_t i = 0; i < count; ++i) items.push_back(envelope());
    const Buffer b = *vault::format_batch(items);
    return {b.begin(), b.end()};
  }
  const Person& p;
  vault::StreamId stream{sodium::random<16>()};
  std::uint64_t sequence = 0;
  vault::Hash previous{};
};

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(port);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<sockaddr*>(&a), sizeof a) != 0) std::abort();
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  /// The body of the answer; ends the program on any status but 200 and 201.
  std::string post(const std::string& path, const std::string& token, const std::string& body) {
    const std::string head = "POST " + path + " HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer " + token + "\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n";
    const std::string all = head + body;
    for (std::size_t sent = 0; sent < all.size();) sent += static_cast<std::size_t>(::send(fd_, all.data() + sent, all.size() - sent, 0));
    std::string in;
    char part[8192];
    while (in.find("}") == in.npos) {
      const ssize_t n = ::recv(fd_, part, sizeof part, 0);
      if (n <= 0) std::abort();
      in.append(part, static_cast<std::size_t>(n));
    }
    if (!in.starts_with("HTTP/1.1 20")) std::fputs(in.c_str(), stderr), std::abort();
    return in.substr(in.find("\r\n\r\n") + 4);
  }

 private:
  int fd_;
};

double raw_sqlite(const std::string& folder, std::size_t transactions, std::size_t rows, const char* name) {
  auto db = *sqlite::Database::open(folder + "/raw.db", sqlite::Mode::read_write);
  (void)db.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, b BLOB)");
  auto insert = *db.prepare("INSERT INTO t(b) VALUES(?1)");
  const Buffer bytes(vault::envelope_bytes(0), 7);
  const double s = seconds_of([&] {
    for (std::size_t i = 0; i < transactions; ++i) {
      (void)db.run("BEGIN IMMEDIATE");
      for (std::size_t r = 0; r < rows; ++r) (void)insert.bind(1, bytes).run();
      (void)db.run("COMMIT");
    }
  });
  const double rate = static_cast<double>(transactions * rows) / s;
  figure(name, rate, "envelopes/s");
  return rate;
}

double one_client(std::uint16_t port, const Person& p, std::size_t requests, std::size_t size, const char* name) {
  Chain chain(p);
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i < requests; ++i) bodies.push_back(chain.batch(size));
  Client client(port);
  const std::string path = "/api/1/records/" + base64url(p.record.bytes) + "/envelopes";
  const double s = seconds_of([&] {
    for (const auto& b : bodies) client.post(path, p.token, b);
  });
  const double rate = static_cast<double>(requests * size) / s;
  figure(name, rate, "envelopes/s");
  return rate;
}

void share(const char* name, double relay, double sqlite) { std::printf("%s %.2f of SQLite alone\n", name, relay / sqlite); }

void many_clients(std::uint16_t port, const Person& p, std::size_t clients, std::size_t requests, const char* name) {
  std::vector<std::vector<std::string>> bodies(clients);
  for (auto& list : bodies) {
    Chain chain(p);
    for (std::size_t i = 0; i < requests; ++i) list.push_back(chain.batch(1));
  }
  const std::string path = "/api/1/records/" + base64url(p.record.bytes) + "/envelopes";
  const double s = seconds_of([&] {
    std::vector<std::thread> threads;
    for (const auto& list : bodies) {
      threads.emplace_back([&, port] {
        Client client(port);
        for (const auto& b : list) client.post(path, p.token, b);
      });
    }
    for (auto& t : threads) t.join();
  });
  figure(name, static_cast<double>(clients * requests) / s, "envelopes/s");
}

}  // namespace

int main() {
  char name[] = "bench-relay-XXXXXX";
  const std::string folder = ::mkdtemp(name);
  const double by_one = raw_sqlite(folder, 300, 1, "sqlite_alone_1_row_per_fsync"), by_100 = raw_sqlite(folder, 60, 100, "sqlite_alone_100_rows_per_fsync");
  {
    net::ServerOptions listen;
    listen.stop_on_signals = false;
    const auto server = std::move(*net::Server::listen(listen));
    relay::Options options;
    options.rate_scale = 1e6;
    options.quota_bytes = 1ull << 40;
    options.now_ms = [] { return std::int64_t{1'800'000'000'000}; };
    const auto relay = std::move(*relay::Relay::open(relay::database_in(folder), options, relay::Assets(std::span<const Embedded>()), relay::Journal(true), [&](auto f) { server->post(std::move(f)); }));
    std::thread io([&] { server->run(*relay); });
    Person p;
    const std::string created = Client(server->port()).post("/api/1/accounts", "none", json::write(p.account()));
    p.token = *json::parse(created)->find("token")->as_string();
    share("relay_batch_of_1_share", one_client(server->port(), p, 300, 1, "relay_batch_of_1_one_client"), by_one);
    share("relay_batch_of_100_share", one_client(server->port(), p, 60, 100, "relay_batch_of_100_one_client"), by_100);
    many_clients(server->port(), p, 32, 40, "relay_batch_of_1_32_clients");
    raw_sqlite(folder, 300, 1, "sqlite_alone_1_row_per_fsync_again");
    server->stop();
    io.join();
  }
  std::filesystem::remove_all(folder);
}
