#include "core/signal/chain.hpp"

#include <algorithm>
#include <utility>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

constexpr double rate_min = 60, rate_max = 20'000, nyquist_share = 0.45;
constexpr double notch_width_hz = 50.0 / 30;  // Q 30 at 50 Hz; the same width at every harmonic, so that little of the band is lost
constexpr double hold_s = 0.02, settle_s = 0.2, flat_s = 0.2;
constexpr double possible = 1e15;
constexpr int rail_run = 3;
// Powers relative to the muscle's band over 100 ms. Hum twenty times as large as all else: the electrode hangs in the air.
constexpr double lead_off_ratio = 400, mains_ratio = 1, movement_ratio = 64;

std::vector<Section> notches(const ChainSettings& s, double high_hz) {
  std::vector<Section> all;
  for (int k = 1; k <= s.harmonics_max && s.mains_hz > 0 && k * s.mains_hz < high_hz + notch_width_hz; ++k) {
    if (k * s.mains_hz + notch_width_hz < s.rate_hz / 2) all.push_back(notch(k * s.mains_hz, notch_width_hz, s.rate_hz));
  }
  return all;
}

}  // namespace

Result<void> Chain::prepare(const ChainSettings& settings, std::size_t max_block) {
  if (!(settings.rate_hz >= rate_min && settings.rate_hz <= rate_max)) {
    return fail(ErrorId::rate_not_possible, "muscle activity can be read from 60 to 20000 samples a second");
  }
  settings_ = settings;
  const double rate = settings.rate_hz;
  high_hz_ = settings.high_hz < nyquist_share * rate ? settings.high_hz : nyquist_share * rate;
  band_ = Cascade(band_pass(4, settings.low_hz, high_hz_, rate));
  notch_ = Cascade(signal::notches(settings, high_hz_));
  low_ = Cascade(band_pass(2, 4, 12, rate));
  hop_ = rate / frames_per_second;
  const double middle = high_hz_ > 120 ? 80 : (settings.low_hz + high_hz_) / 2;
  delay_s_ = group_delay_s(band_.sections(), middle, rate);
  const auto hold = static_cast<std::size_t>(hold_s * rate) + 1;
  const std::size_t most = max_block > hold ? max_block : hold;
  work_.assign(most, 0), before_notch_.assign(most, 0), low_work_.assign(most, 0), held_.assign(hold, 0);
  const auto window = static_cast<std::size_t>(math::round(settings.window_s * rate));
  squares_.assign(window > 0 ? window : 1, 0), suffix_.assign(squares_.size() + 1, 0);
  frames_.reserve(most / static_cast<std::size_t>(hop_ < 1 ? 1 : hop_) + 4);
  position_ = 0, run_ = 0, begun_ = false;
  restart();
  return {};
}

std::int64_t Chain::frame_end(std::int64_t frame) const { return static_cast<std::int64_t>(math::floor(static_cast<double>(frame + 1) * hop_)); }

void Chain::restart() {
  band_.reset(), notch_.reset(), low_.reset();
  std::fill(suffix_.begin(), suffix_.end(), 0.0);
  std::fill(squares_.begin(), squares_.end(), 0.0);
  for (int i = 0; i < memory; ++i) recent_energy_[i] = recent_mains_[i] = recent_low_[i] = 0;
  prefix_ = rms_now_ = energy_ = mains_ = low_sum_ = 0;
  in_window_ = static_cast<std::size_t>(position_ % static_cast<std::int64_t>(squares_.size()));
  since_restart_ = 0, run_ = 0, begun_ = false;
  open_ = {};
  open_.index = static_cast<std::int64_t>(math::floor(static_cast<double>(position_) / hop_));
  while (frame_end(open_.index) <= position_) ++open_.index;
  while (open_.index > 0 && frame_end(open_.index - 1) > position_) --open_.index;
  frame_end_ = frame_end(open_.index);
}

// The sum of the last W squares without drift: whole blocks of W are anchored at multiples of W; the window is the tail of the
// block before plus the head of this one.
double Chain::running_rms(double square) {
  const std::size_t width = squares_.size();
  squares_[in_window_] = square;
  prefix_ += square;
  const double sum = suffix_[in_window_ + 1] + prefix_;
  ++since_restart_;
  const auto seen = static_cast<std::size_t>(since_restart_) < width ? static_cast<double>(since_restart_) : static_cast<double>(width);
  if (++in_window_ == width) {
    suffix_[width] = 0;
    for (std::size_t i = width; i-- > 0;) suffix_[i] = suffix_[i + 1] + squares_[i];
    prefix_ = 0, in_window_ = 0;
  }
  return math::sqrt(sum / seen);
}

void Chain::look_at_raw(std::span<const double> raw) {
  if (open_.samples == 0) open_.raw_min = open_.raw_max = raw[0];
  double low = open_.raw_min, high = open_.raw_max, last = last_;
  std::int64_t run = run_, longest = open_.run, edge = open_.run_at_edge;
  for (const double x : raw) {
    run = x == last ? run + 1 : 1;
    last = x;
    if (x < low) low = x, edge = 0;
    if (x > high) high = x, edge = 0;
    if (run > longest) longest = run;
    if ((x == low || x == high) && run > edge) edge = run;
  }
  open_.raw_min = low, open_.raw_max = high, run_ = run, last_ = last;
  open_.run = static_cast<std::int32_t>(longest < 1'000'000'000 ? longest : 1'000'000'000);
  open_.run_at_edge = static_cast<std::int32_t>(edge < 1'000'000'000 ? edge : 1'000'000'000);
}

// At most up to the end of the open frame.
void Chain::stretch(std::span<const double> raw, std::span<double> filtered, std::span<double> rms, bool held) {
  const std::size_t n = raw.size();
  const std::span<double> work(work_.data(), n), before(before_notch_.data(), n), low(low_work_.data(), n);
  if (!begun_) first_ = raw[0], last_ = raw[0], begun_ = true;
  look_at_raw(raw);
  for (std::size_t i = 0; i < n; ++i) {
    const double x = raw[i] - first_;
    low[i] = work[i] = math::abs(x) <= possible ? x : 0;  // nothing infinite enters a filter, or it would never leave
  }
  band_.process(work);
  low_.process(low);
  std::copy(work.begin(), work.end(), before.begin());
  notch_.process(work);
  double energy = energy_, mains = mains_, lows = low_sum_;
  for (std::size_t i = 0; i < n; ++i) {
    const double hum = before[i] - work[i], square = work[i] * work[i];
    energy += square, mains += hum * hum, lows += low[i] * low[i];
    rms_now_ = running_rms(square);
    if (!rms.empty()) rms[i] = rms_now_;
  }
  energy_ = energy, mains_ = mains, low_sum_ = lows;
  if (!filtered.empty()) std::copy(work.begin(), work.end(), filtered.begin());
  open_.samples += static_cast<std::int32_t>(n);
  if (held) open_.missing += static_cast<std::int32_t>(n);
  position_ += static_cast<std::int64_t>(n);
  if (position_ == frame_end_) finish_frame();
}

void Chain::judge(Frame& f) {
  const std::size_t slot = static_cast<std::size_t>(f.index % memory);
  recent_energy_[slot] = f.energy, recent_mains_[slot] = f.mains, recent_low_[slot] = f.low;
  double energy = 0, mains = 0, low = 0;
  for (int i = 0; i < memory; ++i) energy += recent_energy_[i], mains += recent_mains_[i], low += recent_low_[i];
  const double rate = settings_.rate_hz;
  if (2 * f.missing >= f.samples) f.flags.set(Flag::dropped);
  if (f.run >= flat_s * rate) f.flags.set(Flag::flat);
  const auto& rails = settings_.rails;
  if (rails && f.run_at_edge >= rail_run && (f.raw_max >= rails->high || f.raw_min <= rails->low)) f.flags.set(Flag::clipped);
  if (static_cast<double>(since_restart_) < settle_s * rate) return f.flags.set(Flag::settling);
  if (mains > lead_off_ratio * energy) f.flags.set(Flag::lead_off);
  if (mains > mains_ratio * energy) f.flags.set(Flag::mains);
  if (low > movement_ratio * energy) f.flags.set(Flag::movement);
}

void Chain::finish_frame() {
  const double n = open_.samples;
  open_.energy = energy_ / n, open_.mains = mains_ / n, open_.low = low_sum_ / n, open_.rms = rms_now_;
  judge(open_);
  frames_.push_back(open_);
  const std::int64_t next = open_.index + 1;
  open_ = {};
  open_.index = next;
  energy_ = mains_ = low_sum_ = 0;
  frame_end_ = frame_end(next);
  band_.flush(), notch_.flush(), low_.flush();
}

std::span<const Frame> Chain::process(std::span<const double> raw, std::span<double> filtered, std::span<double> rms) {
  frames_.clear();
  for (std::size_t i = 0; i < raw.size();) {
    const auto room = static_cast<std::size_t>(frame_end_ - position_);
    const std::size_t n = raw.size() - i < room ? raw.size() - i : room;
    stretch(raw.subspan(i, n), filtered.empty() ? filtered : filtered.subspan(i, n), rms.empty() ? rms : rms.subspan(i, n), false);
    i += n;
  }
  return frames_;
}

std::span<const Frame> Chain::skip(std::int64_t count) {
  frames_.clear();
  if (count <= 0) return frames_;
  if (!begun_ || count > static_cast<std::int64_t>(hold_s * settings_.rate_hz)) {
    position_ += count;
    restart();
    return frames_;
  }
  const std::span<double> held(held_.data(), static_cast<std::size_t>(count));
  std::fill(held.begin(), held.end(), last_);
  const std::int64_t run = run_;
  for (std::size_t i = 0; i < held.size();) {
    const auto room = static_cast<std::size_t>(frame_end_ - position_);
    const std::size_t n = held.size() - i < room ? held.size() - i : room;
    stretch(held.subspan(i, n), {}, {}, true);
    i += n;
  }
  run_ = run;  // a value we held ourselves is no flat line
  return frames_;
}

}  // namespace ebb::signal
