// Days away, and what the gap table is asked.
#include <algorithm>

#include "core/program/ladders/walk.hpp"
#include "core/program/rules/gap.hpp"

namespace ebb::program::ladders {

namespace {

std::int32_t paused_days(const record::Journey& j, Ladder ladder, Day from, Day until) {
  std::vector<bool> paused(static_cast<std::size_t>(std::max(0, until - from)), false);
  for (const record::Pause& p : j.pauses) {
    if (p.began.ladder && *p.began.ladder != ladder) continue;
    const Day first = std::max(p.origin.day, from), end = std::min(p.last.value_or(until), until);
    for (Day d = first; d < end; d = d + 1) paused[static_cast<std::size_t>(d - from)] = true;
  }
  return static_cast<std::int32_t>(std::count(paused.begin(), paused.end(), true));
}

bool gate_answered_between(const record::Journey& j, std::uint32_t after, std::uint32_t before) {
  return std::any_of(j.answers.begin(), j.answers.end(), [&](const record::Answer& a) {
    return a.origin.order > after && a.origin.order < before && !a.given.skipped && a.given.question.starts_with("safety.") && a.given.question != "safety.adult";
  });
}

rules::Away building_band(std::int32_t days, const Protocol& p) {
  if (days >= p.gap_place_days) return rules::Away::a_season;
  if (days >= p.gap_gate_days) return rules::Away::a_month;
  return days >= p.gap_lower_days ? rules::Away::a_week : rules::Away::short_while;
}

rules::Away keeping_band(std::int32_t days, const Protocol& p) {
  return days >= p.keeping_interval_days + p.keeping_grace_days ? rules::Away::a_week : rules::Away::short_while;
}

}  // namespace

std::optional<std::int32_t> days_away(const Walk& w, const record::Journey& j, Day until) {
  if (!w.practised_on) return std::nullopt;
  const std::int32_t days = std::max(0, until - *w.practised_on);  // a clock that went back is no gap
  return days - paused_days(j, w.steps.ladder, *w.practised_on, until);
}

rules::GapFacts gap_facts(const Walk& w, const Ground& g, Day day, std::uint32_t order) {
  const std::int32_t days = days_away(w, g.journey, day).value_or(0);
  const bool answered = gate_answered_between(g.journey, w.practised_order.value_or(0), order);
  return {.phase = w.reached ? rules::Phase::keeping : rules::Phase::building,
          .away = w.reached ? keeping_band(days, g.protocol) : building_band(days, g.protocol),
          .gate = answered ? rules::GateSince::answered : rules::GateSince::not_answered,
          .lowered = w.return_to ? rules::Lowered::already : rules::Lowered::not_yet};
}

}  // namespace ebb::program::ladders
