// The decision on every ladder: row 1 first, then a gap, then what the last session said. Pure function of the Journey, its assessment and the protocol.
#pragma once
#include "core/program/ladders/walk.hpp"
#include "core/program/rules/standing.hpp"

namespace ebb::program {

/// What comes before anything that goes inside.
struct Foundations {
  bool calm_done = false, release_done = false;
  std::int32_t calm_sessions = 0, release_sessions = 0;  ///< that count
};

/// One ladder, fully looked at.
struct Looked {
  ladders::Walk walk;
  rules::StandingFacts standing;
  rules::StandingRow row{};
  Decision decision;
  /// What her answer of today would lead to, where only that is missing: her yes before something goes inside, before touch that soreness has gone.
  std::optional<Decision> when_yes;
};

struct Decided {
  std::vector<Looked> ladders;   ///< in the order of record::Ladder
  Foundations foundations;
  std::vector<assess::Care> care;  ///< from her answers and from what the rows found, most urgent first
  const Looked& on(Ladder l) const { return ladders[static_cast<std::size_t>(l)]; }
};

Decided decide(const record::Journey& journey, const assess::Assessment& assessment, const Protocol& protocol = {});
Decided decide(const ladders::Ground& ground);

/// A gate of the assessment, and what bled in practice beside it: going inside waits until a clinician has looked, as it does for bleeding that was answered.
assess::Gate gate_today(assess::Gate gate, const ladders::Walk& inside, const record::Journey& journey);

/// How far calm and release are laid, so that practice inside may open.
Foundations foundations_of(const ladders::Ground& ground);

}  // namespace ebb::program
