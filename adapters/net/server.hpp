// An HTTP and WebSocket server: Boost.Beast on one io thread, with or without TLS. Everything a stranger can make it hold is bounded.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "adapters/net/http.hpp"

namespace ebb::net {

/// What one stranger may cost. Deadlines are for the whole of a part, so sending one byte at a time gains nothing.
struct Limits {
  std::uint32_t header_bytes_max = 16u << 10;
  std::uint64_t body_bytes_max = 8u << 20;  ///< no handler may admit more
  std::chrono::milliseconds header_deadline{10'000};  ///< also how long a kept connection may be silent
  std::chrono::milliseconds body_deadline{60'000};
  std::chrono::milliseconds write_deadline{60'000};
  std::chrono::milliseconds drain_deadline{5'000};    ///< after a stop signal
  std::chrono::milliseconds socket_idle{60'000};      ///< a WebSocket is pinged at half of it
  std::size_t connections_max = 1'024;
  std::size_t connections_per_peer_max = 256;
  std::size_t socket_message_bytes_max = 16u << 10;
  std::size_t socket_queue_bytes_max = 1u << 20;  ///< a reader slower than that is let go
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: any free one
  std::string tls_certificate, tls_key;  ///< PEM files; both or none
  bool one_peer = false;  ///< behind a proxy every peer is the proxy: only connections_max holds
  bool stop_on_signals = true;
  Limits limits;
};

class Server {
 public:
  /// Binds and listens. Errors: port_taken, address_unusable, tls_unreadable.
  static Result<std::unique_ptr<Server>> listen(const ServerOptions& options);
  virtual ~Server() = default;

  virtual std::uint16_t port() const = 0;
  /// Serves until `stop`, SIGINT or SIGTERM; then lets running requests finish within the drain deadline.
  virtual void run(Handler& handler) = 0;
  virtual void stop() = 0;                           ///< from any thread
  virtual void post(std::function<void()> work) = 0;  ///< runs it on the io thread; from any thread
  /// Runs it on the io thread again and again; call before run().
  virtual void every(std::chrono::milliseconds period, std::function<void()> work) = 0;
  /// Connections open now; io thread only.
  virtual std::size_t connections() const = 0;
};

}  // namespace ebb::net
