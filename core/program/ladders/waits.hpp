// What on a ladder waits for a clinician, and until when.
#pragma once
#include "core/program/ladders/walk.hpp"

namespace ebb::program::ladders {

/// Row 4 again, row 3 with reduced feeling, or care that row 2 asked for, and no clinician has looked: as it stood before a place in the order.
bool waits_for_a_clinician(const Walk& w, const Ground& g, std::uint32_t before_order, Day day);
/// A day on which it waited for one.
bool waited_on(const Walk& w, const Ground& g, Day day);

/// Row 2 asked for care and no clinician has looked since: nothing goes inside, also once it is gone.
bool bleeding_not_assessed(const Walk& w, const record::Journey& journey);
/// Care that row 2 asked for and that still holds: until a clinician looked, or she answered on a later day that there is no bleeding; while pregnant
/// or maybe, until the signs were answered anew. Not pregnant after all: it is care all the same, and less urgent.
std::optional<Urgency> bleeding_care(const Walk& w, const Ground& g);
/// Severe pain while pregnant or maybe, until a clinician looked or its questions were answered anew.
bool severe_in_pregnancy(const Walk& w, const record::Journey& journey);

}  // namespace ebb::program::ladders
