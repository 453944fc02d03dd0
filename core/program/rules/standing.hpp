// Row 1, spelled out: may anything happen on this ladder today? What is unknown holds. Nobody overrides this table.
// Only a ladder that goes inside reads foundations, a missing yes and news, and waits for touch; touch and inside read soreness. The others pass
// `not_asked_here`.
#pragma once
#include "core/program/rules/names.hpp"

namespace ebb::program::rules {

enum class Known { all, entry_not_counted, update_needed, not_all_here };
enum class RedFlag { none, this_week, today, now };
enum class Paused { no, yes };
enum class GateIs { open, ask, not_now };
enum class Resting { no, grounding_first, clinician_first, severe_again, touch_first };
enum class GateAgain { not_needed, needed };
enum class Foundations { done_or_not_asked_here, not_done };
enum class YesToday { yes_or_not_asked_here, not_asked, no };
enum class News { nothing_or_not_asked_here, unanswered, something };
enum class Sore { no_or_not_asked_here, unanswered, yes };

enum class StandingRow { update_needed, not_all_here, red_flag, paused_for_now, gate_closed, grounding_first, clinician_first, severe_again, entry_not_counted, gate_again, foundation_first, touch_first, no_yes_today, not_today, news_unanswered, something_new, soreness_unanswered, still_sore, open };

}  // namespace ebb::program::rules

EBB_VALUES(Known, "all", "entry_not_counted", "update_needed", "not_all_here");
EBB_VALUES(RedFlag, "none", "this_week", "today", "now");
EBB_VALUES(Paused, "no", "yes");
EBB_VALUES(GateIs, "open", "ask", "not_now");
EBB_VALUES(Resting, "no", "grounding_first", "clinician_first", "severe_again", "touch_first");
EBB_VALUES(GateAgain, "not_needed", "needed");
EBB_VALUES(Foundations, "done_or_not_asked_here", "not_done");
EBB_VALUES(YesToday, "yes_or_not_asked_here", "not_asked", "no");
EBB_VALUES(News, "nothing_or_not_asked_here", "unanswered", "something");
EBB_VALUES(Sore, "no_or_not_asked_here", "unanswered", "yes");
EBB_VALUES(StandingRow, "update_needed", "not_all_here", "red_flag", "paused_for_now", "gate_closed", "grounding_first", "clinician_first", "severe_again", "entry_not_counted", "gate_again", "foundation_first", "touch_first", "no_yes_today", "not_today",
           "news_unanswered", "something_new", "soreness_unanswered", "still_sore", "open");

namespace ebb::program::rules {

/// The cautious value everywhere, so that a forgotten input holds.
struct StandingFacts {
  Known known = Known::not_all_here;
  RedFlag red_flag = RedFlag::now;
  Paused paused = Paused::yes;
  GateIs gate = GateIs::not_now;
  Resting resting = Resting::severe_again;
  GateAgain gate_again = GateAgain::needed;
  Foundations foundations = Foundations::not_done;
  YesToday yes = YesToday::not_asked;
  News news = News::unanswered;
  Sore sore = Sore::unanswered;
};

namespace standing_dimension {
enum D { known, red_flag, paused, gate, resting, gate_again, foundations, yes, news, sore };
}

constexpr Point point(const StandingFacts& f) {
  return {at(f.known), at(f.red_flag), at(f.paused), at(f.gate), at(f.resting), at(f.gate_again), at(f.foundations), at(f.yes), at(f.news), at(f.sore)};
}

inline constexpr auto standing_dimensions = std::to_array<Dimension>({
    dimension<Known>("known"), dimension<RedFlag>("red_flag"), dimension<Paused>("paused"), dimension<GateIs>("gate"), dimension<Resting>("resting"), dimension<GateAgain>("gate_again"),
    dimension<Foundations>("foundations"), dimension<YesToday>("yes_today"), dimension<News>("anything_new"), dimension<Sore>("sore")});

namespace detail {
namespace s = standing_dimension;
inline constexpr auto standing_rows = std::to_array<Row>({
    row("update_needed", only(s::known, Known::update_needed)),
    row("not_all_here", only(s::known, Known::not_all_here)),
    row("red_flag", only(s::red_flag, RedFlag::this_week, RedFlag::today, RedFlag::now)),
    row("paused_for_now", only(s::paused, Paused::yes)),
    row("gate_closed", only(s::gate, GateIs::ask, GateIs::not_now)),
    row("grounding_first", only(s::resting, Resting::grounding_first)),
    row("clinician_first", only(s::resting, Resting::clinician_first)),
    row("severe_again", only(s::resting, Resting::severe_again)),
    row("entry_not_counted", only(s::known, Known::entry_not_counted)),
    row("gate_again", only(s::gate_again, GateAgain::needed)),
    row("foundation_first", only(s::foundations, Foundations::not_done)),
    row("touch_first", only(s::resting, Resting::touch_first)),
    row("no_yes_today", only(s::yes, YesToday::not_asked)),
    row("not_today", only(s::yes, YesToday::no)),
    row("news_unanswered", only(s::news, News::unanswered)),
    row("something_new", only(s::news, News::something)),
    row("soreness_unanswered", only(s::sore, Sore::unanswered)),
    row("still_sore", only(s::sore, Sore::yes)),
    row("open", anything()),
});
}  // namespace detail

inline constexpr Table standing_table{"standing", standing_dimensions, detail::standing_rows};

constexpr StandingRow decide(const StandingFacts& f) { return static_cast<StandingRow>(first_match(standing_table, point(f))); }

}  // namespace ebb::program::rules
