#include "core/program/permit.hpp"

namespace ebb::program {

const Decision& effective(const Looked& looked) { return looked.when_yes ? *looked.when_yes : looked.decision; }

const std::string* step_of(const Move& m) {
  if (const auto* a = std::get_if<Advance>(&m)) return &a->to;
  if (const auto* r = std::get_if<Reached>(&m)) return &r->at;
  if (const auto* s = std::get_if<Stay>(&m)) return &s->at;
  if (const auto* b = std::get_if<StepBack>(&m); b && b->to) return &*b->to;
  return nullptr;
}

bool allows(const assess::Assessment& assessment, const Decision& d) {
  if (assessment.gate(ladders::family_of(d.ladder)).state != assess::GateState::open) return false;
  if (std::holds_alternative<Hold>(d.move)) return false;
  if (const auto* care = std::get_if<SeekCare>(&d.move)) return d.ladder == Ladder::release && care->urgency > Urgency::today;
  const auto* back = std::get_if<StepBack>(&d.move);
  return !back || !back->family_before;
}

bool due(const Decision& d, Day today) { return !d.earliest_day || *d.earliest_day <= today; }

bool may_begin(const ladders::Ground& ground, const Decided& decided, Ladder ladder, std::string_view step) {
  const Looked& on = decided.on(ladder);
  const Decision& d = on.decision;
  if (ground.assessment.under_18) return false;
  if (ladder == Ladder::breathing) return true;  // calm never closes, and none of it is higher than another
  if (!allows(ground.assessment, d) || !due(d, ground.journey.at.day())) return false;
  const auto place_at = [&](std::string_view s) { return ladders::place_of(on.walk.steps, s, {}); };
  const std::string* highest = step_of(d.move);
  const auto wanted = place_at(step);
  return wanted && *wanted <= (highest ? place_at(*highest).value_or(on.walk.place) : on.walk.place);
}

}  // namespace ebb::program
