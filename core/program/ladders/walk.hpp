// Where she stands on a ladder: its marks replayed in order through the tables. Pure; the same marks give the same walk in any order of arrival.
#pragma once
#include "core/program/ladders/marks.hpp"
#include "core/program/rules/gap.hpp"
#include "core/program/rules/outcome.hpp"

namespace ebb::program::ladders {

/// What a walk reads besides its marks.
struct Ground {
  const record::Journey& journey;
  const assess::Assessment& assessment;
  const Protocol& protocol;
};

/// One mark, as the tables saw it.
struct Seen {
  Mark mark;
  rules::SessionFacts facts;
  rules::SessionRow row{};
  rules::OutcomeFacts context;
  rules::Outcome outcome{};
  bool placed = false;           ///< a clinician's placement or a clinic session decided instead of a row
  std::int32_t count = 0;        ///< of comfortable sessions, after it
};

struct Walk {
  Steps steps;
  std::size_t place = 0;
  std::int32_t count = 0;
  bool reached = false;                        ///< the keeping phase
  bool begin_below = false;                    ///< next time begin with the size below
  std::optional<std::size_t> return_to;        ///< one step lower since a gap; a comfortable session leads back here
  std::optional<Seen> last;                    ///< the mark that decides
  std::optional<Mark> before;                  ///< the session before it, where row 5 read it
  std::optional<Day> rest_until;               ///< nothing inside before this day
  const evidence::Number* rest_card = nullptr; ///< the number behind the rest
  bool soreness_asked = false;                 ///< the next opening has to say that soreness is gone
  std::optional<Day> practised_on;             ///< newest day of practice on this ladder
  std::optional<std::uint32_t> practised_order;
  std::optional<std::uint32_t> family_before;  ///< since this place in the order, the family before comes first
  bool worth_an_examination = false;
  std::optional<Day> grounding_until;          ///< row 3 again: nothing inside before this day
  std::optional<std::uint32_t> severe_again;   ///< row 4 again, at this place in the order
  std::optional<std::uint32_t> numb_without_feeling;
  std::optional<std::uint32_t> bleeding_care;  ///< row 2 asked for care, at this place in the order
  std::vector<Mark> comfortable;               ///< comfortable sessions, in order
  std::vector<Day> bleeding_days, away_days, severe_days, lowest_days;
  std::vector<bool> short_ones;                ///< of the latest sessions in the plan
  std::optional<Mark> counted;                 ///< the last that counted

  bool full(const Protocol& p) const { return count >= p.comfortable_sessions; }
};

Walk walk(Ladder ladder, const Ground& ground);

/// Days without practice on the ladder until a day, without the days of pauses; nothing before the first practice.
std::optional<std::int32_t> days_away(const Walk& w, const record::Journey& journey, Day until);
rules::GapFacts gap_facts(const Walk& w, const Ground& g, Day day, std::uint32_t order);
/// What comes after and before a place.
rules::Above above(const Steps& steps, std::size_t place, const Protocol& protocol);
rules::Below below(const Steps& steps, std::size_t place);

/// Where the ladder starts, from what was answered before a place in the order and on or after a day.
std::size_t placement(const Steps& steps, const record::Journey& journey, std::uint32_t before_order, std::optional<Day> since);

rules::PainBand pain_band(const Mark& m, const Protocol& p);
rules::FearBand fear_band(const Mark& m, const Protocol& p);
bool hard(const Mark& m, const Protocol& p);
/// The facts of a mark for the session table, as if nothing stood in the way.
rules::SessionFacts facts_of(const Mark& m, const Steps& steps, const Ground& g);

}  // namespace ebb::program::ladders
