// When practice inside opens: calm and release first. Never overridden by the program. (Gate and "yes today" are row 1's.)
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Foundation { done, not_done };
enum class OpeningRow { both_first, calm_first, release_first, opened };

}  // namespace ebb::program::rules

EBB_VALUES(Foundation, "done", "not_done");
EBB_VALUES(OpeningRow, "both_first", "calm_first", "release_first", "opened");

namespace ebb::program::rules {

struct OpeningFacts {
  Foundation calm = Foundation::not_done;
  Foundation release = Foundation::not_done;
};

namespace opening_dimension {
enum D { calm, release };
}

constexpr Point point(const OpeningFacts& f) { return {at(f.calm), at(f.release)}; }

inline constexpr auto opening_dimensions = std::to_array<Dimension>({dimension<Foundation>("calm"), dimension<Foundation>("release")});

namespace detail {
inline constexpr auto opening_rows = std::to_array<Row>({
    row("both_first", only(only(opening_dimension::calm, Foundation::not_done), opening_dimension::release, Foundation::not_done)),
    row("calm_first", only(opening_dimension::calm, Foundation::not_done)),
    row("release_first", only(opening_dimension::release, Foundation::not_done)),
    row("opened", anything()),
});
}  // namespace detail

inline constexpr Table opening_table{"opening", opening_dimensions, detail::opening_rows};

constexpr OpeningRow decide(const OpeningFacts& f) { return static_cast<OpeningRow>(first_match(opening_table, point(f))); }

}  // namespace ebb::program::rules
