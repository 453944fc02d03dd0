// Entries of a clock that is ahead of now. They count for nothing until their time has come, and are shown all the same: what she wrote is never out of sight.
#pragma once
#include "core/record/resolve.hpp"

namespace ebb::record {

/// Sessions that began or ended ahead of now, tries and days, with what corrects or withdraws them already said.
Ahead ahead_of_the_clock(const Resolved& resolved);

}  // namespace ebb::record
