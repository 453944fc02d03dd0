// When practice inside opens: calm and release first. Never overridden by the program. (Gate and "yes today" are row 1's.)
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Foundation { done, not_done };
enum class FoundationRow { both_first, calm_first, release_first, laid };

}  // namespace ebb::program::rules

EBB_VALUES(Foundation, "done", "not_done");
EBB_VALUES(FoundationRow, "both_first", "calm_first", "release_first", "laid");

namespace ebb::program::rules {

struct FoundationFacts {
  Foundation calm = Foundation::not_done;
  Foundation release = Foundation::not_done;
};

namespace foundation_dimension {
enum D { calm, release };
}

constexpr Point point(const FoundationFacts& f) { return {at(f.calm), at(f.release)}; }

inline constexpr auto foundation_dimensions = std::to_array<Dimension>({dimension<Foundation>("calm"), dimension<Foundation>("release")});

namespace detail {
inline constexpr auto foundation_rows = std::to_array<Row>({
    row("both_first", only(only(foundation_dimension::calm, Foundation::not_done), foundation_dimension::release, Foundation::not_done)),
    row("calm_first", only(foundation_dimension::calm, Foundation::not_done)),
    row("release_first", only(foundation_dimension::release, Foundation::not_done)),
    row("laid", anything()),
});
}  // namespace detail

inline constexpr Table foundation_table{"foundation", foundation_dimensions, detail::foundation_rows};

constexpr FoundationRow decide(const FoundationFacts& f) { return static_cast<FoundationRow>(first_match(foundation_table, point(f))); }

}  // namespace ebb::program::rules
