// How long a practice is: its script, stretched to the minutes Today says.
#pragma once
#include "core/practice/state.hpp"

namespace ebb::practice {

/// The practise phase as requested. Without minutes it is the script's own, and never less inside than evidence::inside_minutes where it is the whole
/// practice. Errors: impossible_value (the minutes leave no time to practise, or are more than evidence::practice_minutes_max).
Result<std::int64_t> planned_ms(const Script& script, const StartRequest& request);

/// Length of one segment, in whole seconds; those of the practise phase share `planned_ms` in proportion.
std::int64_t segment_ms(const Version& version, std::size_t segment, std::int64_t planned_ms);

/// Whether it counts as the whole practice, played to its end: held as long as inside_minutes, or as long as breathing_first_seconds in all.
bool is_whole(const Script& script, const StartRequest& request, std::int64_t planned_ms);

}  // namespace ebb::practice
