// The penetration-ability ladder: what is possible for her body, in seven rungs. The primary outcome; no rung is a goal by itself.
#pragma once
#include "core/assess/assessment.hpp"

namespace ebb::assess {

/// One rung for each ability, in the order of the enum.
std::vector<AbilityRung> abilities(const Answers& answers);
/// The widest she marked comfortable with a known width.
std::optional<WidthTenthMm> comfortable_width(const std::vector<AbilityRung>& rungs);

}  // namespace ebb::assess
