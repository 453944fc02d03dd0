// Days away, and what the gap table is asked.
#include <algorithm>

#include "core/assess/pause.hpp"
#include "core/program/ladders/waits.hpp"
#include "core/program/rules/gap.hpp"

namespace ebb::program::ladders {

namespace {

bool pause_chosen_on(const record::Journey& j, Ladder ladder, Day d) {
  return std::any_of(j.pauses.begin(), j.pauses.end(), [&](const record::Pause& p) {
    return assess::rests(p.began.ladder, family_of(ladder)) && p.origin.day <= d && (!p.last || d < *p.last);
  });
}

// A pause she chose, or a private hold: the two count alike, or the difference would tell of the private answer.
bool paused_on(const Walk& w, const Ground& g, Day d) {
  return pause_chosen_on(g.journey, w.steps.ladder, d) || (g.past && g.past->paused(w.steps.ladder, d));
}

// She could not practise on that day: rest after pain, bleeding or being far away, a clinician to be seen, or a gate that was closed for a reason of the body.
bool held_on(const Walk& w, const Ground& g, Day d) {
  const bool rested = std::any_of(w.rests.begin(), w.rests.end(), [&](const Rest& r) { return r.from < d && d < r.until; });
  return rested || waited_on(w, g, d) || (g.past && g.past->on(d).held[static_cast<std::size_t>(w.steps.ladder)]);
}

// No more than `most`: what decides nothing is not looked at.
template <class Counts>
std::int32_t days_between(Day from, Day until, std::int32_t most, Counts counts) {
  std::int32_t n = 0;
  for (Day d = from; d < until && n < most; d = d + 1) n += counts(d) ? 1 : 0;
  return n;
}

std::int32_t free_days(const Walk& w, const Ground& g, Day until) {
  return days_between(*w.away_since, until, g.protocol.gap_lower_days, [&](Day d) { return !paused_on(w, g, d) && !held_on(w, g, d); });
}

// Four weeks and a season count every day but those of a pause; a week counts only days on which practice was possible.
rules::Away building_band(std::int32_t days, const Walk& w, const Ground& g, Day until) {
  const Protocol& p = g.protocol;
  if (days >= p.gap_place_days) return rules::Away::a_season;
  if (days >= p.gap_gate_days) return rules::Away::a_month;
  return days >= p.gap_lower_days && free_days(w, g, until) >= p.gap_lower_days ? rules::Away::a_week : rules::Away::short_while;
}

rules::Away keeping_band(std::int32_t days, const Protocol& p) {
  if (days >= p.gap_place_days) return rules::Away::a_season;
  return days >= p.keeping_interval_days + p.keeping_grace_days ? rules::Away::a_week : rules::Away::short_while;
}

bool gate_matters(rules::Away away) { return away == rules::Away::a_month || away == rules::Away::a_season; }

}  // namespace

// Few days decide nothing, so only more of them are looked at one by one, and no more than a season of them. A clock that went back is no gap.
std::optional<std::int32_t> days_away(const Walk& w, const Ground& g, Day until) {
  if (!w.away_since) return std::nullopt;
  const std::int32_t days = std::max(0, until - *w.away_since);
  const Protocol& p = g.protocol;
  const std::int32_t most = std::max<std::int32_t>(p.gap_place_days, p.keeping_interval_days + p.keeping_grace_days);  // integers
  return days < p.gap_lower_days ? days : days_between(*w.away_since, until, most, [&](Day d) { return !paused_on(w, g, d); });
}

rules::GapFacts gap_facts(const Walk& w, const Ground& g, Day day, std::uint32_t order) {
  const std::int32_t days = days_away(w, g, day).value_or(0);
  const rules::Away away = w.reached ? keeping_band(days, g.protocol) : building_band(days, w, g, day);
  const bool answered = gate_matters(away) && assess::gate_asked_between(g.journey, w.away_order, order);
  return {.away = away,
          .gate = answered ? rules::GateSince::answered : rules::GateSince::not_answered,
          .lowered = w.return_to ? rules::Lowered::already : rules::Lowered::not_yet};
}

}  // namespace ebb::program::ladders
