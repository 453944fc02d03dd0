#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// A guided session closed, with what she said afterwards.
struct SessionEnded {
  static constexpr std::string_view kind = "session.ended";
  static constexpr int version = 1;
  Ulid session;
  Ladder ladder{};
  std::string step;
  std::optional<WidthTenthMm> width_tenth_mm;
  Closed closed{};
  Seconds planned_s = Seconds::of<0>();
  Seconds practised_s = Seconds::of<0>();
  std::optional<Pain0to10> worst_pain;
  std::optional<Fear0to100> highest_fear;
  std::optional<bool> wanted;
  std::optional<Presence> presence;
  std::optional<Numbing> numbing;
  std::vector<Note> notes;
  std::optional<std::string> went;
};

template <class V>
void describe(V& v, SessionEnded& x) {
  v.type("SessionEnded", "a guided session closed, with what she said afterwards");
  v.field("session", x.session, "id of the session");
  v.field("ladder", x.ladder, "its ladder");
  v.field("step", x.step, "id of the step");
  v.optional("width_tenth_mm", x.width_tenth_mm, "width of what was used");
  v.field("closed", x.closed, "how it closed");
  v.field("planned_s", x.planned_s, "practice time of the script");
  v.field("practised_s", x.practised_s, "practice time reached");
  v.optional("worst_pain", x.worst_pain, "worst pain during practice");
  v.optional("highest_fear", x.highest_fear, "highest fear during practice");
  v.optional("wanted", x.wanted, "it was wanted, all the way");
  v.optional("presence", x.presence, "was she here with it");
  v.optional("numbing", x.numbing, "anything numbing or calming used");
  v.field("notes", x.notes, "anything to note; empty: not answered");
  v.optional("went", x.went, "how it went, in her words");
}

}  // namespace ebb::record
