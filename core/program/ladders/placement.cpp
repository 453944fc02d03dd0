// Where a ladder starts: one step below the hardest thing she marked comfortable before she began, or where her clinician recorded.
#include <algorithm>

#include "core/program/ladders/walk.hpp"
#include "core/program/rules/placement.hpp"

namespace ebb::program::ladders {

namespace {

using assess::Possible;

// Only the answers that were there then: later ones do not move the start.
assess::Assessment assessed_then(const record::Journey& j, std::uint32_t before_order, std::optional<Day> since) {
  record::Journey then;
  then.at = j.at;
  then.held = j.held;
  for (const record::Answer& a : j.answers) {
    if (a.origin.order < before_order && (!since || a.origin.day >= *since)) then.answers.push_back(a);
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

}  // namespace

bool truly_comfortable(const assess::AbilityRung& r, const Protocol& p) {
  return r.possible == Possible::comfortable && (!r.pain || r.pain->value() <= p.pain_comfortable) && (!r.fear || r.fear->value() <= p.fear_comfortable);
}

std::size_t placement(const Steps& steps, const Ground& g, std::uint32_t before_order, std::optional<Day> since) {
  const record::Journey& j = g.journey;
  const bool asked = std::any_of(j.answers.begin(), j.answers.end(), [](const record::Answer& a) { return a.given.question.starts_with("possible."); });
  if (!asked) return 0;
  const auto hardest = hardest_comfortable(steps, assessed_then(j, before_order, since), g.protocol);
  const auto comfortable = !hardest ? rules::Comfortable::nothing : *hardest == 0 ? rules::Comfortable::the_first_step : rules::Comfortable::a_later_step;
  const auto row = rules::decide(rules::PlacementFacts{.recorded = rules::Recorded::by_nobody, .comfortable = comfortable});
  return row == rules::PlacementRow::one_below ? *hardest - 1 : 0;
}

}  // namespace ebb::program::ladders
