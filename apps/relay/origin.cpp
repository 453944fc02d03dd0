#include "apps/relay/origin.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace ebb::relay {
namespace {

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

bool is_ours(const std::string& host, const Names& names) {
  return is_loopback_name(host) || std::find(names.hosts.begin(), names.hosts.end(), host) != names.hosts.end();
}

// A page's origin is ours if it has the very host and port the request was sent to.
bool same_origin(std::string_view origin, std::string_view host) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (origin.starts_with(scheme)) return net::lower_ascii(origin.substr(scheme.size())) == net::lower_ascii(host);
  }
  return false;
}

}  // namespace

std::string host_without_port(std::string_view host) {
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    return end == host.npos ? std::string() : net::lower_ascii(host.substr(1, end - 1));
  }
  const std::size_t colon = host.find(':');
  return net::lower_ascii(host.substr(0, colon));
}

bool is_loopback_name(std::string_view host) { return host == "localhost" || host.ends_with(".localhost") || is_loopback_address(host); }

bool is_loopback_address(std::string_view address) {
  std::array<unsigned char, 16> bytes{};
  const std::string text(address);
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) return bytes[0] == 127;
  return address == "::1" || address == "::ffff:127.0.0.1";
}

Result<void> check_origin(const net::Request& request, const Names& names) {
  const std::string_view host = request.field("host");
  if (host.empty() || !is_ours(host_without_port(host), names)) return fail(ErrorId::foreign_host);
  const std::string_view site = request.field("sec-fetch-site");
  const bool navigation = request.field("sec-fetch-mode") == "navigate";
  if (request.has("origin") && !same_origin(request.field("origin"), host)) return fail(ErrorId::foreign_origin);
  if (!site.empty() && site != "same-origin" && site != "none" && !navigation) return fail(ErrorId::foreign_origin);
  return {};
}

std::string peer_key(const net::Request& request, const Names& names) {
  std::string_view address = request.peer;
  if (names.behind_proxy) {
    const std::string_view chain = request.field("x-forwarded-for");  // the proxy itself wrote the last one
    const std::size_t comma = chain.rfind(',');
    if (!chain.empty()) address = trimmed(comma == chain.npos ? chain : chain.substr(comma + 1));
  }
  std::array<unsigned char, 16> bytes{};
  const std::string text(address.substr(0, 64));
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) return std::string(bytes.begin(), bytes.begin() + 8);
  return text;
}

}  // namespace ebb::relay
