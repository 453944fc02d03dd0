#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// A guided session began.
struct SessionStarted {
  static constexpr std::string_view kind = "session.started";
  static constexpr int version = 1;
  Ulid session;
  Ladder ladder{};
  std::string step;
  std::optional<WidthTenthMm> width_tenth_mm;
  std::string script;
};

template <class V>
void describe(V& v, SessionStarted& x) {
  v.type("SessionStarted", "a guided session began");
  v.field("session", x.session, "id of the session");
  v.field("ladder", x.ladder, "its ladder");
  v.field("step", x.step, "id of the step");
  v.optional("width_tenth_mm", x.width_tenth_mm, "width of what is used");
  v.field("script", x.script, "id of the script");
}

}  // namespace ebb::record
