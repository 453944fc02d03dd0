// What the record says before a practice opens: whether it may begin now, and what stands beside it.
#pragma once
#include "core/assess/assessment.hpp"
#include "core/practice/state.hpp"

namespace ebb::practice {

/// What her answers ask of this practice.
Cautions cautions_of(const assess::Assessment& assessment, const Script& script);

/// Whether it may begin now: its gate is open, nothing of today's decision holds it back, and its step is today's or lower.
/// Errors: practice_unknown (also a step that is none of this practice), impossible_value (a width that is not the step's), practice_waits.
Result<Cautions> permit(const record::Journey& journey, const StartRequest& request);

/// What stands beside a session taken up again: as the record has it now. Errors: practice_unknown.
Result<Cautions> cautions_now(const record::Journey& journey, const StartRequest& request);

}  // namespace ebb::practice
