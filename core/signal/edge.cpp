#include "core/signal/edge.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace ebb::signal {
namespace {

// A logarithm of ten digits is enough to compare likelihoods.
double quick_log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  double k = static_cast<double>(static_cast<int>(bits >> 52) - 1023);
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  if (m > 1.4142135623730951) m /= 2, k += 1;
  const double s = (m - 1) / (m + 1), z = s * s;
  return k * 0.6931471805599453 + 2 * s * (1 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9 + z * (1.0 / 11 + z / 13))))));
}

constexpr double ramps_s[] = {0, 0.02, 0.03, 0.045, 0.065, 0.1, 0.15, 0.2, 0.3, 0.45};
constexpr int steps = 8;  // a ramp is fitted as a stair of eight
constexpr double spike_cap = 6;  // a heartbeat at rest weighs no more than this many times the rest
constexpr double ramp_price = 1;  // in log likelihood: a ramp has to explain that much more than a step
// Power of the stair's steps: the square of a raised-cosine ramp at (k + 1/2)/8.
constexpr double stair[steps] = {0.0000923, 0.0071006, 0.0493795, 0.1619699, 0.3570602, 0.6049497, 0.8385702, 0.9808776};

class Fit {
 public:
  Fit(std::span<const double> e, double rest, bool spiky)
      : sums_(e.size() + 1, 0), rest_sums_(e.size() + 1, 0), n_(e.size()), rest_(rest), log_rest_(quick_log(rest)) {
    const double cap = spiky ? spike_cap * rest : 1e300;
    for (std::size_t i = 0; i < n_; ++i) {
      sums_[i + 1] = sums_[i] + e[i];
      rest_sums_[i + 1] = rest_sums_[i] + (e[i] < cap ? e[i] : cap);
    }
  }
  // Minus twice the log likelihood per degree of freedom of one bin, up to a constant; smaller is better.
  double cost(std::size_t begin, std::size_t ramp) const {
    const std::size_t full = begin + ramp;
    const double plateau = mean(full, n_), over = plateau - rest_;
    if (!(over > 0)) return 1e300;
    double c = static_cast<double>(begin) * log_rest_ + rest_sums_[begin] / rest_ + part(full, n_, plateau, quick_log(plateau));
    for (int k = 0; k < steps && ramp > 0; ++k) {
      const std::size_t a = begin + ramp * static_cast<std::size_t>(k) / steps, b = begin + ramp * static_cast<std::size_t>(k + 1) / steps;
      const double v = rest_ + over * stair[k];
      c += part(a, b, v, quick_log(v));
    }
    return c;
  }
  std::size_t size() const { return n_; }

 private:
  double mean(std::size_t a, std::size_t b) const { return (sums_[b] - sums_[a]) / static_cast<double>(b - a); }
  double part(std::size_t a, std::size_t b, double v, double log_v) const { return static_cast<double>(b - a) * log_v + (sums_[b] - sums_[a]) / v; }
  std::vector<double> sums_, rest_sums_;
  std::size_t n_;
  double rest_, log_rest_;
};

}  // namespace

std::size_t find_edge(std::span<const double> energies, double rest, double bin_s, std::size_t latest, bool spiky) {
  if (energies.size() < 8 || !(rest > 0)) return 0;
  const Fit fit(energies, rest, spiky);
  const std::size_t n = fit.size(), plateau_min = n / 8 + 1, coarse = 4;
  double best = 1e300;
  std::size_t at = 0, ramp_at = 0;
  const auto consider = [&](std::size_t begin, std::size_t ramp) {
    if (begin + ramp + plateau_min > n || begin > latest) return;
    const double c = fit.cost(begin, ramp) + (ramp > 0 ? 2 * ramp_price : 0);
    if (c < best) best = c, at = begin, ramp_at = ramp;
  };
  for (const double ramp_s : ramps_s) {
    const auto ramp = static_cast<std::size_t>(ramp_s / bin_s);
    if (ramp_s > 0 && ramp < steps) continue;
    for (std::size_t i = 0; i < n; i += ramp > 0 ? coarse : 1) consider(i, ramp);
  }
  const std::size_t around = at, ramp = ramp_at;
  for (std::size_t i = around > coarse ? around - coarse : 0; i < around + coarse; ++i) consider(i, ramp);
  return at;
}

}  // namespace ebb::signal
