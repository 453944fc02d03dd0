#include "core/record/journey.hpp"

#include <algorithm>

namespace ebb::record {

bool Journey::holds(Compartment c) const { return std::find(held.begin(), held.end(), c) != held.end(); }

const Answer* Journey::answer(std::string_view question) const {
  const auto last = std::find_if(answers.rbegin(), answers.rend(), [&](const Answer& a) { return a.given.question == question; });
  return last == answers.rend() ? nullptr : &*last;
}

}  // namespace ebb::record
