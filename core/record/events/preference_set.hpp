#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// A wish about words, sound or what is shown.
struct PreferenceSet {
  static constexpr std::string_view kind = "preference.set";
  static constexpr int version = 1;
  std::string name;
  std::string value;
};

template <class V>
void describe(V& v, PreferenceSet& x) {
  v.type("PreferenceSet", "a wish about words, sound or what is shown");
  v.field("name", x.name, "which wish");
  v.field("value", x.value, "its value; empty: as delivered");
}

}  // namespace ebb::record
