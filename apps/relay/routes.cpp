#include "apps/relay/routes.hpp"

#include <array>
#include <optional>

namespace ebb::relay {
namespace {

constexpr std::uint64_t document_max = 32u << 10, batch_max = 8u << 20, tombstones_max = 64u << 10;

constexpr std::array all_routes{
    Route{"GET", "/healthz", health, Access::open, Cost::none, 0},
    Route{"GET", "/metrics", show_metrics, Access::local, Cost::none, 0},
    Route{"GET", "/api/1/about", about, Access::open, Cost::usual, 0},
    Route{"POST", "/api/1/accounts", create_account, Access::open, Cost::new_account, document_max},
    Route{"GET", "/api/1/accounts/*/salt", tell_salt, Access::open, Cost::login, 0},
    Route{"POST", "/api/1/login", log_in, Access::open, Cost::login, document_max},
    Route{"POST", "/api/1/logout", log_out, Access::login, Cost::usual, document_max},
    Route{"PUT", "/api/1/accounts/me/wraps", replace_wraps, Access::login, Cost::usual, document_max},
    Route{"DELETE", "/api/1/accounts/me", remove_account, Access::login, Cost::usual, 0},
    Route{"PUT", "/api/1/records/*/devices", put_device, Access::own, Cost::usual, document_max},
    Route{"GET", "/api/1/records/*/devices", list_devices, Access::own, Cost::usual, 0},
    Route{"PUT", "/api/1/records/*/members", put_members, Access::own, Cost::usual, document_max},
    Route{"POST", "/api/1/records/*/envelopes", append_envelopes, Access::own, Cost::usual, batch_max},
    Route{"GET", "/api/1/records/*/envelopes", list_envelopes, Access::own, Cost::usual, 0},
    Route{"DELETE", "/api/1/records/*/envelopes", erase_envelopes, Access::own, Cost::usual, tombstones_max},
};

// What stands for `*`, if the path has the pattern's shape.
std::optional<std::string> fits(std::string_view pattern, std::string_view path) {
  const std::size_t star = pattern.find('*');
  if (star == pattern.npos) return pattern == path ? std::optional<std::string>("") : std::nullopt;
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
  if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after)) return std::nullopt;
  const std::string_view part = path.substr(before.size(), path.size() - before.size() - after.size());
  return part.find('/') == part.npos && part.size() <= 64 ? std::optional<std::string>(part) : std::nullopt;
}

}  // namespace

std::span<const Route> routes() { return all_routes; }

Match match(std::string_view method, std::string_view path) {
  Match m;
  for (const Route& r : all_routes) {
    auto part = fits(r.path, path);
    if (!part) continue;
    if (r.method == method || (method == "HEAD" && r.method == "GET")) return {&r, std::move(*part), false};
    m.other_method = true;
  }
  return m;
}

bool is_api(std::string_view path) { return path.starts_with("/api/") || path == "/api" || path == "/healthz" || path == "/metrics"; }

}  // namespace ebb::relay
