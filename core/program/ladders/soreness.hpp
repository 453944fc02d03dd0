// Whether soreness has gone. It is asked after severe pain in any practice, and after soreness she reported; only an answer says that it has gone.
#pragma once
#include "core/program/protocol.hpp"
#include "core/record/journey.hpp"

namespace ebb::program::ladders {

struct Soreness {
  bool asked = false;            ///< severe pain, or soreness reported, and no answer since that it has gone
  std::optional<Day> said_on;    ///< the answer before a practice that stands now said: sore. Its day
};

/// What was reported stands: a skip takes nothing back, and a practice is no answer.
Soreness soreness_of(const record::Journey& journey, const Protocol& protocol);

}  // namespace ebb::program::ladders
