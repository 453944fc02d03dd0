#include "core/assess/magnets.hpp"

#include "core/assess/clinician_yes.hpp"

namespace ebb::assess {

std::vector<Ulid> sets_to_ask_about(const Answers& a) {
  std::vector<Ulid> sets;
  if (a.chose("safety.implant", "no") || cleared(a, record::ClearedTopic::implant_and_magnets)) return sets;
  for (const record::DilatorSet& s : a.journey().sets) {
    if (s.entered.holds_magnets) sets.push_back(s.entered.set);
  }
  return sets;
}

}  // namespace ebb::assess
