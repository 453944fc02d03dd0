// Where a ladder starts: one step below the hardest thing she marked comfortable before she began, or where her clinician recorded.
#include <algorithm>

#include "core/program/ladders/walk.hpp"
#include "core/program/rules/placement.hpp"

namespace ebb::program::ladders {

namespace {

using assess::Ability;
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

bool inside_comfortable(const assess::Assessment& a) {
  return std::any_of(a.abilities.begin(), a.abilities.end(), [](const assess::AbilityRung& r) { return r.possible == Possible::comfortable; });
}

std::optional<std::size_t> hardest_comfortable(const Steps& steps, const assess::Assessment& a) {
  if (steps.ladder == Ladder::touch) {
    if (inside_comfortable(a)) return steps.places.size() - 1;
    return a.touch_outside_comfortable ? place_of(steps, "touch.outside", {}) : std::nullopt;
  }
  if (!steps.inside()) return std::nullopt;
  if (a.comfortable_width_tenth_mm) {
    if (const auto p = place_at_most(steps, *a.comfortable_width_tenth_mm)) return p;
  }
  return inside_comfortable(a) ? std::optional<std::size_t>(0) : std::nullopt;
}

}  // namespace

std::size_t placement(const Steps& steps, const record::Journey& j, std::uint32_t before_order, std::optional<Day> since) {
  const bool asked = std::any_of(j.answers.begin(), j.answers.end(), [](const record::Answer& a) { return a.given.question.starts_with("possible."); });
  if (!asked) return 0;
  const auto hardest = hardest_comfortable(steps, assessed_then(j, before_order, since));
  const auto comfortable = !hardest ? rules::Comfortable::nothing : *hardest == 0 ? rules::Comfortable::the_first_step : rules::Comfortable::a_later_step;
  const auto row = rules::decide(rules::PlacementFacts{.recorded = rules::Recorded::by_nobody, .comfortable = comfortable});
  return row == rules::PlacementRow::one_below ? *hardest - 1 : 0;
}

}  // namespace ebb::program::ladders
