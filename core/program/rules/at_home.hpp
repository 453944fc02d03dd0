// Which day the next practice on a ladder may be: rest first, then one session a day on the ladder that goes inside, and one upward move a day on every ladder.
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Rest { over, lasts };
enum class InsideToday { no, yes };
enum class Moves { up, not_up };
enum class PractisedToday { no, yes };

enum class AtHomeRow { rest_first, inside_once_a_day, up_once_a_day, today };

}  // namespace ebb::program::rules

EBB_VALUES(Rest, "over", "lasts");
EBB_VALUES(InsideToday, "no", "yes");
EBB_VALUES(Moves, "up", "not_up");
EBB_VALUES(PractisedToday, "no", "yes");
EBB_VALUES(AtHomeRow, "rest_first", "inside_once_a_day", "up_once_a_day", "today");

namespace ebb::program::rules {

struct AtHomeFacts {
  Rest rest = Rest::lasts;
  InsideToday inside = InsideToday::yes;   ///< only on the ladder that goes inside: a session on it today, or with no night between, at home or in a clinic. A try outside the plan is none
  Moves moves = Moves::up;
  PractisedToday practised = PractisedToday::yes;  ///< on this ladder, in the same way
};

namespace at_home_dimension {
enum D { rest, inside, moves, practised };
}

constexpr Point point(const AtHomeFacts& f) { return {at(f.rest), at(f.inside), at(f.moves), at(f.practised)}; }

inline constexpr auto at_home_dimensions = std::to_array<Dimension>({dimension<Rest>("rest"), dimension<InsideToday>("inside_today"), dimension<Moves>("moves"), dimension<PractisedToday>("practised_today")});

namespace detail {
namespace h = at_home_dimension;
inline constexpr auto at_home_rows = std::to_array<Row>({
    row("rest_first", only(h::rest, Rest::lasts)),
    row("inside_once_a_day", only(h::inside, InsideToday::yes)),
    row("up_once_a_day", only(only(h::moves, Moves::up), h::practised, PractisedToday::yes)),
    row("today", anything()),
});
}  // namespace detail

inline constexpr Table at_home_table{"at_home", at_home_dimensions, detail::at_home_rows};

constexpr AtHomeRow decide(const AtHomeFacts& f) { return static_cast<AtHomeRow>(first_match(at_home_table, point(f))); }

}  // namespace ebb::program::rules
