// Reasons to seek care and how soon, as the specification lists them. They stay until the question is answered anew; nobody can dismiss them.
#pragma once
#include "core/assess/assessment.hpp"

namespace ebb::assess {

/// Most urgent first; within one urgency in the order of the questions. All thresholds are working defaults for a clinician to review.
std::vector<Care> care(const Answers& answers);

}  // namespace ebb::assess
