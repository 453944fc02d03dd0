// What a decision lets her do now. The plan asks it before it proposes, and whoever opens a practice asks it again.
#pragma once
#include "core/program/decide.hpp"

namespace ebb::program {

/// The decision, or, where only her answer is missing, what it would lead to.
const Decision& effective(const Looked& looked);
/// The step a move leads to; nullptr where it leads to none.
const std::string* step_of(const Move& move);
/// The gate is open and the decision holds nothing back.
bool allows(const assess::Assessment& assessment, const Decision& decision);
/// It need not wait for a later day.
bool due(const Decision& decision, Day today);

/// Whether a step may begin now: the step of the ladder's decision or anything below it, since going lower is always her choice. Never anything
/// higher, nothing that is not on the ladder, and nothing inside without a yes of today. Calm never closes.
bool may_begin(const ladders::Ground& ground, const Decided& decided, Ladder ladder, std::string_view step);

}  // namespace ebb::program
