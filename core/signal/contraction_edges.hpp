// The second reading of a recording: when each contraction begins and ends, to the millisecond.
#pragma once
#include <span>
#include <vector>

#include "core/signal/bursts.hpp"
#include "core/signal/source.hpp"

namespace ebb::signal {

/// Seconds from the recording's first sample.
struct Edges {
  double onset_s = 0, offset_s = 0;
};

/// One for each of `bursts`, in their order. Beginnings are fitted to what the filters say forwards, ends to what they say backwards.
/// `chain` has just been prepared; `stretches` can be read without a break and hold the bursts; `rest_rms` is the level at rest.
std::vector<Edges> contraction_edges(const SampleSource& source, Chain& chain, std::span<const FrameRange> bursts, std::span<const FrameRange> stretches, double rest_rms);

}  // namespace ebb::signal
