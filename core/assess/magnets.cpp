#include "core/assess/magnets.hpp"

#include "core/assess/clinician_yes.hpp"
#include "evidence.hpp"

namespace ebb::assess {

namespace {

// An operation since puts it in doubt, and it grows old with the rest of the gate.
bool without_implant(const Answers& a) {
  constexpr std::string_view question = "safety.implant";
  return a.chose(question, "no") && a.journey().at.day() - a.of(question)->origin.day <= evidence::gate_age_days;
}

}  // namespace

std::vector<Ulid> sets_to_ask_about(const Answers& a) {
  std::vector<Ulid> sets;
  if (without_implant(a) || cleared(a, record::ClearedTopic::implant_and_magnets)) return sets;
  for (const record::DilatorSet& s : a.journey().sets) {
    if (s.entered.holds_magnets) sets.push_back(s.entered.set);
  }
  return sets;
}

}  // namespace ebb::assess
