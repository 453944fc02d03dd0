// The gate map: for each practice family open, ask a clinician first, or not now, with the most binding reason.
#pragma once
#include "core/assess/assessment.hpp"
#include "core/assess/private_safety.hpp"

namespace ebb::assess {

/// One gate for each family, in the order of the enum. Of several bars the most binding wins: not_now before ask, then the order of GateReason.
std::vector<Gate> gates(const Answers& answers, const PrivateSafety& secret);

/// The same as if no private answer held anything: whether a session counts must not tell of one.
std::vector<Gate> gates_of_the_body(const Answers& answers, PrivateSafety secret);
/// A private answer holds the family.
bool holds(const PrivateSafety& secret, Family family);

/// Pregnant, maybe, or not known.
bool pregnant_or_unknown(const Answers& answers);
/// Pain cannot be relied on as a signal.
bool reduced_feeling(const Answers& answers);
/// Whole weeks until today, counted on from the day of the answer; nothing when it was skipped or is in doubt.
std::optional<std::int32_t> weeks_now(const Answers& answers, std::string_view question);

}  // namespace ebb::assess
