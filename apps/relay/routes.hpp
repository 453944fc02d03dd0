// Which path leads where, and what it takes to be let in.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "apps/relay/house.hpp"

namespace ebb::relay {

enum class Access : std::uint8_t {
  open,
  local,  ///< only from this machine, not through a proxy
  login,  ///< a token
  own,    ///< a token of the very record in the path
};
/// Which allowance a call draws on, besides that of its address.
enum class Cost : std::uint8_t { none, usual, login, new_account };

struct Route {
  std::string_view method;
  std::string_view path;  ///< one segment may be `*`: it becomes Call::record_text
  void (*answer)(House&, Call);
  Access access;
  Cost cost;
  std::uint64_t body_max;
};

struct Match {
  const Route* route = nullptr;
  std::string part;          ///< what stood for `*`
  bool other_method = false;  ///< the path exists, with another method
};

std::span<const Route> routes();
Match match(std::string_view method, std::string_view path);
/// Whether a path is the API's at all, as against a file of the app.
bool is_api(std::string_view path);

}  // namespace ebb::relay
