// One WebSocket: a reading coroutine, and a writing one that lives only while something waits to be sent.
#pragma once
#include <deque>

#include "adapters/net/client_stream.hpp"

namespace ebb::net {

class SocketSession final : public Socket, public std::enable_shared_from_this<SocketSession> {
 public:
  SocketSession(ClientStream stream, std::unique_ptr<Place> place) : ws_(std::move(stream)), place_(std::move(place)) {}

  asio::awaitable<void> talk(http::request<http::string_body> request, std::unique_ptr<SocketUser> user) {
    const auto self = shared_from_this();  // keeps the stream alive for the writer too
    if (!co_await accept(std::move(request))) co_return;
    place_->idle(true);
    place_->interrupted_by([weak = std::weak_ptr<SocketSession>(self)] {
      if (const auto s = weak.lock()) s->close_now(beast::websocket::close_code::going_away, "the server is stopping");
    });
    user->opened(self);
    co_await read_all(*user);
    closed_ = true;
    user->closed();
    place_.reset();
  }

  void send(std::string message, bool binary) override {
    asio::post(ws_.get_executor(), [self = shared_from_this(), m = std::move(message), binary]() mutable {
      self->enqueue(std::move(m), binary);
    });
  }

  void close(std::uint16_t code, std::string reason) override {
    asio::post(ws_.get_executor(), [self = shared_from_this(), code, reason = std::move(reason)] { self->close_now(code, reason); });
  }

 private:
  struct Message {
    std::string bytes;
    bool binary;
  };

  asio::awaitable<bool> accept(http::request<http::string_body> request) {
    const Limits& limits = place_->hub().limits;
    beast::get_lowest_layer(ws_).expires_never();  // from here the WebSocket's own deadlines hold
    ws_.set_option(beast::websocket::stream_base::timeout{limits.header_deadline, limits.socket_idle, true});
    ws_.read_message_max(limits.socket_message_bytes_max);
    auto [ec] = co_await ws_.async_accept(request, as_result);
    co_return !ec;
  }

  asio::awaitable<void> read_all(SocketUser& user) {
    beast::flat_buffer buffer;
    while (!closed_) {
      auto [ec, n] = co_await ws_.async_read(buffer, as_result);
      if (ec) co_return;
      const auto bytes = buffer.cdata();
      user.message({static_cast<const char*>(bytes.data()), bytes.size()}, ws_.got_binary());
      buffer.consume(buffer.size());
    }
  }

  void enqueue(std::string bytes, bool binary) {
    if (closed_) return;
    waiting_bytes_ += bytes.size();
    waiting_.push_back({std::move(bytes), binary});
    if (waiting_bytes_ > place_->hub().limits.socket_queue_bytes_max) {
      drop();
    } else if (!writing_) {
      writing_ = true;
      asio::co_spawn(ws_.get_executor(), write_all(shared_from_this()), asio::detached);
    }
  }

  // Static, with the session as argument: a coroutine must own what it uses across its suspensions.
  static asio::awaitable<void> write_all(std::shared_ptr<SocketSession> self) {
    while (!self->waiting_.empty() && !self->closed_) {
      const Message m = std::move(self->waiting_.front());
      self->waiting_.pop_front();
      self->ws_.binary(m.binary);
      auto [ec, n] = co_await self->ws_.async_write(asio::buffer(m.bytes), as_result);
      self->waiting_bytes_ -= m.bytes.size();
      if (ec) break;
    }
    self->writing_ = false;
    if (self->closing_) co_await self->say_goodbye();
  }

  void close_now(std::uint16_t code, std::string_view reason) {
    if (closed_ || closing_) return;
    closing_ = beast::websocket::close_reason(static_cast<beast::websocket::close_code>(code), beast::string_view(reason.data(), reason.size()));
    if (writing_) return;  // the writer says goodbye when it is done
    writing_ = true;
    asio::co_spawn(ws_.get_executor(), write_all(shared_from_this()), asio::detached);
  }

  asio::awaitable<void> say_goodbye() {
    closed_ = true;
    (void)co_await ws_.async_close(*closing_, as_result);
  }

  void drop() {
    closed_ = true;
    waiting_.clear();
    beast::get_lowest_layer(ws_).close();
  }

  beast::websocket::stream<ClientStream> ws_;
  std::unique_ptr<Place> place_;
  std::deque<Message> waiting_;
  std::size_t waiting_bytes_ = 0;
  std::optional<beast::websocket::close_reason> closing_;
  bool writing_ = false, closed_ = false;
};

}  // namespace ebb::net
