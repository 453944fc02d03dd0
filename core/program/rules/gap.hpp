// Coming back after days without practice on this ladder. Days of a pause are not counted.
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Away { short_while, a_week, a_month, a_season };
enum class GateSince { answered, not_answered };
enum class Lowered { not_yet, already };

enum class GapRow { gate_again, place_anew, step_lower_once, no_gap };

}  // namespace ebb::program::rules

EBB_VALUES(Away, "short_while", "a_week", "a_month", "a_season");
EBB_VALUES(GateSince, "answered", "not_answered");
EBB_VALUES(Lowered, "not_yet", "already");
EBB_VALUES(GapRow, "gate_again", "place_anew", "step_lower_once", "no_gap");

namespace ebb::program::rules {

/// Once her goal is reached, `a_week` stands for "later than the planned interval and its days of grace", and `a_month` does not occur.
struct GapFacts {
  Away away = Away::a_season;
  GateSince gate = GateSince::not_answered;
  Lowered lowered = Lowered::not_yet;
};

namespace gap_dimension {
enum D { away, gate, lowered };
}

constexpr Point point(const GapFacts& f) { return {at(f.away), at(f.gate), at(f.lowered)}; }

inline constexpr auto gap_dimensions = std::to_array<Dimension>({dimension<Away>("away"), dimension<GateSince>("gate_since"), dimension<Lowered>("lowered")});

namespace detail {
namespace g = gap_dimension;
inline constexpr auto gap_rows = std::to_array<Row>({
    row("gate_again", only(only(g::away, Away::a_month, Away::a_season), g::gate, GateSince::not_answered)),
    row("place_anew", only(g::away, Away::a_season)),
    row("step_lower_once", only(only(g::away, Away::a_week, Away::a_month), g::lowered, Lowered::not_yet)),
    row("no_gap", anything()),
});
}  // namespace detail

inline constexpr Table gap_table{"gap", gap_dimensions, detail::gap_rows};

constexpr GapRow decide(const GapFacts& f) { return static_cast<GapRow>(first_match(gap_table, point(f))); }

}  // namespace ebb::program::rules
