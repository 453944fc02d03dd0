// What a decision was read from: only what its rule looked at, by name and with units.
#pragma once
#include "core/program/decide.hpp"

namespace ebb::program {

json::Object inputs_of_row(const ladders::Ground& ground, const ladders::Walk& walk);
/// What led a step lower: the pain, or two hard sessions.
json::Object inputs_of_lowering(const ladders::Seen& seen);
json::Object inputs_of_standing(const ladders::Ground& ground, const Looked& looked, const Foundations& foundations);
/// What row 2 (`bleeding`) or row 4 in pregnancy read when it asked for care.
json::Object inputs_of_care(const ladders::Ground& ground, const ladders::Walk& walk, bool bleeding);
json::Object inputs_of_gap(const ladders::Ground& ground, const ladders::Walk& walk);

/// Days from an entry to today; never negative.
std::int32_t age_days(const ladders::Ground& ground, Day day);

}  // namespace ebb::program
