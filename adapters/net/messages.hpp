// Between Beast's messages and plain ones.
#pragma once
#include <algorithm>
#include <array>
#include <ctime>

#include "adapters/net/hub.hpp"

namespace ebb::net {

inline std::string_view view(beast::string_view s) { return {s.data(), s.size()}; }

/// A path as it may be used: decoded, absolute, with no way up and no backslash. Nothing when it is otherwise.
inline std::optional<std::string> clean_path(std::string_view raw) {
  auto path = percent_decoded(raw);
  if (!path || path->empty() || path->front() != '/' || path->find('\\') != path->npos) return std::nullopt;
  for (std::size_t at = 0; at != path->npos; at = path->find('/', at + 1)) {
    const std::string_view segment = std::string_view(*path).substr(at + 1, path->find('/', at + 1) - at - 1);
    if (segment == ".." || segment == ".") return std::nullopt;
  }
  return path;
}

/// Nothing when the target is not a path of this server.
inline std::optional<Request> request_of(const http::request<http::string_body>& m, const std::string& peer, bool secure) {
  const std::string_view target = view(m.target());
  const std::size_t mark = target.find('?');
  auto path = clean_path(target.substr(0, mark));
  if (!path || target.find('#') != target.npos) return std::nullopt;
  Request r{.method = std::string(view(m.method_string())), .path = std::move(*path), .query = {}, .fields = {}, .body = {}, .peer = peer, .secure = secure};
  if (mark != target.npos) r.query = target.substr(mark + 1);
  for (const auto& f : m) r.fields.push_back({lower_ascii(view(f.name_string())), std::string(view(f.value()))});
  return r;
}

inline std::string http_date() {
  const std::time_t now = std::time(nullptr);
  std::tm tm{};
  gmtime_r(&now, &tm);
  std::array<char, 40> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &tm)};
}

template <class Message>
void fill(Message& message, const Response& response, unsigned version, bool keep) {
  message.version(version);
  message.result(static_cast<unsigned>(response.status));
  message.set(http::field::date, http_date());
  for (const Field& f : response.fields) message.set(beast::string_view(f.name.data(), f.name.size()), beast::string_view(f.value.data(), f.value.size()));
  message.keep_alive(keep);
}

/// Whether the bytes were wrong, rather than the connection gone or late.
inline bool is_malformed(const error_code& ec) {
  return ec && ec.category() == http::make_error_code(http::error::bad_method).category() && ec != http::error::end_of_stream &&
         ec != http::error::partial_message;
}

inline Response refusal_of(Fault fault) {
  constexpr std::array ids{ErrorId::http_malformed, ErrorId::http_header_too_large, ErrorId::http_body_too_large, ErrorId::http_too_slow, ErrorId::http_too_many_connections};
  return refusal(Error{ids[static_cast<std::size_t>(fault)], {}, {}});
}

}  // namespace ebb::net
