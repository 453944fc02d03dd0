#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// What she said before a practice that goes inside: does she want it today, is anything new, anything to note since the last one.
struct OpeningAnswered {
  static constexpr std::string_view kind = "opening.answered";
  static constexpr int version = 1;
  Ladder ladder{};
  bool yes_today = false;
  std::vector<NewSince> anything_new;
  std::vector<Note> notes_since_last;
};

template <class V>
void describe(V& v, OpeningAnswered& x) {
  v.type("OpeningAnswered", "what she said before a practice that goes inside: does she want it today, is anything new, anything to note since the last one");
  v.field("ladder", x.ladder, "which ladder");
  v.field("yes_today", x.yes_today, "she says yes today");
  v.field("anything_new", x.anything_new, "empty: not answered");
  v.field("notes_since_last", x.notes_since_last, "empty: not answered");
}

}  // namespace ebb::record
