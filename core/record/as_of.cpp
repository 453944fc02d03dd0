#include "core/record/fold.hpp"

namespace ebb::record {

Log as_of(Log log, const Moment& at) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < log.events.size(); ++i) {
    if (log.events[i].at.instant > at.instant) continue;
    if (kept != i) {
      log.events[kept] = std::move(log.events[i]);
      log.lines[kept] = log.lines[i];
    }
    ++kept;
  }
  log.events.erase(log.events.begin() + static_cast<std::ptrdiff_t>(kept), log.events.end());
  std::erase_if(log.impossible, [&](const LineHead& l) { return l.at.instant > at.instant; });
  log.lines.erase(log.lines.begin() + static_cast<std::ptrdiff_t>(kept), log.lines.end());
  return log;
}

}  // namespace ebb::record
