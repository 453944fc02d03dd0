#include "core/practice/lengths.hpp"

#include <algorithm>

#include "evidence.hpp"

namespace ebb::practice {
namespace {

constexpr std::int64_t practise_ms_min = evidence::practise_seconds_min * ms_per_second;

const Version& version_of(const Script& script, const StartRequest& r) { return script.versions[static_cast<std::size_t>(r.length)]; }

std::int64_t around_ms(const Version& v, bool warm_up) { return (seconds_of(v, Phase::settle, warm_up) + seconds_of(v, Phase::close, warm_up)) * ms_per_second; }

std::int64_t own_ms(const Script& script, const Version& v) {
  const std::int64_t own = seconds_of(v, Phase::practise, false) * ms_per_second;
  return script.inserts && v.whole ? std::max<std::int64_t>(own, evidence::inside_minutes * ms_per_minute) : own;
}

}  // namespace

Result<std::int64_t> planned_ms(const Script& script, const StartRequest& r) {
  const Version& v = version_of(script, r);
  if (!r.minutes) return own_ms(script, v);
  const std::int64_t left = *r.minutes * ms_per_minute - around_ms(v, r.warm_up);
  if (*r.minutes > evidence::practice_minutes_max) return fail(ErrorId::impossible_value, "/minutes: at most " + std::to_string(evidence::practice_minutes_max.value));
  if (left < practise_ms_min) return fail(ErrorId::impossible_value, "/minutes: too few to begin and to close gently");
  return left;
}

std::int64_t segment_ms(const Version& v, std::size_t segment, std::int64_t planned_ms) {
  const Segment& seg = v.segments[segment];
  if (seg.phase != Phase::practise) return seg.seconds * ms_per_second;
  std::int64_t before = 0;
  for (std::size_t i = 0; i < segment; ++i) before += v.segments[i].phase == Phase::practise ? v.segments[i].seconds : 0;
  const std::int64_t all = seconds_of(v, Phase::practise, false);
  const std::int64_t planned_s = planned_ms / ms_per_second;
  return (planned_s * (before + seg.seconds) / all - planned_s * before / all) * ms_per_second;
}

bool is_whole(const Script& script, const StartRequest& r, std::int64_t planned_ms) {
  const Version& v = version_of(script, r);
  if (!v.whole) return false;
  if (script.inserts) return planned_ms >= evidence::inside_minutes * ms_per_minute;
  return planned_ms + around_ms(v, r.warm_up) >= evidence::breathing_first_seconds * ms_per_second;
}

}  // namespace ebb::practice
