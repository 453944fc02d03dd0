// What rests with a pause. A private hold rests the same, so that nobody else can tell the two apart.
#pragma once
#include "core/record/journey.hpp"

namespace ebb::assess {

/// A pause of that ladder, or of everything, rests the family. The gate of calm never closes all the same; its days are no gap.
bool rests(std::optional<record::Ladder> paused, record::Family family);

}  // namespace ebb::assess
