#include "core/record/journey.hpp"

#include <algorithm>

namespace ebb::record {

bool Journey::holds(Compartment c) const { return std::find(held.begin(), held.end(), c) != held.end(); }

bool Journey::practice_not_counted() const {
  return std::any_of(not_counted.begin(), not_counted.end(), [](const NotCounted& n) { return n.holds; });
}

const Answer* Journey::answer(std::string_view question) const {
  const auto last = std::find_if(answers.rbegin(), answers.rend(), [&](const Answer& a) { return a.given.question == question; });
  return last == answers.rend() ? nullptr : &*last;
}

}  // namespace ebb::record
