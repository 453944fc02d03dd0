#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Something she wants.
struct Goal {
  GoalKind kind{};
  std::optional<WidthTenthMm> width_tenth_mm;
  std::optional<std::string> words;
};

template <class V>
void describe(V& v, Goal& x) {
  v.type("Goal", "something she wants");
  v.field("kind", x.kind, "which of the goals");
  v.optional("width_tenth_mm", x.width_tenth_mm, "her own width, where she has one; the goal ends there");
  v.optional("words", x.words, "her own words");
}

/// What she wants, in her order; replaces the goals before.
struct GoalsSet {
  static constexpr std::string_view kind = "goals.set";
  static constexpr int version = 1;
  std::vector<Goal> goals;
};

template <class V>
void describe(V& v, GoalsSet& x) {
  v.type("GoalsSet", "what she wants, in her order; replaces the goals before");
  v.field("goals", x.goals, "none is a choice too");
}

}  // namespace ebb::record
