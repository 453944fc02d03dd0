// What every connection shares. Included by server.cpp alone; lives on the io thread.
#pragma once
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast.hpp>
#include <boost/beast/ssl.hpp>
#include <list>
#include <map>

#include "adapters/net/server.hpp"

namespace ebb::net {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;

/// Failures come back as values: a stranger's broken connection is no exception.
inline constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

struct Hub {
  /// A connection as the hub sees it: how to interrupt it, and whether that would lose nothing.
  struct Live {
    std::function<void()> interrupt;
    bool idle = true;
  };

  Limits limits;
  Handler* handler = nullptr;
  bool stopping = false;
  std::list<Live> live;
  std::map<std::string, std::size_t> per_peer;
  asio::io_context io{1};  // last: destroyed first, and with it every suspended connection, which still use the rest

  void interrupt_idle() {
    for (Live& l : live) {
      if (l.idle && l.interrupt) l.interrupt();
    }
  }
};

/// A place in the hub for as long as a connection lasts.
class Place {
 public:
  Place(Hub& hub, std::string peer) : hub_(hub), peer_(std::move(peer)), at_(hub.live.emplace(hub.live.end())) { ++hub_.per_peer[peer_]; }
  ~Place() {
    hub_.live.erase(at_);
    if (const auto p = hub_.per_peer.find(peer_); --p->second == 0) hub_.per_peer.erase(p);
  }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Hub& hub() { return hub_; }
  const std::string& peer() const { return peer_; }
  void interrupted_by(std::function<void()> f) { at_->interrupt = std::move(f); }
  void idle(bool yes) { at_->idle = yes; }

 private:
  Hub& hub_;
  std::string peer_;
  std::list<Hub::Live>::iterator at_;
};

}  // namespace ebb::net
