// Filter design and second-order sections with their state. Design follows the textbook: Butterworth prototype,
// low-pass to band-pass, bilinear map with prewarping; the notch is the second-order one with a -3 dB width.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace ebb::signal {

/// y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
struct Section {
  double b0 = 1, b1 = 0, b2 = 0, a1 = 0, a2 = 0;
};

/// Butterworth band-pass. `order` is the prototype's (2, 4, 6): the band-pass has twice as many poles, `order` sections.
/// Needs 0 < low < high < rate/2. Each section has gain 1 at the middle of the band.
std::vector<Section> band_pass(int order, double low_hz, double high_hz, double rate_hz);

/// Zero at `hz`, -3 dB at hz ± width/2. Needs 0 < hz < rate/2.
Section notch(double hz, double width_hz, double rate_hz);

/// Group delay of the sections at one frequency, in seconds.
double group_delay_s(std::span<const Section> sections, double hz, double rate_hz);

/// Gain of the sections at one frequency.
double gain(std::span<const Section> sections, double hz, double rate_hz);

/// Sections in series with their state, transposed direct form II. Every sample meets the same operations in the same order,
/// however the input is cut.
class Cascade {
 public:
  Cascade() = default;
  explicit Cascade(std::vector<Section> sections);
  void reset();
  /// In place.
  void process(std::span<double> x);
  /// In place; `tap`, as long as x, receives the signal as it is after the fourth section (of at least four).
  void process(std::span<double> x, std::span<double> tap);
  /// States too small to matter become 0, so that no denormal slows or differs. Call at anchored places only.
  void flush();
  std::span<const Section> sections() const { return sections_; }

 private:
  struct State {
    double s1 = 0, s2 = 0;
  };
  std::vector<Section> sections_;
  std::vector<State> state_;
};

}  // namespace ebb::signal
