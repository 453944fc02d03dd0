// What is wrong with a log, if anything (`ebb log check`).
#pragma once
#include "core/record/fold.hpp"
#include "core/record/journey_document.hpp"

namespace ebb::record {

/// The first line that is no event at all.
struct NotAnEvent {
  std::int64_t line = 0;  ///< from 1
  std::int64_t byte = 0;  ///< in the whole text, from 0
  std::string reason;     ///< an error id
  std::string detail;
};

struct LogCheck {
  std::int64_t lines = 0;     ///< that are not empty
  std::int64_t accepted = 0;  ///< of those
  std::vector<Refused> refused;
  std::optional<NotAnEvent> not_an_event;
};

/// Reads and folds it, at no moment in particular: nothing is of the future.
LogCheck check_log(const Log& log);

template <class V>
void describe(V& v, NotAnEvent& x) {
  v.type("NotAnEvent", "the first line that is no event at all");
  v.field("line", x.line, "from 1");
  v.field("byte", x.byte, "in the whole text, from 0");
  v.field("reason", x.reason, "id of an error");
  v.field("detail", x.detail, "what was found and what was expected");
}

template <class V>
void describe(V& v, LogCheck& x) {
  v.type("LogCheck", "what is wrong with a log, if anything");
  v.field("lines", x.lines, "that are not empty");
  v.field("accepted", x.accepted, "of those");
  v.field("refused", x.refused, "the others, by line");
  v.nullable("not_an_event", x.not_an_event, "null: every line is an event, or a torn last line");
}

}  // namespace ebb::record
