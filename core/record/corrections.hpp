// Withdrawals and corrections: entries about entries.
//   - A withdrawal is final, whatever the order. What is withdrawn counts for nothing, and so do the corrections made of it.
//   - A correction carries the whole new data of the entry it leads to, directly or over other corrections; the last one in order counts.
//   - One whose data that kind could not hold is refused by the name of what is wrong, and the ones before it stand.
#pragma once
#include "core/record/resolve.hpp"

namespace ebb::record {

/// `kept`: in order, every id once. Fills out.standing, out.refused, out.corrected.
void correct(const std::vector<const Event*>& kept, Resolved& out);

}  // namespace ebb::record
