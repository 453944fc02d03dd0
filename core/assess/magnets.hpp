// Sets that hold magnets, and a pacemaker or another implant: ask first.
#pragma once
#include "core/assess/answers.hpp"

namespace ebb::assess {

/// Sets that hold magnets while an implant is possible: answered yes, not sure or not at all, and no clinician's yes since. In order of entry.
std::vector<Ulid> sets_to_ask_about(const Answers& answers);

}  // namespace ebb::assess
