// The work every side of the chain's comparison does: 20-450 Hz band-pass with eight poles, notches, square, RMS of 100 ms of one channel
// at 2 kHz, in doubles; frames and quality come along. Native, WebAssembly and SciPy (chain.py) get the same amount of noise.
#pragma once
#include <cstddef>
#include <vector>

#include "core/sensor/simulator.hpp"
#include "core/signal/chain.hpp"

namespace bench {

inline constexpr double chain_rate_hz = 2000;
inline constexpr std::size_t chain_samples = 1'800'000;  // 15 minutes

inline std::vector<double> noise(std::size_t n) {
  ebb::sensor::Chance chance(1);
  std::vector<double> x(n);
  for (double& v : x) v = 10 * chance.normal();
  return x;
}

/// The last level, so that nobody leaves the work out and so that two builds can be compared to the last bit; -1 for a rate that is impossible.
inline double run_chain(const std::vector<double>& x, std::size_t block, int harmonics) {
  ebb::signal::Chain chain;
  if (!chain.prepare({.rate_hz = chain_rate_hz, .harmonics_max = harmonics}, block)) return -1;
  std::vector<double> rms(block);
  double last = 0;
  for (std::size_t i = 0; i < x.size(); i += block) {
    const std::size_t n = x.size() - i < block ? x.size() - i : block;
    chain.process(std::span(x).subspan(i, n), {}, std::span(rms).first(n));
    last = rms[n - 1];
  }
  return last;
}

}  // namespace bench
