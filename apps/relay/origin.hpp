// Under which names this server answers, from which pages it takes requests, and who asks. Pure.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/net/http.hpp"

namespace ebb::relay {

struct Names {
  std::vector<std::string> hosts;  ///< lower case, without port; loopback names always hold too
  bool behind_proxy = false;       ///< then the proxy's X-Forwarded-For and X-Forwarded-Proto are believed
};

/// "example.org" of "Example.org:443", "::1" of "[::1]:80"; "" of what is no host.
std::string host_without_port(std::string_view host);
bool is_loopback_name(std::string_view host);
bool is_loopback_address(std::string_view address);

/// Nothing, or foreign_host (a name that is not ours: the sign of DNS rebinding) or foreign_origin (a page of another site).
Result<void> check_origin(const net::Request& request, const Names& names);

/// The address a limit is counted for: an IPv4 address, or the /64 of an IPv6 one.
std::string peer_key(const net::Request& request, const Names& names);

}  // namespace ebb::relay
