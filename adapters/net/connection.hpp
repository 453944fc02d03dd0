// One HTTP connection: read a head, ask whether it is admitted, read the body, answer; again while it is kept.
#pragma once
#include "adapters/net/messages.hpp"
#include "adapters/net/socket_session.hpp"

namespace ebb::net {

class Connection {
 public:
  using Parser = http::request_parser<http::string_body>;

  Connection(ClientStream stream, std::unique_ptr<Place> place)
      : stream_(std::move(stream)), place_(std::move(place)), hub_(place_->hub()), secure_(stream_.secure()) {
    place_->interrupted_by([this] { beast::get_lowest_layer(stream_).cancel(); });
  }

  asio::awaitable<void> talk() {
    if (!co_await handshake()) co_return;
    while (co_await exchange()) {
    }
    if (place_) co_await end();
  }

 private:
  asio::awaitable<bool> handshake() {
    if (!secure_) co_return true;
    deadline(hub_.limits.header_deadline);
    co_return co_await stream_.handshake();
  }

  // One request and its answer. False: the connection is over.
  asio::awaitable<bool> exchange() {
    Parser parser;
    parser.header_limit(hub_.limits.header_bytes_max);
    parser.body_limit(hub_.limits.body_bytes_max);
    if (!co_await read_head(parser)) co_return false;
    place_->idle(false);
    auto request = request_of(parser.get(), place_->peer(), secure_);
    if (!request) co_return co_await refuse(parser, Fault::malformed);
    if (const auto n = parser.content_length()) request->content_length = *n;
    auto admitted = hub_.handler->admit(*request);
    if (!admitted) co_return co_await answer(parser, std::move(admitted.error()), true);
    if (beast::websocket::is_upgrade(parser.get())) co_return co_await upgrade(parser, *request);
    if (request->content_length > *admitted) co_return co_await refuse(parser, Fault::body_too_large);
    parser.body_limit(*admitted);
    if (!co_await read_body(parser)) co_return false;
    request->body = std::move(parser.get().body());
    co_return co_await answer(parser, co_await ask(std::move(*request)), false);
  }

  asio::awaitable<bool> read_head(Parser& parser) {
    place_->idle(true);
    deadline(hub_.limits.header_deadline);
    auto [ec, n] = co_await http::async_read_header(stream_, buffer_, parser, as_result);
    if (!ec && !hub_.stopping) co_return true;
    if (ec == beast::error::timeout && parser.got_some()) hub_.handler->refused(Fault::timed_out);
    if (ec == http::error::header_limit || ec == http::error::buffer_overflow) co_return co_await refuse(parser, Fault::header_too_large);
    if (ec == http::error::body_limit) co_return co_await refuse(parser, Fault::body_too_large);
    if (is_malformed(ec)) co_return co_await refuse(parser, Fault::malformed);
    co_return false;
  }

  asio::awaitable<bool> read_body(Parser& parser) {
    if (parser.is_done()) co_return true;
    deadline(hub_.limits.body_deadline);
    if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
      http::response<http::empty_body> go_on{http::status::continue_, parser.get().version()};
      auto [ec, n] = co_await http::async_write(stream_, go_on, as_result);
      if (ec) co_return false;
    }
    auto [ec, n] = co_await http::async_read(stream_, buffer_, parser, as_result);
    if (!ec) co_return true;
    if (ec == beast::error::timeout) hub_.handler->refused(Fault::timed_out);
    if (ec == http::error::body_limit) co_return co_await refuse(parser, Fault::body_too_large);
    if (is_malformed(ec)) co_return co_await refuse(parser, Fault::malformed);
    co_return false;
  }

  // Waits for the handler, which may answer later and from another thread.
  asio::awaitable<Response> ask(Request request) {
    beast::get_lowest_layer(stream_).expires_never();
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(
        [this](auto handler, Request r) {
          auto once = std::make_shared<decltype(handler)>(std::move(handler));
          hub_.handler->handle(std::move(r), [once = std::move(once), ex = stream_.get_executor()](Response response) mutable {
            asio::post(ex, [once = std::move(once), response = std::move(response)]() mutable { std::move (*once)(std::move(response)); });
          });
        },
        asio::use_awaitable, std::move(request));
  }

  asio::awaitable<bool> refuse(Parser& parser, Fault fault) {
    hub_.handler->refused(fault);
    co_return co_await answer(parser, refusal_of(fault), true);
  }

  asio::awaitable<bool> answer(Parser& parser, Response response, bool last) {
    const auto& asked = parser.get();
    const bool keep = !last && !response.close && asked.keep_alive() && !hub_.stopping;
    deadline(hub_.limits.write_deadline);
    const bool written = co_await write(response, asked.version() == 10 ? 10 : 11, keep, asked.method() == http::verb::head);
    co_return written && keep;
  }

  asio::awaitable<bool> write(const Response& response, unsigned version, bool keep, bool head_only) {
    const std::string_view bytes = response.bytes();
    http::response<http::span_body<const char>> message;
    fill(message, response, version, keep);
    if (head_only || response.status == 204 || response.status == 304) {
      http::response<http::empty_body> head{std::move(message.base())};
      if (response.status != 204 && response.status != 304) head.content_length(bytes.size());
      auto [ec, n] = co_await http::async_write(stream_, head, as_result);
      co_return !ec;
    }
    message.body() = {bytes.data(), bytes.size()};
    message.prepare_payload();
    auto [ec, n] = co_await http::async_write(stream_, message, as_result);
    co_return !ec;
  }

  asio::awaitable<bool> upgrade(Parser& parser, const Request& request) {
    if (buffer_.size() != 0 || !parser.is_done()) co_return co_await refuse(parser, Fault::malformed);
    auto user = hub_.handler->upgrade(request);
    if (!user) co_return co_await answer(parser, std::move(user.error()), true);
    const auto session = std::make_shared<SocketSession>(std::move(stream_), std::move(place_));
    co_await session->talk(parser.release(), std::move(*user));
    co_return false;
  }

  // Half-closes and reads a little of what is still coming, so that the answer is not lost to a reset.
  asio::awaitable<void> end() {
    deadline(std::chrono::seconds(2));
    if (secure_) co_return co_await stream_.shutdown();
    error_code ignored;
    auto& socket = beast::get_lowest_layer(stream_).socket();
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::vector<char> sink(64u << 10);
    for (int i = 0; i < 512 && !hub_.stopping; ++i) {
      auto [ec, n] = co_await stream_.async_read_some(asio::buffer(sink), as_result);
      if (ec) break;
    }
  }

  void deadline(std::chrono::milliseconds time) { beast::get_lowest_layer(stream_).expires_after(time); }

  ClientStream stream_;
  std::unique_ptr<Place> place_;
  Hub& hub_;
  beast::flat_buffer buffer_{64u << 10};
  bool secure_;
};

}  // namespace ebb::net
