#include "core/record/stamp.hpp"

#include <algorithm>
#include <limits>

#include "core/record/fold.hpp"
#include "core/record/line.hpp"

namespace ebb::record {
namespace {

bool too_far_ahead(const Hlc& clock, const Now& now) { return clock.ms > now.at.instant.ms + clock_ahead_ms_max; }

Result<Hlc> next(const ClockState& clock, const Now& now) {
  const Hlc last = too_far_ahead(clock.last, now) ? Hlc{} : clock.last;
  if (now.at.instant.ms > last.ms) return Hlc{now.at.instant.ms, 0};
  if (last.n == std::numeric_limits<std::uint32_t>::max()) return fail(ErrorId::clock_overflow);
  return Hlc{last.ms, last.n + 1};
}

}  // namespace

Result<Stamped> stamp(const ClockState& clock, const Now& now, std::span<const std::uint8_t, 10> random, const Author& author, Data draft) {
  if (const auto* unknown = std::get_if<UnknownKind>(&draft)) return fail(ErrorId::unknown_kind, unknown->kind.substr(0, 64));
  EBB_TRY(const Hlc hlc, next(clock, now));
  const Ulid id = Ulid::make(static_cast<std::uint64_t>(now.at.instant.ms), random);
  const Event draft_event{id, author.member, author.device, hlc, now.at, now.zone, now.at.day(), std::move(draft), false};
  EBB_TRY(Event event, decode_line(encode_line(draft_event)));  // what is written can be read again, and is what others will read
  return Stamped{std::move(event), ClockState{hlc}};
}

ClockState receive(const ClockState& clock, const Now& now, const Hlc& received) {
  return too_far_ahead(received, now) ? clock : ClockState{std::max(clock.last, received)};
}

}  // namespace ebb::record
