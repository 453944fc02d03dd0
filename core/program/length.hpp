// How a practice is played: Today names one, the script has a version for each.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::program {

/// normal, shorter, or with eyes closed: cues by ear and touch.
enum class Length { normal, shorter, eyes_closed };

}  // namespace ebb::program

namespace ebb {
template <>
struct EnumNames<program::Length> { static constexpr auto names = std::to_array<std::string_view>({"normal", "short", "eyes_closed"}); };
}  // namespace ebb
