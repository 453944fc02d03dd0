// The server against raw sockets: what a stranger may do to it, and that it goes on serving.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <future>
#include <thread>

#include "adapters/net/server.hpp"

namespace ebb::net {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t large = 64u << 20;  // far more than the sockets of both sides take in

struct Echo : Handler {
  std::expected<std::uint64_t, Response> admit(const Request& head) override {
    if (head.path == "/forbidden") return std::unexpected(refusal(Error{ErrorId::unauthenticated, {}, {}}));
    return head.path == "/small" ? 16u : 1u << 20;
  }
  void handle(Request r, Respond respond) override {
    Response a;
    a.body = r.path == "/large" ? std::string(large, 'a') : r.method + " " + r.path + " " + r.body;
    if (r.path != "/later") return respond(std::move(a));
    late.emplace_back([respond = std::move(respond), a = std::move(a)]() mutable {
      std::this_thread::sleep_for(20ms);
      respond(std::move(a));
    });
  }
  std::expected<std::unique_ptr<SocketUser>, Response> upgrade(const Request&) override {
    struct User : SocketUser {
      std::shared_ptr<Socket> socket;
      void opened(std::shared_ptr<Socket> s) override { (socket = s)->send("hello", false); }
      void message(std::string_view m, bool binary) override { socket->send(std::string(m), binary); }
      void closed() override { socket.reset(); }
    };
    return std::make_unique<User>();
  }
  void refused(Fault f) override { faults.push_back(f); }
  std::vector<Fault> faults;
  std::vector<std::thread> late;
};

class Client {
 public:
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in a{};
    a.sin_family = AF_INET;
    a.sin_port = htons(port);
    a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{3, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    EXPECT_EQ(::connect(fd_, reinterpret_cast<sockaddr*>(&a), sizeof a), 0);
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  bool send(std::string_view text) { return ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()); }
  /// What comes until the other side closes, `enough` is seen, or nothing comes for three seconds.
  std::string read(std::string_view enough = "\xff") {
    std::string all;
    char part[4096];
    for (ssize_t n; all.find(enough) == all.npos && (n = ::recv(fd_, part, sizeof part, 0)) > 0;) all.append(part, static_cast<std::size_t>(n));
    return all;
  }

 private:
  int fd_;
};

class Net : public ::testing::Test {
 protected:
  void SetUp() override {
    options.stop_on_signals = false;
    options.limits.header_deadline = 1s;
    options.limits.body_deadline = 1s;
    options.limits.write_deadline = 1s;
    options.limits.connections_max = 20;
    options.limits.connections_per_peer_max = 18;
    server = std::move(*Server::listen(options));
    thread = std::thread([this] { server->run(echo); });
  }
  void TearDown() override {
    server->stop();
    thread.join();
    for (auto& t : echo.late) t.join();
  }
  std::string ask(std::string_view request) {
    Client c(server->port());
    c.send(request);
    return c.read();
  }
  void expect_alive() { EXPECT_NE(ask("GET /alive HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").find("GET /alive"), std::string::npos); }
  std::size_t open_now() {
    std::promise<std::size_t> count;
    server->post([&] { count.set_value(server->connections()); });
    return count.get_future().get();
  }
  static bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

  ServerOptions options;
  Echo echo;
  std::unique_ptr<Server> server;
  std::thread thread;
};

TEST_F(Net, KeepsTheConnectionAndAnswersInOrder) {
  Client c(server->port());
  c.send("GET /a?q=1 HTTP/1.1\r\nhost: x\r\n\r\nPOST /b HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabc");
  const std::string all = c.read();
  EXPECT_TRUE(has(all, "GET /a ")) << all;
  EXPECT_TRUE(has(all, "POST /b abc")) << all;
}

TEST_F(Net, AnswersFromAnotherThread) { EXPECT_TRUE(has(ask("GET /later HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"), "GET /later")); }

TEST_F(Net, HeadGivesTheLengthAndNoBody) {
  const std::string all = ask("HEAD /abc HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
  EXPECT_TRUE(has(all, "Content-Length: 10")) << all;
  EXPECT_TRUE(all.ends_with("\r\n\r\n")) << all;
}

TEST_F(Net, MalformedRequestsAreRefusedByName) {
  for (const char* bad : {"NONSENSE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /../etc HTTP/1.1\r\n\r\n", "GET /%2e%2e/x HTTP/1.1\r\n\r\n", "GET /a%00b HTTP/1.1\r\n\r\n",
                          "GET /a\\b HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\ncontent-length: -1\r\n\r\n", "GET http://x/ HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\n\r\n",
                          "POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzzz\r\n"}) {
    const std::string all = ask(bad);
    EXPECT_TRUE(has(all, " 400 ") && has(all, "http_malformed")) << bad << all;
  }
  expect_alive();
}

TEST_F(Net, OversizedHeadersAndBodiesAreRefused) {
  EXPECT_TRUE(has(ask("GET / HTTP/1.1\r\nx: " + std::string(40'000, 'y') + "\r\n\r\n"), " 431 "));
  EXPECT_TRUE(has(ask("POST /small HTTP/1.1\r\ncontent-length: 17\r\n\r\n"), " 413 "));
  EXPECT_TRUE(has(ask("POST /a HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n"), " 413 "));
  EXPECT_TRUE(has(ask("POST /small HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\n20\r\n" + std::string(32, 'a') + "\r\n0\r\n\r\n"), " 413 "));
  expect_alive();
}

TEST_F(Net, SlowRequestsAreCutOff) {
  const auto begin = std::chrono::steady_clock::now();
  Client head(server->port()), body(server->port());
  body.send("POST /a HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n");
  bool open = true;
  while (open && std::chrono::steady_clock::now() - begin < 6s) {
    open = head.send("G") && body.send("b");
    std::this_thread::sleep_for(30ms);
  }
  EXPECT_FALSE(open) << "one byte at a time must not keep a connection";
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  expect_alive();
}

TEST_F(Net, AReaderThatDoesNotReadIsLetGo) {
  const auto begin = std::chrono::steady_clock::now();
  Client c(server->port());
  c.send("GET /large HTTP/1.1\r\nhost: x\r\n\r\n");
  std::this_thread::sleep_for(500ms);
  EXPECT_EQ(open_now(), 1u) << "it has until the deadline";
  expect_alive();
  while (open_now() > 0 && std::chrono::steady_clock::now() - begin < 8s) std::this_thread::sleep_for(50ms);
  EXPECT_EQ(open_now(), 0u) << "its place is free again";
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 1s);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
  const std::size_t got = c.read().size();
  EXPECT_GT(got, 0u);
  EXPECT_LT(got, large) << "what was not read in time never comes";
}

TEST_F(Net, ConnectionsAreCappedAndComeBack) {
  {
    std::vector<std::unique_ptr<Client>> many;
    for (int i = 0; i < 18; ++i) many.push_back(std::make_unique<Client>(server->port()));
    std::this_thread::sleep_for(50ms);
    EXPECT_TRUE(has(ask("GET / HTTP/1.1\r\n\r\n"), "http_too_many_connections"));
  }
  // Their places are free once the server has seen them go.
  for (int i = 0; i < 50 && !has(ask("GET /alive HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n"), "GET /alive"); ++i) std::this_thread::sleep_for(100ms);
  expect_alive();
}

TEST_F(Net, ARefusedHeadIsAnsweredBeforeItsBody) {
  EXPECT_TRUE(has(ask("POST /forbidden HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n"), " 401 "));
}

TEST_F(Net, WebSocketsTalkBothWays) {
  Client c(server->port());
  c.send("GET /feed HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  EXPECT_TRUE(has(c.read("hello"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));  // the answer RFC 6455 gives for that key
  c.send(std::string("\x81\x82", 2) + std::string(4, '\0') + "hi");
  EXPECT_TRUE(has(c.read("hi"), "hi"));
}

TEST_F(Net, StopsWhileConnectionsAreOpen) {
  Client idle(server->port()), socket(server->port());
  socket.send("GET /feed HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  socket.read("hello");
  const auto begin = std::chrono::steady_clock::now();
  server->stop();
  socket.read();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 3s);
}

TEST_F(Net, PortTakenAndBadAddressesAreNamed) {
  ServerOptions again = options;
  again.port = server->port();
  EXPECT_EQ(Server::listen(again).error().id, ErrorId::port_taken);
  again.address = "192.0.2.1";
  EXPECT_EQ(Server::listen(again).error().id, ErrorId::address_unusable);
  again.address = "nowhere";
  EXPECT_EQ(Server::listen(again).error().id, ErrorId::address_unusable);
  again.address = "127.0.0.1";
  again.tls_certificate = "/nowhere.pem";
  EXPECT_EQ(Server::listen(again).error().id, ErrorId::tls_unreadable);
}

}  // namespace
}  // namespace ebb::net
