// Where samples come from, as the analysis sees it: something that can be read from its beginning as often as needed.
// core/sensor provides it for files; tests provide it for arrays.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

#include "core/signal/chain.hpp"

namespace ebb::signal {

/// `first` is the absolute index of the block's first sample; a jump means that the samples between were not recorded.
using BlockSink = std::function<void(std::int64_t first, std::span<const double> samples)>;

struct SampleSource {
  double rate_hz = 0;
  std::optional<Rails> rails;
  std::size_t block_max = 4096;
  std::function<void(const BlockSink&)> read;
};

}  // namespace ebb::signal
