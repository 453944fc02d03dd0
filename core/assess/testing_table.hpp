// Reads the short lines of the tests' tables: "lump=yes; infection=fever+sores; pregnant_weeks=20; nerve skipped; yes: new_lump".
#pragma once
#include "core/assess/for_testing.hpp"

namespace ebb::assess::for_testing {

inline std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t to = std::min(text.find(by, from), text.size());
    if (to > from) parts.emplace_back(text.substr(from, to - from));
    from = to + by.size();
  }
  return parts;
}

inline std::string full_id(std::string_view word) {
  const bool has_module = word.starts_with("private.") || word.starts_with("possible.") || word.starts_with("goal.") || word.starts_with("safety.");
  return has_module ? std::string(word) : "safety." + std::string(word);
}

/// One line of a table, said on the builder's day.
inline void say(Builder& b, std::string_view line) {
  for (const std::string& part : split(line, "; ")) {
    if (part.starts_with("yes: ")) {
      b.clinician_yes(*enum_named<record::ClearedTopic>(part.substr(5)));  // not care: the length of the prefix
    } else if (part.ends_with(" skipped")) {
      b.skip(full_id(part.substr(0, part.size() - 8)));  // not care: the length of the ending
    } else {
      const auto sides = split(part, "=");
      const bool number = sides[1].find_first_not_of("0123456789") == std::string::npos;
      if (number) b.number(full_id(sides[0]), std::stoi(sides[1]));  // same everywhere: tests only
      else b.answer(full_id(sides[0]), split(sides[1], "+"));
    }
  }
}

}  // namespace ebb::assess::for_testing
