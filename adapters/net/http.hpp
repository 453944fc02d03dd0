// HTTP as plain values. Nothing here knows of sockets, threads or coroutines, so whoever answers can be tested without them.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/result.hpp"

namespace ebb::net {

struct Field {
  std::string name;  ///< lower case
  std::string value;
};

struct Request {
  std::string method;  ///< as sent: "GET", "POST"
  std::string path;    ///< percent-decoded, begins with '/', holds no "..", no control character
  std::string query;   ///< as sent, without '?'
  std::vector<Field> fields;
  std::string body;    ///< empty while only the head is known
  std::string peer;    ///< address of the other side, without port
  std::uint64_t content_length = 0;
  bool secure = false;  ///< came through TLS here

  /// The value of a header field, or "" when absent or sent twice (a doubled field is treated as none).
  std::string_view field(std::string_view name) const;
  bool has(std::string_view name) const;
  /// A query parameter, percent-decoded.
  std::optional<std::string> parameter(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<Field> fields;
  std::string body;
  std::string_view fixed;  ///< bytes that outlive the server (embedded assets); used when `body` is empty
  bool close = false;      ///< end the connection afterwards
  std::optional<ErrorId> error;  ///< which refusal this is, for counting

  std::string_view bytes() const { return body.empty() ? fixed : std::string_view(body); }
  Response& set(std::string name, std::string value);
};

/// {"error":…,"happened":…,"safe":…,"do":…,"detail":…} with the status of the error's text, and what else helps to go on.
Response refusal(const Error& error, json::Object more = {});

/// Answers one request; to be called once, from any thread.
using Respond = std::function<void(Response)>;

/// The server's end of a WebSocket. Every call may come from any thread and never waits.
class Socket {
 public:
  virtual ~Socket() = default;
  virtual void send(std::string message, bool binary) = 0;
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

/// What is done with a WebSocket. Called on the io thread only.
class SocketUser {
 public:
  virtual ~SocketUser() = default;
  virtual void opened(std::shared_ptr<Socket> socket) = 0;
  virtual void message(std::string_view bytes, bool binary) = 0;
  virtual void closed() = 0;
};

/// Why the transport itself refused. Every value becomes a named error in the answer.
enum class Fault : std::uint8_t { malformed, header_too_large, body_too_large, timed_out, too_many_connections };

/// Whoever answers. Called on the io thread only.
class Handler {
 public:
  virtual ~Handler() = default;
  /// Looks at the head before any byte of the body is read: how long a body may be, or the refusal.
  virtual std::expected<std::uint64_t, Response> admit(const Request& head) = 0;
  virtual void handle(Request request, Respond respond) = 0;
  virtual std::expected<std::unique_ptr<SocketUser>, Response> upgrade(const Request& request) = 0;
  /// Told of every refusal the transport makes by itself.
  virtual void refused(Fault) {}
};

/// Percent-decoding of a path or query value; nothing on a bad escape or a NUL.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space = false);

/// "name" of "Name", for header fields.
std::string lower_ascii(std::string_view text);

}  // namespace ebb::net
