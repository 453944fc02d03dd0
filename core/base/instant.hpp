// Points in time and local days. No clock is read here: every `now` is an argument.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace ebb {

/// Milliseconds since 1970-01-01T00:00:00Z. Range: years 1970 to 9999.
struct Instant {
  std::int64_t ms = 0;
  constexpr auto operator<=>(const Instant&) const = default;
};

/// A local calendar day, as days since 1970-01-01. Rules count only these.
struct Day {
  std::int32_t number = 0;
  constexpr auto operator<=>(const Day&) const = default;
};
/// Whole days from `b` to `a`.
constexpr std::int32_t operator-(Day a, Day b) { return a.number - b.number; }
constexpr Day operator+(Day a, std::int32_t days) { return Day{a.number + days}; }

/// An instant as it was read on a clock on a wall: RFC 3339 with its offset.
struct Moment {
  Instant instant;
  std::int32_t offset_min = 0;  ///< minutes east of UTC, -1439..1439
  constexpr bool operator==(const Moment&) const = default;
  /// The local day shown by that clock.
  Day day() const;
};

/// "2026-11-21T22:10:00+01:00" or "…Z"; fractions of a second are kept to the millisecond. Errors: bad_time; the detail says whether it
/// is written otherwise, or which part of it does not exist.
Result<Moment> parse_moment(std::string_view text);
std::string format(const Moment& m);  ///< seconds, and milliseconds only when not 0; offset as +hh:mm, or Z for 0

/// "2026-11-21". Errors: bad_day, the detail as above.
Result<Day> parse_day(std::string_view text);
std::string format(Day day);

/// 0 Monday … 6 Sunday.
constexpr int weekday(Day d) { return static_cast<int>(((d.number + 3) % 7 + 7) % 7); }

constexpr std::int64_t ms_per_second = 1'000, ms_per_minute = 60'000, ms_per_hour = 3'600'000, ms_per_day = 86'400'000;

}  // namespace ebb
