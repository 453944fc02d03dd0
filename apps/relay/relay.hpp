// The relay: answers HTTP and feeds from a store it cannot read. Plain values in and out; sockets are adapters/net's.
#pragma once
#include "adapters/net/http.hpp"
#include "apps/relay/assets.hpp"
#include "apps/relay/house.hpp"

namespace ebb::relay {

class Relay final : public net::Handler {
 public:
  /// `path`: a database file, made and brought to the newest schema as needed. `post` runs a function on the io thread.
  static Result<std::unique_ptr<Relay>> open(const std::string& path, Options options, Assets assets, Journal journal, Writer::Post post);

  std::expected<std::uint64_t, net::Response> admit(const net::Request& head) override;
  void handle(net::Request request, net::Respond respond) override;
  std::expected<std::unique_ptr<net::SocketUser>, net::Response> upgrade(const net::Request& request) override;
  void refused(net::Fault fault) override;

  /// Housekeeping, once a second.
  void tick();
  House& house() { return house_; }

 private:
  /// Made once and kept in the store.
  struct Installation {
    Buffer secret;
    std::string store;
  };
  Relay(Options options, std::unique_ptr<Store> reader, std::unique_ptr<Store> writing, Installation installation, Assets assets, Journal journal, Writer::Post post);

  Result<std::uint64_t> check_head(const net::Request& head, json::Object& more);
  Result<std::uint64_t> check_feed_head(const net::Request& head);
  Result<void> check_rate(Buckets& buckets, const std::string& key, json::Object& more);
  /// Everything a refusal needs besides its words.
  net::Response refuse(const net::Request& request, const Error& error, json::Object more);
  net::Response finished(const net::Request& request, const std::string& route, net::Response response, std::int64_t since_us);
  void keep_session_awake(const Session& session);

  House house_;
  Assets assets_;
  std::int64_t ticks_ = 0;
};

}  // namespace ebb::relay
