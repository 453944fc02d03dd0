#include "core/record/check_log.hpp"

namespace ebb::record {
namespace {
constexpr Moment end_of_time{Instant{253'402'300'799'999}, 0};
}

LogCheck check_log(const Log& log) {
  LogCheck out;
  out.lines = log.lines_read;
  out.refused = fold(log, end_of_time).refused;
  out.accepted = out.lines - static_cast<std::int64_t>(out.refused.size());
  if (const auto& e = log.not_an_event) {
    out.not_an_event = NotAnEvent{e->at->line, static_cast<std::int64_t>(e->at->byte), std::string(name_of(e->id)), e->detail};
  }
  return out;
}

}  // namespace ebb::record
