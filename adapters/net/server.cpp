// The only unit that compiles Beast's templates; see connection.hpp for what is said on a connection.
#include "adapters/net/connection.hpp"

#include <fmt/format.h>

namespace ebb::net {
namespace {

class BeastServer final : public Server {
 public:
  explicit BeastServer(const ServerOptions& options) : options_(options) { hub_.limits = options.limits; }

  Result<void> open() {
    EBB_CHECK_OK(read_tls());
    error_code ec;
    const auto address = asio::ip::make_address(options_.address, ec);
    if (ec) return fail(ErrorId::address_unusable, fmt::format("{} is not an IP address", options_.address));
    const tcp::endpoint endpoint(address, options_.port);
    acceptor_.open(endpoint.protocol(), ec);
    if (!ec) acceptor_.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) acceptor_.bind(endpoint, ec);
    if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
    const std::string where = fmt::format("{}:{}", options_.address, options_.port);
    if (ec == asio::error::address_in_use) return fail(ErrorId::port_taken, where);
    if (ec) return fail(ErrorId::address_unusable, where + ": " + ec.message());
    return {};
  }

  std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }
  std::size_t connections() const override { return hub_.live.size(); }
  void post(std::function<void()> work) override { asio::post(hub_.io, std::move(work)); }
  void stop() override { asio::post(hub_.io, [this] { begin_stop(); }); }

  void every(std::chrono::milliseconds period, std::function<void()> work) override {
    asio::co_spawn(hub_.io, repeat(hub_, period, std::move(work)), asio::detached);
  }

  void run(Handler& handler) override {
    hub_.handler = &handler;
    if (options_.stop_on_signals) {
      signals_.add(SIGINT);
      signals_.add(SIGTERM);
      signals_.async_wait([this](error_code ec, int) {
        if (!ec) begin_stop();
      });
    }
    asio::co_spawn(hub_.io, accept_all(), asio::detached);
    hub_.io.run();
  }

 private:
  Result<void> read_tls() {
    if (options_.tls_certificate.empty()) return {};
    error_code ec;
    tls_.emplace(asio::ssl::context::tls_server);
    tls_->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1, ec);
    tls_->use_certificate_chain_file(options_.tls_certificate, ec);
    if (ec) return fail(ErrorId::tls_unreadable, options_.tls_certificate + ": " + ec.message());
    tls_->use_private_key_file(options_.tls_key, asio::ssl::context::pem, ec);
    if (ec) return fail(ErrorId::tls_unreadable, options_.tls_key + ": " + ec.message());
    return {};
  }

  static asio::awaitable<void> repeat(Hub& hub, std::chrono::milliseconds period, std::function<void()> work) {
    asio::steady_timer timer(hub.io);
    while (!hub.stopping) {
      timer.expires_after(period);
      auto [ec] = co_await timer.async_wait(as_result);
      if (!ec && !hub.stopping) work();
    }
  }

  asio::awaitable<void> accept_all() {
    while (!hub_.stopping) {
      auto [ec, socket] = co_await acceptor_.async_accept(as_result);
      if (hub_.stopping) break;
      if (!ec) {
        welcome(std::move(socket));
      } else {  // out of descriptors, most likely: wait until some are free
        asio::steady_timer pause(hub_.io, std::chrono::milliseconds(100));
        co_await pause.async_wait(as_result);
      }
    }
  }

  void welcome(tcp::socket socket) {
    error_code ec;
    const tcp::endpoint remote = socket.remote_endpoint(ec);
    if (ec) return;
    std::string peer = remote.address().to_string();
    if (full(peer)) return turn_away(std::move(socket));
    socket.set_option(tcp::no_delay(true), ec);
    auto place = std::make_unique<Place>(hub_, std::move(peer));
    ClientStream stream(beast::tcp_stream(std::move(socket)), tls_ ? &*tls_ : nullptr);
    asio::co_spawn(hub_.io, talk(std::make_unique<Connection>(std::move(stream), std::move(place))), asio::detached);
  }

  bool full(const std::string& peer) const {
    const auto same = hub_.per_peer.find(peer);
    return hub_.live.size() >= hub_.limits.connections_max ||
           (!options_.one_peer && same != hub_.per_peer.end() && same->second >= hub_.limits.connections_per_peer_max);
  }

  void turn_away(tcp::socket socket) {
    hub_.handler->refused(Fault::too_many_connections);
    if (tls_) return;
    const Response r = refusal_of(Fault::too_many_connections);
    const std::string text = fmt::format("HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{}",
                                         r.body.size(), r.body);
    error_code ec;
    socket.non_blocking(true, ec);
    socket.write_some(asio::buffer(text), ec);
    socket.shutdown(tcp::socket::shutdown_send, ec);
  }

  static asio::awaitable<void> talk(std::unique_ptr<Connection> connection) {
    try {
      co_await connection->talk();
    } catch (const std::exception&) {
      // Out of memory for this one connection: it ends, the others go on.
    }
  }

  void begin_stop() {
    if (hub_.stopping) return;
    hub_.stopping = true;
    error_code ec;
    acceptor_.close(ec);
    signals_.cancel(ec);
    hub_.interrupt_idle();
    asio::co_spawn(hub_.io, drain(), asio::detached);
  }

  asio::awaitable<void> drain() {
    asio::steady_timer timer(hub_.io);
    const auto end = std::chrono::steady_clock::now() + hub_.limits.drain_deadline;
    while (!hub_.live.empty() && std::chrono::steady_clock::now() < end) {
      timer.expires_after(std::chrono::milliseconds(10));
      co_await timer.async_wait(as_result);
      hub_.interrupt_idle();
    }
    hub_.io.stop();
  }

  ServerOptions options_;
  std::optional<asio::ssl::context> tls_;
  Hub hub_;
  tcp::acceptor acceptor_{hub_.io};
  asio::signal_set signals_{hub_.io};
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options) {
  auto server = std::make_unique<BeastServer>(options);
  EBB_CHECK_OK(server->open());
  return std::unique_ptr<Server>(std::move(server));
}

}  // namespace ebb::net
