#include "core/sensor/simulator.hpp"

#include "core/base/math.hpp"

namespace ebb::sensor {
namespace {

constexpr double fall_share = 0.65;          // of the resting level, when she lets go wholly
constexpr double fall_s = 4, contract_s = 0.2, contraction_uv = 35;
constexpr double breath_depth = 0.12, noise_uv = 0.35, hum_uv = 0.8, hum_third_uv = 0.2, air_hum_uv = 180;
constexpr double beat_s = 60.0 / 70, beat_spread = 0.03, beat_uv = 6, beat_width_s = 0.010;
constexpr double burst_ramp_s = 0.25;
constexpr int let_go_max = 1000;

// 0 before `from`, 1 within, raised-cosine ramps.
double swell(double t, double from, double to, double ramp_s) {
  if (t <= from || t >= to) return 0;
  const double edge = t - from < to - t ? t - from : to - t;
  return edge >= ramp_s ? 1 : 0.5 - 0.5 * math::cos(math::pi * edge / ramp_s);
}

double clamped(std::int32_t permille) { return (permille < 0 ? 0 : permille > let_go_max ? let_go_max : permille) / 1000.0; }

}  // namespace

std::uint64_t Chance::bits() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

double Chance::uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

double Chance::normal() {
  double sum = 0;
  for (int word = 0; word < 2; ++word) {
    const std::uint64_t b = bits();
    for (int part = 0; part < 3; ++part) sum += static_cast<double>((b >> (21 * part)) & 0x1FFFFFu) * 0x1p-21;
  }
  return (sum - 3) * 1.4142135623730951;  // six uniforms have variance 1/2
}

Result<Simulator> Simulator::make(const SimulatorSettings& s) {
  if (s.rate_hz < 200 || s.rate_hz > 10'000) return fail(ErrorId::rate_not_possible, "the simulated sensor gives 200 to 10000 samples a second");
  const bool possible = s.rest_tenth_uv > 0 && s.rest_tenth_uv <= 10'000 && s.guarding_per_hour >= 0 && s.guarding_per_hour <= 3'600 && s.lead_off_per_hour >= 0 &&
                        s.lead_off_per_hour <= 600 && s.breath_ms >= 1'000 && s.breath_ms <= 60'000 && (s.mains_hz == 50 || s.mains_hz == 60);
  if (!possible) return fail(ErrorId::impossible_value, "a setting of the simulated sensor");
  return Simulator(s);
}

Simulator::Simulator(const SimulatorSettings& s)
    : settings_(s), chance_(static_cast<std::uint64_t>(s.seed)), shape_(signal::band_pass(2, 30, s.rate_hz > 400 ? 160 : 0.4 * s.rate_hz, s.rate_hz)) {
  // The shaped noise has the power of the impulse response.
  double power = 0;
  for (int i = 0; i < s.rate_hz; ++i) {
    double x = i == 0 ? 1 : 0;
    shape_.process(std::span(&x, 1));
    power += x * x;
  }
  shape_.reset();
  shape_gain_ = 1 / math::sqrt(power);
  level_uv_ = target_uv_ = s.rest_tenth_uv / 10.0;
  const auto first = [&](int per_hour) { return per_hour > 0 ? 8 + chance_.uniform() * 7200 / per_hour : 1e18; };
  burst_from_ = first(s.guarding_per_hour), burst_to_ = burst_from_ + 1, burst_size_ = 3;
  lead_from_ = first(s.lead_off_per_hour), lead_to_ = lead_from_ + 3;
}

void Simulator::let_go(std::int32_t permille) {
  const double share = clamped(permille);
  let_go_ = static_cast<std::int32_t>(share * 1000);
  target_uv_ = settings_.rest_tenth_uv / 10.0 * (1 - fall_share * share);
}

void Simulator::contract(std::int32_t permille) { contraction_target_ = contraction_uv * clamped(permille); }

// When an episode is over, the next is drawn: at least half the mean distance away.
void Simulator::plan(double t) {
  if (t > burst_to_) {
    const double mean = 3600.0 / settings_.guarding_per_hour * (1 + let_go_ / 500.0);
    burst_from_ = t + mean * (0.5 + chance_.uniform()), burst_to_ = burst_from_ + 0.7 + chance_.uniform(), burst_size_ = 1.5 + 3 * chance_.uniform();
  }
  if (t > lead_to_) lead_from_ = t + 3600.0 / settings_.lead_off_per_hour * (0.5 + chance_.uniform()), lead_to_ = lead_from_ + 2 + 2 * chance_.uniform();
}

double Simulator::heart(double t) {
  if (t > beat_at_ + 0.1) beat_at_ += beat_s * (1 + beat_spread * chance_.normal());
  const double u = (t - beat_at_) / beat_width_s;
  if (u < -5 || u > 8) return 0;
  const double s = u - 2.5, q = u + 2.2;
  return beat_uv * (math::exp(-u * u) - 0.25 * math::exp(-s * s) - 0.15 * math::exp(-q * q));
}

void Simulator::next(std::span<double> uv) {
  const double rate = settings_.rate_hz, breath = settings_.breath_ms / 1000.0;
  for (double& sample : uv) {
    const double t = static_cast<double>(index_++) / rate;
    plan(t);
    level_uv_ += (target_uv_ - level_uv_) / (fall_s * rate);
    contraction_ += (contraction_target_ - contraction_) / (contract_s * rate);
    const double phase = (t - breath * math::floor(t / breath)) / breath;  // 0 to 0.4 in, then out
    const double breathing = phase < 0.4 ? -math::sin(math::pi * phase / 0.4) : math::sin(math::pi * (phase - 0.4) / 0.6);
    const double guard = burst_size_ * swell(t, burst_from_, burst_to_, burst_ramp_s);
    level_now_ = level_uv_ * (1 + breath_depth * breathing) * (1 + guard) + contraction_;
    double x = chance_.normal() * shape_gain_;
    shape_.process(std::span(&x, 1));
    const double noise = noise_uv * chance_.normal(), hum = math::sin(2 * math::pi * settings_.mains_hz * t);
    const bool in_air = lost_ || (t >= lead_from_ && t < lead_to_);
    sample = in_air ? air_hum_uv * hum + 4 * noise
                    : level_now_ * x + noise + hum_uv * hum + hum_third_uv * math::sin(6 * math::pi * settings_.mains_hz * t) + heart(t);
  }
}

}  // namespace ebb::sensor
