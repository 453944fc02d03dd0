// A whole recording of one channel: quality, level at rest, contractions.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "core/signal/source.hpp"

namespace ebb::signal {

struct AnalysisSettings {
  double low_hz = 20, high_hz = 450, mains_hz = 50;
};

/// Times in seconds from the recording's first sample; levels in the unit of the samples.
struct Burst {
  double onset_s = 0, offset_s = 0;
  double mean_rms = 0;  ///< over the whole contraction
  double peak_rms = 0;  ///< highest running RMS of 100 ms
};

/// A frame of the overview, for plots.
struct Glance {
  double time_s = 0;
  double raw_min = 0, raw_max = 0, rms = 0;
  Flags flags;
};

struct Analysis {
  double rate_hz = 0, duration_s = 0;  ///< duration of what was recorded, gaps included
  double high_hz = 0;                  ///< upper edge of the band in use
  double usable_fraction = 0;          ///< frames that can be read, of all that the duration has, gaps included
  std::vector<Flag> flags;             ///< what was seen in one frame of a thousand, and in three or one of a hundred (hum: one of twenty);
                                       ///< dropped: the same of samples; settling: where no frame is beyond it
  std::vector<double> flag_fractions;  ///< beside `flags`
  std::optional<double> rest_rms;      ///< absent when nothing can be read
  std::vector<Burst> bursts;
  std::vector<Glance> overview;        ///< at most 2,000 stretches of equal length
  double repeat = 1;                   ///< every value appears about this many times in a row (a slower device, repeated)
};

/// Reads the source twice. Errors: rate_not_possible, recording_empty, recording_too_large.
Result<Analysis> analyze(const SampleSource& source, const AnalysisSettings& settings);

}  // namespace ebb::signal
