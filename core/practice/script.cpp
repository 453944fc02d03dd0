#include "core/practice/script.hpp"

#include <algorithm>

#include "evidence.hpp"
#include "practice_scripts.hpp"

namespace ebb::practice {
namespace {

constexpr std::int32_t practise_seconds(const Version& v) {
  std::int32_t sum = 0;
  for (const Segment& s : v.segments) sum += s.phase == Phase::practise ? s.seconds : 0;
  return sum;
}

// The whole practice of anything inside lasts as long as its card says, and no script is longer than the ring.
constexpr bool lengths_fit() {
  for (const Script& s : generated::scripts) {
    for (const Version& v : s.versions) {
      const std::int32_t seconds = practise_seconds(v);
      if (seconds > evidence::practise_seconds_max) return false;
      if (s.inserts && v.whole && seconds < evidence::inside_seconds) return false;
      if (!s.inserts && v.whole && seconds < evidence::breathing_first_seconds) return false;
    }
  }
  return true;
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
