// Where she stands on a ladder: its marks replayed in order through the tables. Pure; the same marks give the same walk in any order of arrival.
#pragma once
#include "core/program/ladders/marks.hpp"
#include "core/program/ladders/past.hpp"
#include "core/program/rules/gap.hpp"
#include "core/program/rules/outcome.hpp"
#include "core/program/rules/placement.hpp"

namespace ebb::program::ladders {

/// What a walk reads besides its marks.
struct Ground {
  const record::Journey& journey;
  const assess::Assessment& assessment;
  const Protocol& protocol;
  const Past* past = nullptr;    ///< absent: every time is judged by `assessment`, and nothing was closed
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

/// Days on which practice had to rest after a session on this ladder, without the day it began on: they are no gap. What was felt elsewhere brings
/// rest too, but those are days away all the same: or worse pain there would lead higher here.
struct Rest {
  Day from;
  Day until;  ///< the first day it is over
};

/// A stretch of the order in which the ladder was led lower and not yet comfortable again.
struct Lowered {
  std::uint32_t from = 0;
  std::uint32_t until = UINT32_MAX;
};

/// Something that happened on a ladder asked for care.
struct CareAsked {
  std::uint32_t order = 0;
  Day day;
  bool pregnant = false;  ///< or maybe, on the answers of that time
};

/// Where a ladder starts, and the row that says so.
struct Placed {
  std::size_t place = 0;
  rules::PlacementRow row = rules::PlacementRow::first_step;
};

struct Walk {
  Steps steps;
  std::size_t place = 0;
  rules::PlacementRow started = rules::PlacementRow::first_step;  ///< why it started where it did
  std::int32_t count = 0;
  bool reached = false;                        ///< the keeping phase
  bool begin_below = false;                    ///< next time begin with the size below
  std::optional<std::size_t> return_to;        ///< one step lower since a gap; a comfortable session leads back here
  std::optional<Seen> last;                    ///< the mark that decides
  std::optional<Seen> led_lower;               ///< what led a step lower, with no comfortable session and no place recorded since
  std::optional<Mark> before;                  ///< the session before it, where row 5 read it
  std::optional<Day> rest_until;               ///< no practice on this ladder before this day
  const evidence::Number* rest_card = nullptr; ///< the number behind the rest
  std::optional<Day> practised_on;             ///< newest day of practice on this ladder
  std::optional<Instant> practised_at;         ///< when its newest practice began
  std::optional<Day> away_since;               ///< newest day of practice on this ladder or a later one; nothing before the first on this one
  std::uint32_t away_order = 0;                ///< its place in the order
  std::optional<std::uint32_t> family_before;  ///< since this place in the order, the family before comes first
  bool worth_an_examination = false;
  std::optional<Day> grounding_until;          ///< row 3 again: nothing inside before this day
  std::optional<Mark> severe_again;            ///< row 4 again, in any practice; calm and release count their own alone
  std::optional<Mark> numb_without_feeling;
  std::optional<CareAsked> bleeding_care;      ///< row 2 asked for care
  std::optional<CareAsked> severe_in_pregnancy;
  std::optional<Mark> away_mark;               ///< the last far away or not wanted, on touch or inside
  std::optional<Day> far_on;                   ///< the last day far away
  bool only_not_wanted = false;                ///< behind grounding_until: not wanted, and never far away
  std::vector<Lowered> lowered;                ///< every time it was; the last is open while `led_lower` stands
  std::vector<Mark> comfortable;               ///< comfortable sessions, also smaller ones by choice, in order
  std::vector<Rest> rests;
  std::vector<Day> bleeding_days, away_days, severe_days, lowest_days;
  std::vector<bool> short_ones;                ///< of the latest sessions in the plan
  std::optional<Mark> counted;                 ///< the last that counted
  std::optional<std::uint32_t> in_doubt;       ///< the place of the last entry that does not count: what counted before it counts no more
  std::optional<Day> masked_on;                ///< numbed or calmed since the last comfortable session without: nothing is offered

  /// On that day, or so shortly before that no night lies between: neither midnight nor a time zone doubles a session.
  bool practised_lately(Day day, Instant at, const Protocol& p) const {
    return practised_on && (day <= *practised_on || at.ms - practised_at->ms < p.sessions_apart_hours * ms_per_hour);
  }
  /// Enough comfortable sessions, and none masked since.
  bool full(const Protocol& p) const { return count >= p.comfortable_sessions && !masked_on; }
};

Walk walk(Ladder ladder, const Ground& ground);

/// Days without practice on the ladder or a later one until a day, without the days of pauses; nothing before the first practice.
std::optional<std::int32_t> days_away(const Walk& w, const Ground& g, Day until);
rules::GapFacts gap_facts(const Walk& w, const Ground& g, Day day, std::uint32_t order);
/// What comes after and before a place.
rules::Above above(const Steps& steps, std::size_t place, const Protocol& protocol);
rules::Below below(const Steps& steps, std::size_t place);

/// A long gap, or the time before the first practice: the day of the practice before it, and the day on which it is looked at.
struct Gap {
  std::optional<Day> since;  ///< absent: nothing was practised yet
  Day until;
};
/// Where the ladder starts, from what was answered before a place in the order and less than a season ago. After a long gap only from what was
/// answered in it, and from what her clinician recorded in it: less than a season ago too, and with nothing hard or severe after it.
Placed placement(const Steps& steps, const Ground& ground, std::uint32_t before_order, const Gap& gap);
/// Something inside is comfortable: she marked it so, and where she answered them, pain and fear are comfortable too.
bool truly_comfortable(const assess::AbilityRung& rung, const Protocol& protocol);

rules::PainBand pain_band(const Mark& m, const Protocol& p);
/// Hard or severe.
bool hard_pain(const Mark& m, const Protocol& p);
rules::FearBand fear_band(const Mark& m, const Protocol& p);
bool hard(const Mark& m, const Protocol& p);
/// The facts of a mark for the session table, as if nothing stood in the way.
rules::SessionFacts facts_of(const Mark& m, const Steps& steps, const Ground& g);

}  // namespace ebb::program::ladders
