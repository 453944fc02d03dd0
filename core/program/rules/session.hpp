// What one session says about its ladder: rows 2 to 9, the first that holds wins. Row 1 has a table of its own (standing.hpp): a session that was held
// counts as outside the plan, and what she felt in it is read all the same.
// Which ladder reads what: pain, fear and time are read everywhere; bleeding, presence, numbing and "wanted" are asked after something went inside
// and are read there always, elsewhere where she answered them. A try outside the plan is read by rows 1 to 6 only.
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Bleeding { none, not_the_period };
enum class WithIt { yes, no, unknown };
enum class PainBand { comfortable, between, hard, severe, unknown };
enum class FearBand { comfortable, between, high, unknown };
enum class Before { not_hard, hard };
enum class Time { full, short_or_stopped };
enum class Masked { no, yes, unknown };
enum class Where { on_the_step, lower_by_choice, outside_the_plan };

enum class SessionRow { row_2_bleeding, row_3_not_with_it, row_4_severe_pain, row_5_hard_twice, row_6_hard_once, outside_the_plan, row_7_comfortable, row_8_short_or_masked, row_9_everything_else };

}  // namespace ebb::program::rules

EBB_VALUES(Bleeding, "none", "not_the_period");
EBB_VALUES(WithIt, "yes", "no", "unknown");
EBB_VALUES(PainBand, "comfortable", "between", "hard", "severe", "unknown");
EBB_VALUES(FearBand, "comfortable", "between", "high", "unknown");
EBB_VALUES(Before, "not_hard", "hard");
EBB_VALUES(Time, "full", "short_or_stopped");
EBB_VALUES(Masked, "no", "yes", "unknown");
EBB_VALUES(Where, "on_the_step", "lower_by_choice", "outside_the_plan");
EBB_VALUES(SessionRow, "row_2_bleeding", "row_3_not_with_it", "row_4_severe_pain", "row_5_hard_twice", "row_6_hard_once", "outside_the_plan", "row_7_comfortable", "row_8_short_or_masked", "row_9_everything_else");

namespace ebb::program::rules {

struct SessionFacts {
  Bleeding bleeding = Bleeding::none;
  WithIt with_it = WithIt::unknown;
  PainBand pain = PainBand::unknown;
  FearBand fear = FearBand::unknown;
  Before before = Before::not_hard;
  Time time = Time::short_or_stopped;
  Masked masked = Masked::unknown;
  Where where = Where::outside_the_plan;
};

namespace session_dimension {
enum D { bleeding, with_it, pain, fear, before, time, masked, where };
}

constexpr Point point(const SessionFacts& f) {
  return {at(f.bleeding), at(f.with_it), at(f.pain), at(f.fear), at(f.before), at(f.time), at(f.masked), at(f.where)};
}

inline constexpr auto session_dimensions = std::to_array<Dimension>({
    dimension<Bleeding>("bleeding"), dimension<WithIt>("with_it"), dimension<PainBand>("pain"), dimension<FearBand>("fear"),
    dimension<Before>("session_before"), dimension<Time>("time"), dimension<Masked>("numbing"), dimension<Where>("where")});

namespace detail {
using namespace session_dimension;
inline constexpr Box pain_is_hard = only(pain, PainBand::hard, PainBand::severe);
inline constexpr Box fear_is_high = only(fear, FearBand::high);
inline constexpr Box felt_well = only(only(only(pain, PainBand::comfortable), fear, FearBand::comfortable), with_it, WithIt::yes);

inline constexpr auto session_rows = std::to_array<Row>({
    row("row_2_bleeding", only(bleeding, Bleeding::not_the_period)),
    row("row_3_not_with_it", only(with_it, WithIt::no)),
    row("row_4_severe_pain", only(pain, PainBand::severe)),
    row("row_5_hard_twice", only(pain_is_hard, before, Before::hard), only(fear_is_high, before, Before::hard)),
    row("row_6_hard_once", pain_is_hard, fear_is_high),
    row("outside_the_plan", only(where, Where::lower_by_choice, Where::outside_the_plan)),
    row("row_7_comfortable", only(only(felt_well, time, Time::full), masked, Masked::no)),
    row("row_8_short_or_masked", only(only(felt_well, time, Time::short_or_stopped), masked, Masked::no, Masked::yes), only(felt_well, masked, Masked::yes)),
    row("row_9_everything_else", anything()),
});
}  // namespace detail

inline constexpr Table session_table{"session", session_dimensions, detail::session_rows};

constexpr SessionRow decide(const SessionFacts& f) { return static_cast<SessionRow>(first_match(session_table, point(f))); }

}  // namespace ebb::program::rules
