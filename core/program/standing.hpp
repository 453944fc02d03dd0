// What row 1 is asked about one ladder today.
#pragma once
#include "core/program/decide.hpp"

namespace ebb::program {

rules::StandingFacts standing_of(const ladders::Ground& ground, const ladders::Walk& walk, const Inside& foundation);

/// The most urgent reason for care that is not private, or nullptr.
const assess::Care* most_urgent(const assess::Assessment& assessment);
/// Row 2 asked for care, and no clinician has said yes since.
std::optional<Urgency> bleeding_care(const ladders::Ground& ground, const ladders::Walk& walk);

}  // namespace ebb::program
