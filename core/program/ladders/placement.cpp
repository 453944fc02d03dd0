// Where a ladder starts: one step below the hardest thing she marked comfortable before she began, or where her clinician recorded.
#include <algorithm>

#include "core/program/ladders/walk.hpp"
#include "core/program/rules/placement.hpp"

namespace ebb::program::ladders {

namespace {

using assess::Possible;

// Only the answers that were there then: later ones do not move the start.
assess::Assessment assessed_then(const record::Journey& j, std::uint32_t before_order, Day since) {
  record::Journey then;
  then.at = j.at;
  then.held = j.held;
  for (const record::Answer& a : j.answers) {
    if (a.origin.order < before_order && a.origin.day >= since) then.answers.push_back(a);
    else if (a.given.question == "safety.adult") then.answers.push_back(a);
  }
  return assess::assess(then);
}

struct Comfort {
  bool inside = false;
  std::optional<WidthTenthMm> widest;
};

Comfort comfort(const assess::Assessment& a, const Protocol& p) {
  Comfort c;
  for (const assess::AbilityRung& r : a.abilities) {
    if (!truly_comfortable(r, p)) continue;
    c.inside = true;
    if (r.width_tenth_mm && (!c.widest || *r.width_tenth_mm > *c.widest)) c.widest = r.width_tenth_mm;
  }
  return c;
}

std::optional<std::size_t> hardest_comfortable(const Steps& steps, const assess::Assessment& a, const Protocol& protocol) {
  const Comfort c = comfort(a, protocol);
  if (steps.ladder == Ladder::touch) {
    if (c.inside) return steps.places.size() - 1;
    return a.touch_outside_comfortable ? place_of(steps, "touch.outside", {}) : std::nullopt;
  }
  if (!steps.inside()) return std::nullopt;
  if (c.widest) {
    if (const auto p = place_at_most(steps, *c.widest)) return p;
  }
  return c.inside ? std::optional<std::size_t>(0) : std::nullopt;
}

std::optional<std::size_t> hardest_then(const Steps& steps, const Ground& g, std::uint32_t before_order, Day since) {
  const auto& answers = g.journey.answers;
  const bool asked = std::any_of(answers.begin(), answers.end(), [](const record::Answer& a) { return a.given.question.starts_with("possible."); });
  return asked ? hardest_comfortable(steps, assessed_then(g.journey, before_order, since), g.protocol) : std::nullopt;
}

// Something hard or severe, on this ladder or where it is counted with it, in a stretch of the order.
bool hard_between(const Steps& steps, const Ground& g, std::uint32_t after, std::uint32_t before) {
  const std::vector<Mark> marks = marks_with_the_other(steps.ladder, g.journey);
  return std::any_of(marks.begin(), marks.end(), [&](const Mark& m) { return m.order > after && m.order < before && hard(m, g.protocol); });
}

// The last place her clinician recorded on this ladder in a gap: not a season old itself, and nothing hard came after it.
// (Before the first practice, a recorded place is a mark of its own.)
std::optional<std::size_t> recorded_then(const Steps& steps, const Ground& g, const Gap& gap, std::uint32_t before_order) {
  std::optional<std::size_t> last;
  if (!gap.since) return last;
  for (const record::Placement& p : g.journey.placements) {
    const bool then = p.origin.order < before_order && p.origin.day > *gap.since && gap.until - p.origin.day < g.protocol.gap_place_days;
    if (!then || p.recorded.ladder != steps.ladder || hard_between(steps, g, p.origin.order, before_order)) continue;
    if (const auto place = place_of(steps, p.recorded.step, width_then(g.journey, p.recorded.step, p.origin.order))) last = place;
  }
  return last;
}

// What was answered counts from this day on.
Day younger_than_a_season(const Gap& gap, const Protocol& p) {
  const Day young = gap.until + (1 - p.gap_place_days);
  return gap.since ? std::max(*gap.since, young) : young;
}

}  // namespace

bool truly_comfortable(const assess::AbilityRung& r, const Protocol& p) {
  return r.possible == Possible::comfortable && (!r.pain || r.pain->value() <= p.pain_comfortable) && (!r.fear || r.fear->value() <= p.fear_comfortable);
}

Placed placement(const Steps& steps, const Ground& g, std::uint32_t before_order, const Gap& gap) {
  const auto recorded = recorded_then(steps, g, gap, before_order);
  const auto hardest = hardest_then(steps, g, before_order, younger_than_a_season(gap, g.protocol));
  const auto comfortable = !hardest ? rules::Comfortable::nothing : *hardest == 0 ? rules::Comfortable::the_first_step : rules::Comfortable::a_later_step;
  const auto row = rules::decide(rules::PlacementFacts{.recorded = recorded ? rules::Recorded::by_her_clinician : rules::Recorded::by_nobody, .comfortable = comfortable});
  switch (row) {
    case rules::PlacementRow::where_recorded: return {*recorded, row};
    case rules::PlacementRow::one_below: return {*hardest - 1, row};
    case rules::PlacementRow::first_step: break;
  }
  return {0, row};
}

}  // namespace ebb::program::ladders
