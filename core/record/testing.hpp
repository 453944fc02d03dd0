// For tests only: events without ceremony.
#pragma once
#include "core/record/fold.hpp"

namespace ebb::record {

inline Ulid ulid_for_testing(std::uint64_t n) {
  const auto b = [&](int shift) { return static_cast<std::uint8_t>(n >> shift); };
  const std::array<std::uint8_t, 10> random{0, 0, b(56), b(48), b(40), b(32), b(24), b(16), b(8), b(0)};
  return Ulid::make(0, random);
}

inline Moment moment_for_testing(std::string_view text) { return *parse_moment(text); }

/// An event written `minutes` after 2026-01-05T08:00Z on device `device`; its id is made from `id`.
inline Event event_for_testing(std::uint64_t id, std::int64_t minutes, Data data, std::uint64_t device = 1) {
  const Instant instant{moment_for_testing("2026-01-05T08:00:00Z").instant.ms + minutes * ms_per_minute};
  const Moment at{instant, 0};
  return {ulid_for_testing(id), ulid_for_testing(9000), ulid_for_testing(9000 + device), Hlc{instant.ms, 0}, at, "Etc/UTC", at.day(), std::move(data), false};
}

}  // namespace ebb::record
