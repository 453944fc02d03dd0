// Names of the wishes that rules read. Their values: "on", "paused" (she lets it rest), anything else: hidden.
#pragma once
#include <string_view>

namespace ebb::record {

inline constexpr std::string_view wish_together = "together";
inline constexpr std::string_view wish_explore = "explore";

}  // namespace ebb::record
