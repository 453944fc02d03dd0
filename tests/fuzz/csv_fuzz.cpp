// Whatever text is opened as a recording, its analysis ends, and every number in it is finite.
#include <cstdint>
#include <span>

#include "core/base/json.hpp"
#include "core/sensor/csv.hpp"
#include "core/sensor/emg_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ebb::sensor::OpenOptions options;
  if (size > 0 && data[0] % 2 == 0) options.rate_hz = 1000;
  const auto recording = ebb::sensor::open_csv({data, size}, options);
  if (!recording) return 0;
  const auto analyzed = ebb::sensor::analyze_recording(*recording, {}, 1);
  if (!analyzed) return 0;
  for (const auto& c : analyzed->document.channels) {
    if (!(c.quality.usable_fraction >= 0 && c.quality.usable_fraction <= 1)) __builtin_trap();
    for (const auto& b : c.bursts) {
      if (!(b.onset_s >= 0 && b.offset_s - b.offset_s == 0 && b.level_rms >= 0)) __builtin_trap();
    }
  }
  return 0;
}
