#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Something tried outside the plan, recorded without blame.
struct TryRecorded {
  static constexpr std::string_view kind = "try.recorded";
  static constexpr int version = 1;
  TryKind what{};
  std::optional<WidthTenthMm> width_tenth_mm;
  std::optional<Pain0to10> worst_pain;
  std::optional<Fear0to100> highest_fear;
  std::optional<bool> wanted;
  std::optional<Presence> presence;
  std::vector<Note> notes;
};

template <class V>
void describe(V& v, TryRecorded& x) {
  v.type("TryRecorded", "something tried outside the plan, recorded without blame");
  v.field("what", x.what, "what it was");
  v.optional("width_tenth_mm", x.width_tenth_mm, "its width, where known");
  v.optional("worst_pain", x.worst_pain, "worst pain");
  v.optional("highest_fear", x.highest_fear, "highest fear");
  v.optional("wanted", x.wanted, "it was wanted");
  v.optional("presence", x.presence, "was she here with it");
  v.field("notes", x.notes, "anything to note");
}

}  // namespace ebb::record
