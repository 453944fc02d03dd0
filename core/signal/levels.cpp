#include "core/signal/levels.hpp"

#include <algorithm>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

constexpr double on_share = 0.40, off_share = 0.30;    // of the way from rest to active
constexpr double ratio_min = 0.405, spreads_min = 4;   // ln 1.5: less than half as much again is no contraction
constexpr double on_spreads = 3.5, off_spreads = 2.0;  // above the rest level, at the least
constexpr double mad_to_sd = 1.4826;

double median_of_sorted(std::span<const double> x) { return x.size() % 2 ? x[x.size() / 2] : (x[x.size() / 2 - 1] + x[x.size() / 2]) / 2; }

double spread(std::span<const double> sorted, double middle) {
  std::vector<double> d(sorted.size());
  std::transform(sorted.begin(), sorted.end(), d.begin(), [&](double v) { return math::abs(v - middle); });
  std::stable_sort(d.begin(), d.end());
  return mad_to_sd * median_of_sorted(d);
}

void set_thresholds(Levels& l) {
  const double apart = l.active - l.rest;
  l.off = l.rest + (off_share * apart > off_spreads * l.rest_spread ? off_share * apart : off_spreads * l.rest_spread);
  l.on = l.rest + (on_share * apart > on_spreads * l.rest_spread ? on_share * apart : on_spreads * l.rest_spread);
}

}  // namespace

// Two means in one dimension, begun at the extremes: the split moves to the middle between the two means until it rests.
Levels find_levels(std::span<const double> logs) {
  std::vector<double> x(logs.begin(), logs.end());
  std::stable_sort(x.begin(), x.end());
  std::vector<double> sums(x.size() + 1, 0);
  for (std::size_t i = 0; i < x.size(); ++i) sums[i + 1] = sums[i] + x[i];
  double split = (x.front() + x.back()) / 2;
  std::size_t at = 0;
  for (int round = 0; round < 100; ++round) {
    at = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), split) - x.begin());
    if (at == 0 || at == x.size()) break;
    const double low = sums[at] / static_cast<double>(at), high = (sums[x.size()] - sums[at]) / static_cast<double>(x.size() - at);
    if ((low + high) / 2 == split) break;
    split = (low + high) / 2;
  }
  Levels l;
  if (at == 0 || at == x.size()) {
    l.rest = l.active = median_of_sorted(x);
    return l;
  }
  l.rest = median_of_sorted({x.data(), at}), l.active = median_of_sorted({x.data() + at, x.size() - at});
  // Ramps lie between the two and blur both: leave them out, twice.
  for (int round = 0; round < 2; ++round) {
    set_thresholds(l);
    const auto below = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), l.off) - x.begin());
    const auto above = static_cast<std::size_t>(std::lower_bound(x.begin(), x.end(), l.on) - x.begin());
    if (below == 0 || above == x.size()) break;
    const std::span<const double> quiet(x.data(), below);
    l.rest = median_of_sorted(quiet), l.rest_spread = spread(quiet, l.rest);
    l.active = median_of_sorted({x.data() + above, x.size() - above});
  }
  set_thresholds(l);
  const double apart = l.active - l.rest;
  l.distinct = apart > ratio_min && apart > spreads_min * l.rest_spread;
  return l;
}

std::vector<double> running_median(std::span<const double> x, std::size_t width) {
  std::vector<double> out(x.size()), window;
  const std::size_t half = width / 2;
  window.reserve(width + 1);
  for (std::size_t i = 0; i < x.size() + half; ++i) {
    if (i < x.size()) window.insert(std::upper_bound(window.begin(), window.end(), x[i]), x[i]);
    if (i > 2 * half) window.erase(std::lower_bound(window.begin(), window.end(), x[i - 2 * half - 1]));
    if (i >= half) out[i - half] = median_of_sorted(window);
  }
  return out;
}

}  // namespace ebb::signal
