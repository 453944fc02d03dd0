#include "apps/relay/assets.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace ebb::relay {
namespace {

constexpr std::string_view csp =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'";

std::string_view text_of(std::span<const unsigned char> bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string_view type_of(std::string_view name) {
  constexpr std::array<std::array<std::string_view, 2>, 11> types{{{".html", "text/html; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"}, {".json", "application/json; charset=utf-8"}, {".svg", "image/svg+xml"}, {".png", "image/png"}, {".wasm", "application/wasm"},
      {".webmanifest", "application/manifest+json"}, {".woff2", "font/woff2"}, {".txt", "text/plain; charset=utf-8"}, {".ico", "image/x-icon"}}};
  for (const auto& [ending, type] : types) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// The tag of one encoding: two encodings of a file are different bytes.
std::string tag_of(std::string_view etag, std::string_view encoding) {
  if (encoding.empty() || etag.size() < 2) return std::string(etag);
  return std::string(etag.substr(0, etag.size() - 1)) + "-" + std::string(encoding) + "\"";
}

bool matches(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != if_none_match.npos;
}

net::Response missing() { return net::refusal(Error{ErrorId::not_found, {}, {}}); }

}  // namespace

void add_guard_headers(net::Response& r, bool secure) {
  r.set("content-security-policy", std::string(csp));
  r.set("cross-origin-opener-policy", "same-origin");
  r.set("cross-origin-resource-policy", "same-origin");
  // Names every Chromium knows: each other one is an error in the console of every page. Web Bluetooth is open to the page itself without being named.
  r.set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(self)");
  r.set("referrer-policy", "no-referrer");
  r.set("x-content-type-options", "nosniff");
  r.set("x-frame-options", "DENY");
  r.set("x-robots-tag", "noindex");
  if (secure) r.set("strict-transport-security", "max-age=31536000");
}

bool is_hashed_name(std::string_view path) {
  if (!path.starts_with("assets/")) return false;
  const std::size_t dash = path.rfind('-'), dot = path.find('.', dash == path.npos ? path.size() : dash);
  return dash != path.npos && dot != path.npos && dot - dash > 8;
}

std::string_view preferred_encoding(std::string_view accept, bool brotli, bool gzip) {
  const auto takes = [&](std::string_view name) {
    const std::size_t at = accept.find(name);
    return at != accept.npos && accept.substr(at + name.size()).substr(0, 4) != ";q=0";
  };
  if (brotli && takes("br")) return "br";
  if (gzip && takes("gzip")) return "gzip";
  return "";
}

Assets::Assets(std::span<const Embedded> packed) {
  for (const Embedded& file : packed) packed_.emplace(file.path, &file);
}

Result<Assets> Assets::of_folder(const std::string& folder) {
  std::error_code ec;
  if (!std::filesystem::is_directory(folder, ec)) return fail(ErrorId::assets_unusable, folder + ": " + (ec ? ec.message() : "it is not a folder"));
  if (::access(folder.c_str(), R_OK | X_OK) != 0) return fail(ErrorId::assets_unusable, folder + ": " + std::strerror(errno));
  Assets assets;
  assets.folder_ = folder;
  return assets;
}

net::Response Assets::packed(const Embedded& file, const net::Request& request) const {
  const std::string_view encoding = preferred_encoding(request.field("accept-encoding"), !file.brotli.empty(), !file.gzip.empty());
  const std::string tag = tag_of(file.etag, encoding);
  net::Response r;
  r.set("etag", tag);
  r.set("vary", "Accept-Encoding");
  r.set("cache-control", is_hashed_name(file.path) ? "public, max-age=31536000, immutable" : "no-cache");
  if (matches(request.field("if-none-match"), tag)) return r.status = 304, r;
  r.set("content-type", std::string(file.content_type));
  if (!encoding.empty()) r.set("content-encoding", std::string(encoding));
  r.fixed = text_of(encoding == "br" ? file.brotli : encoding == "gzip" ? file.gzip : file.plain);
  return r;
}

std::optional<net::Response> Assets::from_folder(const std::string& name) const {
  const std::string path = folder_ + "/" + name;
  std::error_code none;
  if (name.find("..") != name.npos || !std::filesystem::is_regular_file(path, none)) return std::nullopt;  // reading a folder would throw
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in.good() && bytes.empty()) return std::nullopt;
  net::Response r;
  r.body = std::move(bytes);
  r.set("content-type", std::string(type_of(name)));
  r.set("cache-control", "no-store");
  return r;
}

std::optional<net::Response> Assets::find(const std::string& name, const net::Request& request) const {
  if (!folder_.empty()) return from_folder(name);
  const auto file = packed_.find(name);
  return file == packed_.end() ? std::nullopt : std::optional(packed(*file->second, request));
}

net::Response Assets::answer(const net::Request& request) const {
  if (request.method != "GET" && request.method != "HEAD") return net::refusal(Error{ErrorId::method_not_allowed, {}, {}});
  if (auto file = find(request.path.substr(1), request)) return std::move(*file);
  if (request.path != "/") return missing();
  auto page = find("index.html", request);
  return page ? std::move(*page) : missing();
}

}  // namespace ebb::relay
