// The streaming chain of one channel: raw samples in, filtered samples, running RMS and frames out.
//
//   Chain chain;
//   chain.prepare({.rate_hz = 1000}, 256);          // all memory is taken here
//   for (block : samples) for (const Frame& f : chain.process(block, filtered, rms)) ...
//
// band-pass 20-450 Hz (Butterworth, prototype order 4) -> notches at the mains frequency and its harmonics -> square -> RMS of 100 ms.
// The first sample is subtracted from all, so that a recording far from zero does not begin with a thump.
// Results are equal bit for bit for any cutting of the input into blocks.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/signal/filter.hpp"
#include "core/signal/frame.hpp"

namespace ebb::signal {

struct Rails {
  double low, high;  ///< the lowest and highest value the device can say
};

struct ChainSettings {
  double rate_hz = 0;       ///< 100 to 20,000
  double low_hz = 20;       ///< band-pass edges; the upper is lowered to 0.45 of the rate when that is less
  double high_hz = 450;
  double mains_hz = 50;     ///< 50 or 60; 0 for no notch
  int harmonics_max = 9;    ///< notches at 1, 2 ... times the mains frequency, as far as the band reaches
  double window_s = 0.1;    ///< of the running RMS
  std::optional<Rails> rails;
};

class Chain {
 public:
  static constexpr double bridged_s = 0.02;  ///< the longest gap that is bridged
  static constexpr double possible = 1e15;   ///< nothing farther from the first sample enters a filter, or it would never leave

  /// Errors: rate_not_possible.
  Result<void> prepare(const ChainSettings& settings, std::size_t max_block);
  /// `raw` holds at most max_block samples; `filtered` and `rms` are empty or as long as `raw`. The frames that were completed
  /// stay valid until the next call.
  std::span<const Frame> process(std::span<const double> raw, std::span<double> filtered = {}, std::span<double> rms = {});
  /// `count` samples were not recorded. A short gap (up to `bridged_s`) is bridged by the last value and marked; after a longer one the
  /// filters begin anew and the frames of the gap are absent.
  std::span<const Frame> skip(std::int64_t count);

  std::int64_t position() const { return position_; }  ///< index of the next sample
  double high_hz() const { return high_hz_; }          ///< the upper edge in use
  double delay_s() const { return delay_s_; }          ///< of the filters, at 80 Hz or the middle of a narrower band
  std::span<const Section> band() const { return filters_.sections().first(band_sections); }
  std::span<const Section> notches() const { return filters_.sections().subspan(band_sections); }
  const ChainSettings& settings() const { return settings_; }

 private:
  static constexpr std::size_t band_sections = 4;
  static constexpr int memory = 10;  // frames whose energies decide about mains and movement
  void restart();
  void take(std::span<const double> raw, std::span<double> filtered, std::span<double> rms, bool held);
  void within_frame(std::span<const double> raw, std::span<const double> before, std::span<const double> after, std::span<double> rms, bool held);
  void look_at_raw(std::span<const double> raw);
  void take_squares(std::span<const double> filtered, std::span<double> rms);
  double rms_now() const;
  void finish_frame();
  void judge(Frame& f);
  std::int64_t frame_end(std::int64_t frame) const;

  ChainSettings settings_;
  double high_hz_ = 0, delay_s_ = 0, hop_ = 0;
  Cascade filters_, low_;
  std::vector<double> work_, before_notch_, held_, squares_, suffix_;
  std::vector<Frame> frames_;
  Frame open_;
  double energy_ = 0, mains_ = 0, raw_sum_ = 0, prefix_ = 0, newest_sum_ = 0, first_ = 0, last_ = 0;
  std::int64_t position_ = 0, frame_end_ = 0, since_restart_ = 0, run_ = 0;
  std::size_t in_window_ = 0;
  bool begun_ = false;
  double recent_energy_[memory] = {}, recent_mains_[memory] = {}, recent_low_[memory] = {};
};

}  // namespace ebb::signal
