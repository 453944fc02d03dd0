#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// An earlier entry is taken back; it counts for nothing.
struct EntryWithdrawn {
  static constexpr std::string_view kind = "entry.withdrawn";
  static constexpr int version = 1;
  Ulid target;
  Compartment compartment = Compartment::body;
};

template <class V>
void describe(V& v, EntryWithdrawn& x) {
  v.type("EntryWithdrawn", "an earlier entry is taken back; it counts for nothing");
  v.field("target", x.target, "id of the event that is withdrawn; not a withdrawal: to take that back, write the entry again");
  v.field("compartment", x.compartment, "the compartment of that event: a withdrawal travels beside it");
}

}  // namespace ebb::record
