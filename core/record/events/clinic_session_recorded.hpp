#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// A session with a therapist in the room; the rules for home do not bind it.
struct ClinicSessionRecorded {
  static constexpr std::string_view kind = "clinic_session.recorded";
  static constexpr int version = 1;
  Ladder ladder{};
  std::optional<std::string> step;
  std::optional<WidthTenthMm> width_tenth_mm;
  std::optional<Pain0to10> worst_pain;
  std::optional<Fear0to100> highest_fear;
  bool comfortable = false;
  std::optional<std::string> who;
};

template <class V>
void describe(V& v, ClinicSessionRecorded& x) {
  v.type("ClinicSessionRecorded", "a session with a therapist in the room; the rules for home do not bind it");
  v.field("ladder", x.ladder, "its ladder");
  v.optional("step", x.step, "step reached");
  v.optional("width_tenth_mm", x.width_tenth_mm, "width reached");
  v.optional("worst_pain", x.worst_pain, "worst pain");
  v.optional("highest_fear", x.highest_fear, "highest fear");
  v.field("comfortable", x.comfortable, "it was comfortable");
  v.optional("who", x.who, "who was there");
}

}  // namespace ebb::record
