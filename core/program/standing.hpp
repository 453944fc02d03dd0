// What row 1 is asked about one ladder today.
#pragma once
#include "core/program/decide.hpp"

namespace ebb::program {

/// A reason to seek care, from an answer or from a row.
struct CareHere {
  assess::Care care;
  const evidence::Rule* rule = nullptr;      ///< the row's; absent: an answer
  const ladders::Walk* walk = nullptr;       ///< where the row found it
};

/// All that ask for care, most urgent first: what she answered, and on every ladder what rows 2 and 4 found. Private ones are not among them.
std::vector<CareHere> care_of(const ladders::Ground& ground, const std::vector<Looked>& ladders);

/// Touch was led lower, and nothing since says that it has settled: no comfortable touch, and in a clinic nothing comfortable and no place recorded, on
/// touch or inside. What led there, or nothing.
std::optional<ladders::Seen> touch_first(const ladders::Ground& ground, const ladders::Walk& touch);

/// `of`: the ladder that is asked about, one of `ladders`.
rules::StandingFacts standing_of(const ladders::Ground& ground, const std::vector<Looked>& ladders, Ladder of, const Foundations& foundations, const std::vector<CareHere>& care);

}  // namespace ebb::program
