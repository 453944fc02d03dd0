#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// An earlier entry is taken back; it counts for nothing.
struct EntryWithdrawn {
  static constexpr std::string_view kind = "entry.withdrawn";
  static constexpr int version = 1;
  Ulid target;
};

template <class V>
void describe(V& v, EntryWithdrawn& x) {
  v.type("EntryWithdrawn", "an earlier entry is taken back; it counts for nothing");
  v.field("target", x.target, "id of the event that is withdrawn");
}

}  // namespace ebb::record
