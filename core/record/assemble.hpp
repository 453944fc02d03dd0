// Events that count, put together: sessions by their id, pauses, the last of what replaces itself.
#pragma once
#include "core/record/resolve.hpp"

namespace ebb::record {

/// Fills the Journey's lists. What does not fit together is added to resolved.refused; returns what counted, in order.
std::vector<Standing> assemble(Resolved& resolved, Journey& journey);

}  // namespace ebb::record
