// The stream to one client: TCP, or TLS over it. One type for both, and one type of handler below it, so that HTTP and WebSocket are compiled once.
#pragma once
#include <functional>

#include "adapters/net/hub.hpp"

namespace ebb::net {

class ClientStream {
 public:
  using executor_type = beast::tcp_stream::executor_type;
  using next_layer_type = beast::tcp_stream;

  /// Speaks TLS when there is a context.
  ClientStream(beast::tcp_stream stream, asio::ssl::context* context) : tcp_(std::make_unique<beast::tcp_stream>(std::move(stream))) {
    if (context) tls_ = std::make_unique<Tls>(*tcp_, *context);
  }

  executor_type get_executor() { return tcp_->get_executor(); }
  next_layer_type& next_layer() { return *tcp_; }
  const next_layer_type& next_layer() const { return *tcp_; }
  bool secure() const { return tls_ != nullptr; }

  /// Only when secure().
  asio::awaitable<bool> handshake() {
    auto [ec] = co_await tls_->async_handshake(asio::ssl::stream_base::server, as_result);
    co_return !ec;
  }
  asio::awaitable<void> shutdown() { (void)co_await tls_->async_shutdown(as_result); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this, few = Few<asio::mutable_buffer>(buffers)](auto handler) { read(few, Erased(std::move(handler), get_executor())); }, token);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return asio::async_initiate<Token, void(error_code, std::size_t)>(
        [this, few = Few<asio::const_buffer>(buffers)](auto handler) { write(few, Erased(std::move(handler), get_executor())); }, token);
  }

  // How a WebSocket ends what is below it; found by Beast through its argument.
  template <class Handler>
  friend void async_teardown(beast::role_type role, ClientStream& stream, Handler&& handler) {
    if (stream.tls_) stream.tls_->async_shutdown(std::forward<Handler>(handler));
    else beast::async_teardown(role, *stream.tcp_, std::forward<Handler>(handler));
  }

 private:
  using Tls = asio::ssl::stream<beast::tcp_stream&>;

  // The first few buffers of a sequence: "some" may be fewer than all.
  template <class Buffer>
  class Few {
   public:
    using value_type = Buffer;
    using const_iterator = const Buffer*;

    template <class Buffers>
    explicit Few(const Buffers& all) {
      for (auto at = asio::buffer_sequence_begin(all); at != asio::buffer_sequence_end(all) && count_ < buffers_.size(); ++at) {
        if (Buffer(*at).size() > 0) buffers_[count_++] = *at;
      }
    }
    const_iterator begin() const { return buffers_.data(); }
    const_iterator end() const { return buffers_.data() + count_; }

   private:
    std::array<Buffer, 8> buffers_{};
    std::size_t count_ = 0;
  };

  // Any handler, on its own executor.
  class Erased {
   public:
    using executor_type = asio::any_io_executor;

    template <class Handler>
    Erased(Handler handler, const asio::any_io_executor& otherwise) : executor_(asio::get_associated_executor(handler, otherwise)), handler_(std::move(handler)) {}
    executor_type get_executor() const noexcept { return executor_; }
    void operator()(error_code ec, std::size_t n) { handler_(ec, n); }

   private:
    executor_type executor_;
    std::move_only_function<void(error_code, std::size_t)> handler_;
  };

  void read(const Few<asio::mutable_buffer>& buffers, Erased handler) {
    if (tls_) tls_->async_read_some(buffers, std::move(handler));
    else tcp_->async_read_some(buffers, std::move(handler));
  }
  void write(const Few<asio::const_buffer>& buffers, Erased handler) {
    if (tls_) tls_->async_write_some(buffers, std::move(handler));
    else tcp_->async_write_some(buffers, std::move(handler));
  }

  std::unique_ptr<beast::tcp_stream> tcp_;  // before tls_, which refers to it
  std::unique_ptr<Tls> tls_;
};

}  // namespace ebb::net
