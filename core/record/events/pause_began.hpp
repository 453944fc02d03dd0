#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Practice rests; a pause is not a gap.
struct PauseBegan {
  static constexpr std::string_view kind = "pause.began";
  static constexpr int version = 1;
  std::optional<Ladder> ladder;
  PauseReason reason{};
};

template <class V>
void describe(V& v, PauseBegan& x) {
  v.type("PauseBegan", "practice rests; a pause is not a gap");
  v.optional("ladder", x.ladder, "only this ladder; absent: everything");
  v.field("reason", x.reason, "why");
}

}  // namespace ebb::record
