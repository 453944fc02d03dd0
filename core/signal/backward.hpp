// The chain's filters run from the end of a recording to its beginning.
//
// A narrow notch goes on ringing after a strong contraction, for some tenths of a second: run forwards, the muscle seems to let go
// late. Run backwards, the ringing lies before the contraction, and its end is as sharp as forwards its beginning is.
// What the filters had seen fades, so that a piece and a second or so behind it are enough: a day of samples need not be held.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/signal/chain.hpp"

namespace ebb::signal {

class Backward {
 public:
  /// Filtered samples in their true order; `first` is the absolute index of the first. Each index once, rising.
  using Sink = std::function<void(std::int64_t first, std::span<const double> filtered)>;

  /// `chain` has been prepared.
  Backward(const Chain& chain, Sink sink);
  /// The same samples as the chain gets, in blocks of any length. Gaps are bridged or begin anew as in the chain.
  void take(std::int64_t first, std::span<const double> raw);
  /// No sample follows.
  void finish();

 private:
  std::int64_t end() const { return begin_ + static_cast<std::int64_t>(held_.size()); }
  std::size_t to_boundary() const;
  void run(std::size_t count);

  Sink sink_;
  Cascade filters_;
  std::size_t bridged_, behind_, period_;
  std::int64_t begin_ = 0;     // absolute index of held_[0]
  std::vector<double> held_;   // raw samples whose filtered values were not given out, and those behind them
  std::vector<double> work_;
};

}  // namespace ebb::signal
