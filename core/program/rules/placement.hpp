// Where a ladder starts.
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Recorded { by_nobody, by_her_clinician };
/// The hardest thing she marked comfortable on this ladder.
enum class Comfortable { nothing, the_first_step, a_later_step };

enum class PlacementRow { where_recorded, one_below, first_step };

}  // namespace ebb::program::rules

EBB_VALUES(Recorded, "by_nobody", "by_her_clinician");
EBB_VALUES(Comfortable, "nothing", "the_first_step", "a_later_step");
EBB_VALUES(PlacementRow, "where_recorded", "one_below", "first_step");

namespace ebb::program::rules {

struct PlacementFacts {
  Recorded recorded = Recorded::by_nobody;
  Comfortable comfortable = Comfortable::nothing;
};

namespace placement_dimension {
enum D { recorded, comfortable };
}

constexpr Point point(const PlacementFacts& f) { return {at(f.recorded), at(f.comfortable)}; }

inline constexpr auto placement_dimensions = std::to_array<Dimension>({dimension<Recorded>("recorded"), dimension<Comfortable>("comfortable")});

namespace detail {
inline constexpr auto placement_rows = std::to_array<Row>({
    row("where_recorded", only(placement_dimension::recorded, Recorded::by_her_clinician)),
    row("one_below", only(placement_dimension::comfortable, Comfortable::a_later_step)),
    row("first_step", anything()),
});
}  // namespace detail

inline constexpr Table placement_table{"placement", placement_dimensions, detail::placement_rows};

constexpr PlacementRow decide(const PlacementFacts& f) { return static_cast<PlacementRow>(first_match(placement_table, point(f))); }

}  // namespace ebb::program::rules
