// Contractions in a row of levels: where the muscle leaves its rest and comes back to it.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/signal/levels.hpp"

namespace ebb::signal {

/// Frames [first, last) of one unbroken stretch.
struct FrameRange {
  std::int64_t first = 0, last = 0;
  bool operator==(const FrameRange&) const = default;
};

/// The level contractions are decided on: the natural logarithm of the RMS over 30 ms, then the median over 210 ms, which keeps
/// edges where they are and does not see single spikes such as a heartbeat. `energies` are mean squares per frame.
std::vector<double> decision_levels(std::span<const double> energies);

/// Contractions by two thresholds: begins above `on`, ends below `off` for 250 ms, lasts at least 150 ms, and reaches half the way
/// to the active level. `levels` is one unbroken stretch whose first value belongs to frame `first_frame`.
std::vector<FrameRange> find_bursts(std::span<const double> levels, const Levels& thresholds, std::int64_t first_frame);

}  // namespace ebb::signal
