// A simulated body on a simulated sensor: physiological enough to practise on and to test with. All chance comes from the seed.
// Shapes and sizes: resting level and its fall when letting go, guarding bursts, a level that follows breathing (higher while
// breathing out), the spectrum of surface EMG, heartbeats, mains hum, electrodes that lose contact.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/describe.hpp"
#include "core/signal/filter.hpp"

namespace ebb::sensor {

/// A small generator (SplitMix64, a public-domain recipe by S. Vigna): the state is the seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits();
  double uniform();  ///< [0, 1)
  double normal();   ///< mean 0, variance 1; the sum of six uniforms
 private:
  std::uint64_t state_;
};

struct SimulatorSettings {
  std::int64_t seed = 1;
  std::int32_t rate_hz = 1000;            ///< 200 to 10,000
  std::int32_t rest_tenth_uv = 60;        ///< resting level at the start, tenths of a microvolt RMS
  std::int32_t guarding_per_hour = 120;   ///< involuntary bursts, about; fewer while letting go
  std::int32_t lead_off_per_hour = 20;    ///< episodes without contact, about, of 2 to 4 s
  std::int32_t breath_ms = 10'000;        ///< one breath: 4 parts in, 6 parts out
  std::int32_t mains_hz = 50;
};

template <class V> void describe(V& v, SimulatorSettings& s) {
  v.type("SimulatorSettings", "the simulated body");
  v.field("seed", s.seed, "all chance comes from here");
  v.field("rate_hz", s.rate_hz, "samples a second, 200 to 10000");
  v.field("rest_tenth_uv", s.rest_tenth_uv, "resting level at the start, tenths of a microvolt");
  v.field("guarding_per_hour", s.guarding_per_hour, "involuntary bursts, about");
  v.field("lead_off_per_hour", s.lead_off_per_hour, "losses of contact, about");
  v.field("breath_ms", s.breath_ms, "length of a breath");
  v.field("mains_hz", s.mains_hz, "50 or 60");
}

class Simulator {
 public:
  /// Errors: rate_not_possible, impossible_value.
  static Result<Simulator> make(const SimulatorSettings& settings);
  /// 0: she holds as at the start, 1000: she lets go wholly. The level follows over some seconds.
  void let_go(std::int32_t permille);
  /// 0: none, 1000: a strong contraction on purpose. Follows within a fifth of a second.
  void contract(std::int32_t permille);
  /// The electrode hangs in the air from now on, or has contact again.
  void lose_contact(bool lost) { lost_ = lost; }
  /// The next samples, microvolt.
  void next(std::span<double> uv);
  const SimulatorSettings& settings() const { return settings_; }
  /// What the level truly is now, microvolt RMS, for tests of what comes out at the other end.
  double true_level_uv() const { return level_now_; }

 private:
  explicit Simulator(const SimulatorSettings& settings);
  void plan(double t);
  double heart(double t);

  SimulatorSettings settings_;
  Chance chance_;
  signal::Cascade shape_;
  double shape_gain_ = 1;
  std::int64_t index_ = 0;
  double level_uv_ = 0, target_uv_ = 0, contraction_ = 0, contraction_target_ = 0, level_now_ = 0;
  double burst_from_ = -1, burst_to_ = -1, burst_size_ = 0, lead_from_ = -1, lead_to_ = -1, beat_at_ = 0.4;
  std::int32_t let_go_ = 0;
  bool lost_ = false;
};

}  // namespace ebb::sensor
