// The line as it stands in a log: the header every kind shares, its data not yet read.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::record {

struct Line {
  Ulid id;
  std::string kind;
  std::int32_t v = 1;
  std::optional<bool> critical;
  Ulid member, device;
  std::string hlc;
  Moment at;
  std::string zone;
  Day day;
  json::Value data;
};

template <class V>
void describe(V& v, Line& x) {
  v.type("Event", "one entry of a record, written as one line");
  v.field("id", x.id, "its own id; two entries never share one");
  v.field("kind", x.kind, "what it is; says what data holds");
  v.field("v", x.v, "version of the data of this kind");
  v.optional("critical", x.critical, "true: nothing may be advised by a program that does not know this kind and version");
  v.field("member", x.member, "who wrote it");
  v.field("device", x.device, "on which device");
  v.field("hlc", x.hlc, "hybrid logical clock, <milliseconds since 1970>-<counter>; events are ordered by hlc, device, id");
  v.field("at", x.at, "the time on the wall when it was written");
  v.field("zone", x.zone, "IANA name of the time zone; for people, no rule reads it");
  v.field("day", x.day, "the local day when it was written; rules count days by this alone");
  v.field("data", x.data, "what this kind says");
}

bool zone_is_spelled_well(std::string_view zone);

}  // namespace ebb::record
