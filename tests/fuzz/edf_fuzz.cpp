// Whatever bytes are opened as a recording, reading and analysing them ends, in order, within the blocks that were promised, with finite values.
#include <cstdint>
#include <span>

#include "core/sensor/edf.hpp"
#include "core/sensor/emg_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto recording = ebb::sensor::open_edf({data, size});
  if (!recording) return 0;
  for (std::size_t k = 0; k < recording->channels.size() && k < 16; ++k) {
    std::int64_t end = 0;
    recording->read(k, [&](std::int64_t first, std::span<const double> samples) {
      if (first < end || samples.empty() || samples.size() > ebb::sensor::block_max) __builtin_trap();
      end = first + static_cast<std::int64_t>(samples.size());
      for (const double x : samples) {
        if (!(x - x == 0)) __builtin_trap();
      }
    });
  }
  if (const auto analyzed = ebb::sensor::analyze_recording(*recording, {}, 1)) {
    for (const auto& c : analyzed->document.channels) {
      if (!(c.quality.usable_fraction >= 0 && c.quality.usable_fraction <= 1 && c.duration_s >= 0 && c.duration_s < 1e12)) __builtin_trap();
    }
  }
  return 0;
}
