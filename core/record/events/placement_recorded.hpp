#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Where a ladder starts, recorded by her clinician.
struct PlacementRecorded {
  static constexpr std::string_view kind = "placement.recorded";
  static constexpr int version = 1;
  Ladder ladder{};
  std::string step;
  std::optional<std::string> who;
};

template <class V>
void describe(V& v, PlacementRecorded& x) {
  v.type("PlacementRecorded", "where a ladder starts, recorded by her clinician");
  v.field("ladder", x.ladder, "which ladder");
  v.field("step", x.step, "id of the step");
  v.optional("who", x.who, "who recorded it");
}

}  // namespace ebb::record
