// The two levels of a recording, at rest and active, found from the recording itself.
#pragma once
#include <span>
#include <vector>

namespace ebb::signal {

/// In natural logarithms of the RMS, so that a ratio is a distance.
struct Levels {
  double rest = 0;         ///< middle of the quiet frames
  double rest_spread = 0;  ///< their standard deviation, from the median absolute deviation
  double active = 0;       ///< middle of the others
  bool distinct = false;   ///< the two are further apart than chance makes them
  double on = 0, off = 0;  ///< where a contraction begins and ends; only when distinct
};

/// Two clusters of log levels; `logs` need not be in any order and is not empty.
Levels find_levels(std::span<const double> logs);

/// Running median over `width` (odd) values; at the ends over what is there.
std::vector<double> running_median(std::span<const double> x, std::size_t width);

}  // namespace ebb::signal
