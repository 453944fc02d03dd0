#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// The check in the middle of an exposure.
struct SessionChecked {
  static constexpr std::string_view kind = "session.checked";
  static constexpr int version = 1;
  Ulid session;
  std::optional<Pain0to10> pain;
  std::optional<Fear0to100> fear;
  std::optional<CheckChoice> choice;
};

template <class V>
void describe(V& v, SessionChecked& x) {
  v.type("SessionChecked", "the check in the middle of an exposure");
  v.field("session", x.session, "id of the session");
  v.optional("pain", x.pain, "pain now");
  v.optional("fear", x.fear, "fear now");
  v.optional("choice", x.choice, "what she chose");
}

}  // namespace ebb::record
