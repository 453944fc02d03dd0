#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// A decision for members who do not hold every compartment, with its public reason.
struct DecisionPublished {
  static constexpr std::string_view kind = "decision.published";
  static constexpr int version = 1;
  Ladder ladder{};
  std::string move;
  std::string reason;
  std::optional<Day> earliest_day;
};

template <class V>
void describe(V& v, DecisionPublished& x) {
  v.type("DecisionPublished", "a decision for members who do not hold every compartment, with its public reason");
  v.field("ladder", x.ladder, "which ladder");
  v.field("move", x.move, "the move");
  v.field("reason", x.reason, "public reason code");
  v.optional("earliest_day", x.earliest_day, "not before this day");
}

}  // namespace ebb::record
