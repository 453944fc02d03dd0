// base64url without padding (RFC 4648 section 5): how bytes travel inside JSON. One spelling per value.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace ebb {

std::string base64url(std::span<const std::uint8_t> bytes);
/// Errors: wrong_shape (another character, an impossible length, unused bits that are not zero).
Result<std::vector<std::uint8_t>> parse_base64url(std::string_view text);

}  // namespace ebb
