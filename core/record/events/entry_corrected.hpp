#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// An earlier entry, as it should have been.
struct EntryCorrected {
  static constexpr std::string_view kind = "entry.corrected";
  static constexpr int version = 1;
  Ulid target;
  Compartment compartment = Compartment::body;
  std::int32_t data_v = 1;
  json::Value data;
};

template <class V>
void describe(V& v, EntryCorrected& x) {
  v.type("EntryCorrected", "an earlier entry, as it should have been");
  v.field("target", x.target, "id of the event that is corrected; it may itself be a correction");
  v.field("compartment", x.compartment, "the compartment of that event: a correction travels beside it");
  v.field("data_v", x.data_v, "version of the data below");
  v.field("data", x.data, "the whole new data of that event's kind");
}

}  // namespace ebb::record
