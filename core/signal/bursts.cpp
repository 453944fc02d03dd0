#include "core/signal/bursts.hpp"

#include <algorithm>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

constexpr std::size_t median_frames = 21;
constexpr std::int64_t quiet_frames = 25, shortest_frames = 15;
constexpr double peak_share = 0.5;
constexpr double silence = 1e-12;  // of the largest energy: an exact zero has no logarithm

}  // namespace

std::vector<double> decision_levels(std::span<const double> energies) {
  const std::size_t n = energies.size();
  double largest = 0;
  for (const double e : energies) largest = e > largest ? e : largest;
  const double least = largest > 0 ? largest * silence : 1;
  std::vector<double> logs(n);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t a = i > 0 ? i - 1 : 0, b = i + 1 < n ? i + 1 : i;
    double sum = 0;
    for (std::size_t k = a; k <= b; ++k) sum += energies[k];
    const double mean = sum / static_cast<double>(b - a + 1);
    logs[i] = math::log(mean > least ? mean : least) / 2;
  }
  return running_median(logs, median_frames);
}

std::vector<FrameRange> find_bursts(std::span<const double> levels, const Levels& t, std::int64_t first_frame) {
  std::vector<FrameRange> found;
  if (!t.distinct) return found;
  const auto n = static_cast<std::int64_t>(levels.size());
  const double peak_min = t.rest + peak_share * (t.active - t.rest);
  for (std::int64_t i = 0; i < n; ++i) {
    if (levels[static_cast<std::size_t>(i)] < t.on) continue;
    std::int64_t begin = i, end = i + 1, last = i;
    while (begin > 0 && levels[static_cast<std::size_t>(begin - 1)] >= t.off && (found.empty() || begin > found.back().last - first_frame)) --begin;
    double peak = levels[static_cast<std::size_t>(i)];
    for (; end < n && end - last <= quiet_frames; ++end) {
      const double v = levels[static_cast<std::size_t>(end)];
      if (v >= t.off) last = end;
      if (v > peak) peak = v;
    }
    if (last + 1 - begin >= shortest_frames && peak >= peak_min) found.push_back({first_frame + begin, first_frame + last + 1});
    i = last;
  }
  return found;
}

}  // namespace ebb::signal
