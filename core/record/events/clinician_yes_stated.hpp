#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// Her own dated statement that a clinician said yes.
struct ClinicianYesStated {
  static constexpr std::string_view kind = "clinician_yes.stated";
  static constexpr int version = 1;
  ClearedTopic topic{};
  std::optional<std::string> who;
  std::optional<std::string> limits;
  std::optional<Day> until;
};

template <class V>
void describe(V& v, ClinicianYesStated& x) {
  v.type("ClinicianYesStated", "her own dated statement that a clinician said yes");
  v.field("topic", x.topic, "what it is about");
  v.optional("who", x.who, "who said so, in her words");
  v.optional("limits", x.limits, "limits that were named");
  v.optional("until", x.until, "last day it holds");
}

}  // namespace ebb::record
