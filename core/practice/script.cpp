#include "core/practice/script.hpp"

#include <algorithm>

#include "evidence.hpp"
#include "practice_scripts.hpp"

namespace ebb::practice {
namespace {

constexpr std::int32_t seconds(const Version& v, bool warm_up, auto of) {
  std::int32_t sum = 0;
  for (const Segment& s : v.segments) sum += (warm_up || !s.with_warm_up) && of(s) ? s.seconds : 0;
  return sum;
}
constexpr bool around(const Segment& s) { return s.phase != Phase::practise; }
constexpr bool any(const Segment&) { return true; }

// What Today counts on when it says how long something inside takes (core/program/plan.cpp), and no script is longer than the ring.
constexpr bool lengths_fit() {
  constexpr std::int32_t minute = ms_per_minute / ms_per_second;
  for (const Script& s : generated::scripts) {
    for (const Version& v : s.versions) {
      if (seconds(v, true, any) > evidence::practice_minutes_max * minute) return false;
      if (seconds(v, false, around) > evidence::inside_around_minutes * minute) return false;
      if (seconds(v, true, around) > (evidence::inside_around_minutes + evidence::warm_up_minutes) * minute) return false;
      if (!s.inserts && v.whole && seconds(v, false, any) < evidence::breathing_first_seconds) return false;
    }
  }
  return evidence::inside_minutes.absolute_max + evidence::inside_around_minutes + evidence::warm_up_minutes <= evidence::practice_minutes_max;
}
static_assert(lengths_fit());

}  // namespace

std::span<const Script> all_scripts() { return generated::scripts; }

const Script* find_script(std::string_view practice) {
  const auto s = std::find_if(generated::scripts.begin(), generated::scripts.end(), [&](const Script& x) { return x.practice == practice; });
  return s == generated::scripts.end() ? nullptr : &*s;
}

std::int32_t seconds_of(const Version& version, Phase phase, bool warm_up) {
  std::int32_t sum = 0;
  for (const Segment& s : version.segments) {
    if (s.phase == phase && (warm_up || !s.with_warm_up)) sum += s.seconds;
  }
  return sum;
}

}  // namespace ebb::practice
