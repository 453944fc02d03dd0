#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// An earlier entry, as it should have been.
struct EntryCorrected {
  static constexpr std::string_view kind = "entry.corrected";
  static constexpr int version = 1;
  Ulid target;
  json::Value data;
};

template <class V>
void describe(V& v, EntryCorrected& x) {
  v.type("EntryCorrected", "an earlier entry, as it should have been");
  v.field("target", x.target, "id of the event that is corrected");
  v.field("data", x.data, "the whole new data of that event's kind");
}

}  // namespace ebb::record
