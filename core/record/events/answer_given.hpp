#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// An answer to one question of the assessment; a skipped question counts as unknown.
struct AnswerGiven {
  static constexpr std::string_view kind = "answer.given";
  static constexpr int version = 1;
  std::string question;
  bool skipped = false;
  std::vector<std::string> choices;
  std::optional<std::int32_t> number;
  std::optional<std::string> text;
};

template <class V>
void describe(V& v, AnswerGiven& x) {
  v.type("AnswerGiven", "an answer to one question of the assessment; a skipped question counts as unknown");
  v.field("question", x.question, "id of the question, e.g. safety.pregnant; questions whose id begins with private. belong to the private-safety compartment");
  v.field("skipped", x.skipped, "she chose not to answer; then the answer is empty");
  v.field("choices", x.choices, "ids of the chosen options");
  v.optional("number", x.number, "a number, in the unit the question states");
  v.optional("text", x.text, "her own words");
}

}  // namespace ebb::record
