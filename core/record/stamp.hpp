// The only maker of events. Pure: time and chance come from the shell.
#pragma once
#include <span>

#include "core/record/event.hpp"

namespace ebb::record {

/// The local hybrid logical clock of one device.
struct ClockState {
  Hlc last;
};

/// What the shell knows when something is written.
struct Now {
  Moment at;
  std::string zone;
};

struct Author {
  Ulid member;
  Ulid device;
};

struct Stamped {
  Event event;
  ClockState clock;
};
/// The clock never runs backwards for `now` going backwards, unless it had run more than 24 h ahead of `now`: then it begins again at `now`.
/// Errors: wrong_shape (the draft, the zone), line_too_large, unknown_kind, clock_overflow.
Result<Stamped> stamp(const ClockState& clock, const Now& now, std::span<const std::uint8_t, 10> random, const Author& author, Data draft);

/// A received event moves the local clock, unless it is more than 24 h ahead of `now`.
ClockState receive(const ClockState& clock, const Now& now, const Hlc& received);

}  // namespace ebb::record
