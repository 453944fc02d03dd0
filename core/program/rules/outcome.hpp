// What a row means where she stands: how often it happened lately, whether the count is full, whether this is the first or the last place.
#pragma once
#include "core/program/rules/session.hpp"

namespace ebb::program::rules {

/// Who ought to look at bleeding, and how soon.
enum class BleedingContext { rest, this_week, now };
/// Row 3 again within its window, or with reduced feeling.
enum class AwayContext { once, again, reduced_feeling };
enum class SevereContext { once, again };
/// Enough comfortable sessions on this step, this one included.
enum class Count { not_yet, full };
/// What comes after this place.
enum class Above { next_step, goal_reached, end_of_set };
/// What comes before it.
enum class Below { step, family_before, nothing };
enum class Shortness { seldom, often };

enum class Outcome {
  care_now, care_this_week, rest_until_clear, clinician_first, grounding_first, start_again, severe_again, step_back_and_rest, family_before_and_rest,
  lowest_and_rest, family_before, lowest, step_back, begin_below, as_it_was, reached, end_of_set, advance, count_one, smaller_offered, as_before, stay
};

}  // namespace ebb::program::rules

EBB_VALUES(BleedingContext, "rest", "this_week", "now");
EBB_VALUES(AwayContext, "once", "again", "reduced_feeling");
EBB_VALUES(SevereContext, "once", "again");
EBB_VALUES(Count, "not_yet", "full");
EBB_VALUES(Above, "next_step", "goal_reached", "end_of_set");
EBB_VALUES(Below, "step", "family_before", "nothing");
EBB_VALUES(Shortness, "seldom", "often");
EBB_VALUES(Outcome, "care_now", "care_this_week", "rest_until_clear", "clinician_first", "grounding_first", "start_again", "severe_again", "step_back_and_rest", "family_before_and_rest",
           "lowest_and_rest", "family_before", "lowest", "step_back", "begin_below", "as_it_was", "reached", "end_of_set", "advance", "count_one", "smaller_offered", "as_before", "stay");

namespace ebb::program::rules {

struct OutcomeFacts {
  SessionRow row = SessionRow::row_9_everything_else;
  BleedingContext bleeding = BleedingContext::now;
  AwayContext away = AwayContext::reduced_feeling;
  SevereContext severe = SevereContext::again;
  Count count = Count::not_yet;
  Above above = Above::end_of_set;
  Below below = Below::nothing;
  Shortness shortness = Shortness::seldom;
};

namespace outcome_dimension {
enum D { row, bleeding, away, severe, count, above, below, shortness };
}

constexpr Point point(const OutcomeFacts& f) {
  return {at(f.row), at(f.bleeding), at(f.away), at(f.severe), at(f.count), at(f.above), at(f.below), at(f.shortness)};
}

inline constexpr auto outcome_dimensions = std::to_array<Dimension>({
    dimension<SessionRow>("row"), dimension<BleedingContext>("bleeding"), dimension<AwayContext>("not_with_it"), dimension<SevereContext>("severe_pain"), dimension<Count>("count"),
    dimension<Above>("above"), dimension<Below>("below"), dimension<Shortness>("short_sessions")});

namespace detail {
namespace o = outcome_dimension;
template <class... R>
constexpr Box after(R... rows) { return only(o::row, rows...); }
inline constexpr Box full_count = only(after(SessionRow::row_7_comfortable, SessionRow::row_8_short_or_masked), o::count, Count::full);
inline constexpr Box severe_row = after(SessionRow::row_4_severe_pain);
inline constexpr Box hard_twice = after(SessionRow::row_5_hard_twice);

inline constexpr auto outcome_rows = std::to_array<Row>({
    rules::row("care_now", only(after(SessionRow::row_2_bleeding), o::bleeding, BleedingContext::now)),
    rules::row("care_this_week", only(after(SessionRow::row_2_bleeding), o::bleeding, BleedingContext::this_week)),
    rules::row("rest_until_clear", after(SessionRow::row_2_bleeding)),
    rules::row("clinician_first", only(after(SessionRow::row_3_not_with_it), o::away, AwayContext::reduced_feeling)),
    rules::row("grounding_first", only(after(SessionRow::row_3_not_with_it), o::away, AwayContext::again)),
    rules::row("start_again", after(SessionRow::row_3_not_with_it)),
    rules::row("severe_again", only(severe_row, o::severe, SevereContext::again)),
    rules::row("step_back_and_rest", only(severe_row, o::below, Below::step)),
    rules::row("family_before_and_rest", only(severe_row, o::below, Below::family_before)),
    rules::row("lowest_and_rest", severe_row),
    rules::row("family_before", only(hard_twice, o::below, Below::family_before)),
    rules::row("lowest", only(hard_twice, o::below, Below::nothing)),
    rules::row("step_back", hard_twice),
    rules::row("begin_below", after(SessionRow::row_6_hard_once)),
    rules::row("as_it_was", after(SessionRow::outside_the_plan)),
    rules::row("reached", only(full_count, o::above, Above::goal_reached)),
    rules::row("end_of_set", only(full_count, o::above, Above::end_of_set)),
    rules::row("advance", full_count),
    rules::row("count_one", after(SessionRow::row_7_comfortable)),
    rules::row("smaller_offered", only(after(SessionRow::row_8_short_or_masked), o::shortness, Shortness::often)),
    rules::row("as_before", after(SessionRow::row_8_short_or_masked)),
    rules::row("stay", anything()),
});
}  // namespace detail

inline constexpr Table outcome_table{"outcome", outcome_dimensions, detail::outcome_rows};

constexpr Outcome decide(const OutcomeFacts& f) { return static_cast<Outcome>(first_match(outcome_table, point(f))); }

}  // namespace ebb::program::rules
