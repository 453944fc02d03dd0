// The feed: a WebSocket that says when something newer than a cursor is there. The login comes as its first message, because a browser
// cannot send header fields with a WebSocket, and an address with a token in it would end up in logs.
#include "apps/relay/house.hpp"

namespace ebb::relay {
namespace {

constexpr std::uint16_t policy = 1008, try_later = 1013;

class FeedUser final : public net::SocketUser {
 public:
  FeedUser(House& house, const RecordId& record, std::uint64_t after) : house_(house), record_(record), after_(after) {}

  void opened(std::shared_ptr<net::Socket> socket) override {
    socket_ = std::move(socket);
    house_.strangers.push_back({socket_, house_.now()});
  }

  void message(std::string_view bytes, bool binary) override {
    if (known_ || binary) return;  // a known device has nothing more to say
    const auto error = greet(bytes);
    if (!error) return;
    socket_->send(json::write(json::Value(json::Object{{"error", name_of(error->id)}})), false);
    socket_->close(error->id == ErrorId::http_too_many_connections ? try_later : policy, std::string(name_of(error->id)));
  }

  void closed() override {
    if (known_) house_.feeds.remove(record_, socket_);
    socket_.reset();
  }

 private:
  std::optional<Error> greet(std::string_view bytes) {
    const auto value = json::parse(bytes, {.bytes_max = 4'096, .depth_max = 4});
    if (!value) return value.error();
    const auto hello = decode<FeedHello>(*value);
    if (!hello) return hello.error();
    const auto session = session_of(house_, hello->token);
    if (!session) return session.error();
    if (!*session || (*session)->record != record_) return Error{ErrorId::unauthenticated, {}, {}};
    if (house_.feeds.count(record_) >= house_.options.feeds_per_record_max) return Error{ErrorId::http_too_many_connections, {}, {}};
    const auto record = house_.reader->record(record_);
    if (!record) return record.error();
    known_ = true;
    house_.strangers.remove_if([&](const Stranger& s) { return s.socket.lock() == socket_; });
    house_.feeds.add(record_, socket_);
    if (hello->after && *hello->after >= 0) after_ = static_cast<std::uint64_t>(*hello->after);
    const bool other_store = hello->store && *hello->store != house_.store;
    if (*record && (other_store || (*record)->cursor > after_)) house_.feeds.tell(socket_, (*record)->cursor);
    return std::nullopt;
  }

  House& house_;
  RecordId record_;
  std::uint64_t after_;
  std::shared_ptr<net::Socket> socket_;
  bool known_ = false;
};

}  // namespace

std::unique_ptr<net::SocketUser> open_feed(House& house, const RecordId& record, std::uint64_t after) {
  return std::make_unique<FeedUser>(house, record, after);
}

void close_strangers(House& house) {
  constexpr std::int64_t patience_ms = 10'000;
  house.strangers.remove_if([&](const Stranger& s) {
    const auto socket = s.socket.lock();
    const bool late = socket && house.now() - s.since_ms > patience_ms;
    if (late) socket->close(policy, "no login came");
    return !socket || late;
  });
}

}  // namespace ebb::relay
