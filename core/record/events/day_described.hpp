#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// How today is.
struct DayDescribed {
  static constexpr std::string_view kind = "day.described";
  static constexpr int version = 1;
  std::optional<Level> energy;
  std::optional<Level> stress;
  std::optional<PeriodToday> period;
  std::optional<std::int32_t> minutes;
};

template <class V>
void describe(V& v, DayDescribed& x) {
  v.type("DayDescribed", "how today is");
  v.optional("energy", x.energy, "energy");
  v.optional("stress", x.stress, "stress");
  v.optional("period", x.period, "period");
  v.optional("minutes", x.minutes, "minutes she has: 5, 10 or 20");
}

}  // namespace ebb::record
