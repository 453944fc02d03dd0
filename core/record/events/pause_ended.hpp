#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Practice may go on.
struct PauseEnded {
  static constexpr std::string_view kind = "pause.ended";
  static constexpr int version = 1;
  std::optional<Ladder> ladder;
};

template <class V>
void describe(V& v, PauseEnded& x) {
  v.type("PauseEnded", "practice may go on");
  v.optional("ladder", x.ladder, "only this ladder; absent: everything");
}

}  // namespace ebb::record
