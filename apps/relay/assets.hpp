// The web app's files over HTTP: types, encodings, caching and the headers that keep a page to itself.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>

#include "adapters/net/http.hpp"
#include "embedded.hpp"

namespace ebb::relay {

/// What every answer carries, files and API alike.
void add_guard_headers(net::Response& response, bool secure);

class Assets {
 public:
  /// Files packed into the program, which outlive everything.
  explicit Assets(std::span<const Embedded> packed);
  /// Files of a folder, read anew for each request (for developers). Errors: assets_unusable.
  static Result<Assets> of_folder(const std::string& folder);

  /// GET or HEAD. A path of the app's own places answers with its page; anything else unknown is not_found.
  net::Response answer(const net::Request& request) const;

 private:
  Assets() = default;
  net::Response packed(const Embedded& file, const net::Request& request) const;
  std::optional<net::Response> from_folder(const std::string& name) const;
  std::optional<net::Response> find(const std::string& name, const net::Request& request) const;

  std::map<std::string, const Embedded*, std::less<>> packed_;
  std::string folder_;
};

/// Whether a file's name carries a hash of its content ("assets/app-1a2b3c4d.js").
bool is_hashed_name(std::string_view path);
/// The name of an encoding the client takes: "br", "gzip" or "".
std::string_view preferred_encoding(std::string_view accept, bool brotli, bool gzip);

}  // namespace ebb::relay
