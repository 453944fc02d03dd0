#include "core/signal/chain.hpp"

#include <algorithm>
#include <utility>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

constexpr double rate_min = frames_per_second, rate_max = 20'000, nyquist_share = 0.45;
constexpr double notch_width_hz = 50.0 / 30;  // Q 30 at 50 Hz; the same width at every harmonic, so that little of the band is lost
constexpr double settle_s = 0.2, flat_s = 0.2;
constexpr int rail_run = 3;
constexpr std::size_t piece_max = 256;
constexpr std::int64_t flush_every = 1024;  // samples
// Powers relative to the muscle's band over 100 ms. Hum twenty times as large as all else: the electrode hangs in the air.
constexpr double lead_off_ratio = 400, mains_ratio = 1, movement_ratio = 64;

// The band-pass first, then the notches.
std::vector<Section> all_sections(const ChainSettings& s, double high_hz) {
  std::vector<Section> all = band_pass(4, s.low_hz, high_hz, s.rate_hz);
  for (int k = 1; k <= s.harmonics_max && s.mains_hz > 0 && k * s.mains_hz < high_hz + notch_width_hz; ++k) {
    if (k * s.mains_hz + notch_width_hz < s.rate_hz / 2) all.push_back(notch(k * s.mains_hz, notch_width_hz, s.rate_hz));
  }
  return all;
}

// Sums of squares become roots of means; before the window has filled, of what there is.
void root_mean(std::span<double> sums, std::int64_t seen_before, std::size_t width) {
  std::size_t k = 0;
  for (; k < sums.size() && static_cast<std::size_t>(seen_before) + k + 1 < width; ++k) {
    sums[k] = math::sqrt(sums[k] / static_cast<double>(static_cast<std::size_t>(seen_before) + k + 1));
  }
  const double full = static_cast<double>(width);
  for (; k < sums.size(); ++k) sums[k] = __builtin_sqrt(sums[k] / full);  // never negative: a sum of squares
}

}  // namespace

Result<void> Chain::prepare(const ChainSettings& settings, std::size_t max_block) {
  if (!(settings.rate_hz >= rate_min && settings.rate_hz <= rate_max)) {
    return fail(ErrorId::rate_not_possible, "muscle activity can be read from 100 to 20000 samples a second");
  }
  settings_ = settings;
  const double rate = settings.rate_hz;
  high_hz_ = settings.high_hz < nyquist_share * rate ? settings.high_hz : nyquist_share * rate;
  filters_ = Cascade(all_sections(settings, high_hz_));
  low_ = Cascade(band_pass(2, 4, 12, frames_per_second));  // movement is slow: one mean of each frame is enough
  hop_ = rate / frames_per_second;
  const double middle = high_hz_ > 120 ? 80 : (settings.low_hz + high_hz_) / 2;
  delay_s_ = group_delay_s(band(), middle, rate);
  const auto hold = static_cast<std::size_t>(bridged_s * rate) + 1;
  const std::size_t most = max_block > hold ? max_block : hold;
  const std::size_t piece = most < piece_max ? most : piece_max;
  work_.assign(piece, 0), before_notch_.assign(piece, 0), held_.assign(hold, 0);
  const auto window = static_cast<std::size_t>(math::round(settings.window_s * rate));
  squares_.assign(window > 0 ? window : 1, 0), suffix_.assign(squares_.size() + 1, 0);
  frames_.reserve(most / static_cast<std::size_t>(hop_ < 1 ? 1 : hop_) + 4);
  position_ = 0, run_ = 0, begun_ = false;
  restart();
  return {};
}

std::int64_t Chain::frame_end(std::int64_t frame) const { return static_cast<std::int64_t>(math::floor(static_cast<double>(frame + 1) * hop_)); }

void Chain::restart() {
  filters_.reset(), low_.reset();
  std::fill(suffix_.begin(), suffix_.end(), 0.0);
  std::fill(squares_.begin(), squares_.end(), 0.0);
  for (int i = 0; i < memory; ++i) recent_energy_[i] = recent_mains_[i] = recent_low_[i] = 0;
  prefix_ = newest_sum_ = energy_ = mains_ = raw_sum_ = 0;
  in_window_ = static_cast<std::size_t>(position_ % static_cast<std::int64_t>(squares_.size()));
  since_restart_ = 0, run_ = 0, begun_ = false;
  open_ = {};
  open_.index = static_cast<std::int64_t>(math::floor(static_cast<double>(position_) / hop_));
  while (frame_end(open_.index) <= position_) ++open_.index;
  while (open_.index > 0 && frame_end(open_.index - 1) > position_) --open_.index;
  frame_end_ = frame_end(open_.index);
}

double Chain::rms_now() const {
  const auto width = static_cast<std::int64_t>(squares_.size());
  const std::int64_t seen = since_restart_ < width ? since_restart_ : width;
  return seen > 0 ? math::sqrt(newest_sum_ / static_cast<double>(seen)) : 0;
}

// The sum of the last W squares without drift: whole blocks of W are anchored at multiples of W; the window is the tail of the
// block before plus the head of this one.
void Chain::take_squares(std::span<const double> filtered, std::span<double> rms) {
  const std::size_t width = squares_.size();
  for (std::size_t i = 0; i < filtered.size();) {
    const std::size_t room = width - in_window_, n = filtered.size() - i < room ? filtered.size() - i : room;
    double* squares = squares_.data() + in_window_;
    const double* tail = suffix_.data() + in_window_ + 1;
    double head = prefix_;
    for (std::size_t k = 0; k < n; ++k) squares[k] = filtered[i + k] * filtered[i + k];
    if (!rms.empty()) {
      for (std::size_t k = 0; k < n; ++k) head += squares[k], rms[i + k] = tail[k] + head;
      root_mean(rms.subspan(i, n), since_restart_, width);
    } else {
      for (std::size_t k = 0; k < n; ++k) head += squares[k];
    }
    newest_sum_ = tail[n - 1] + head;
    since_restart_ += static_cast<std::int64_t>(n);
    prefix_ = head, i += n, in_window_ += n;
    if (in_window_ < width) continue;
    for (std::size_t k = width; k-- > 0;) suffix_[k] = suffix_[k + 1] + squares_[k];
    prefix_ = 0, in_window_ = 0;
  }
}

// Highest, lowest, and how long one value stood still. Mostly no two neighbours are equal, and that is quickly told.
void Chain::look_at_raw(std::span<const double> raw) {
  if (open_.samples == 0) open_.raw_min = open_.raw_max = raw[0];
  int equal = raw[0] == last_;
  for (std::size_t i = 1; i < raw.size(); ++i) equal += raw[i] == raw[i - 1];
  double low = open_.raw_min, high = open_.raw_max, last = last_;
  std::int64_t run = run_, longest = open_.run, edge = open_.run_at_edge;
  if (equal == 0) {
    for (const double x : raw) low = x < low ? x : low, high = x > high ? x : high;
    run = 1, last = raw.back(), longest = longest > 1 ? longest : 1;
    if (low < open_.raw_min || high > open_.raw_max || edge == 0) edge = edge > 1 && low == open_.raw_min && high == open_.raw_max ? edge : 1;
  } else {
    for (const double x : raw) {
      run = x == last ? run + 1 : 1;
      last = x;
      if (x < low) low = x, edge = 0;
      if (x > high) high = x, edge = 0;
      if (run > longest) longest = run;
      if ((x == low || x == high) && run > edge) edge = run;
    }
  }
  constexpr std::int64_t most = 1'000'000'000;
  open_.raw_min = low, open_.raw_max = high, run_ = run, last_ = last;
  open_.run = static_cast<std::int32_t>(longest < most ? longest : most);
  open_.run_at_edge = static_cast<std::int32_t>(edge < most ? edge : most);
}

void Chain::within_frame(std::span<const double> raw, std::span<const double> before, std::span<const double> after, std::span<double> rms, bool held) {
  look_at_raw(raw);
  double raw_sum = raw_sum_, energy = energy_, mains = mains_;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const double x = raw[i] - first_, hum = before[i] - after[i];
    raw_sum += math::abs(x) <= possible ? x : 0;
    energy += after[i] * after[i], mains += hum * hum;
  }
  raw_sum_ = raw_sum, energy_ = energy, mains_ = mains;
  take_squares(after, rms);
  open_.samples += static_cast<std::int32_t>(raw.size());
  if (held) open_.missing += static_cast<std::int32_t>(raw.size());
  position_ += static_cast<std::int64_t>(raw.size());
  if (position_ == frame_end_) finish_frame();
}

// Filters run over long pieces, frames are cut from what comes out. Pieces end where the absolute sample count says that small
// states are flushed.
void Chain::take(std::span<const double> raw, std::span<double> filtered, std::span<double> rms, bool held) {
  const auto part = [](std::span<double> s, std::size_t at, std::size_t n) { return s.empty() ? s : s.subspan(at, n); };
  for (std::size_t i = 0; i < raw.size();) {
    const auto room = static_cast<std::size_t>(flush_every - position_ % flush_every);
    std::size_t n = raw.size() - i < work_.size() ? raw.size() - i : work_.size();
    n = n < room ? n : room;
    const std::span<const double> piece = raw.subspan(i, n);
    const std::span<double> work(work_.data(), n), before(before_notch_.data(), n);
    if (!begun_) first_ = last_ = piece[0], begun_ = true;
    for (std::size_t k = 0; k < n; ++k) {
      const double x = piece[k] - first_;
      work[k] = math::abs(x) <= possible ? x : 0;
    }
    filters_.process(work, before);
    if (!filtered.empty()) std::copy(work.begin(), work.end(), filtered.begin() + static_cast<std::ptrdiff_t>(i));
    for (std::size_t k = 0; k < n;) {
      const auto in_frame = static_cast<std::size_t>(frame_end_ - position_), m = n - k < in_frame ? n - k : in_frame;
      within_frame(piece.subspan(k, m), before.subspan(k, m), work.subspan(k, m), part(rms, i + k, m), held);
      k += m;
    }
    if (position_ % flush_every == 0) filters_.flush(), low_.flush();
    i += n;
  }
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
  open_.energy = energy_ / n, open_.mains = mains_ / n, open_.rms = rms_now();
  double low = raw_sum_ / n;
  low_.process(std::span(&low, 1));
  open_.low = low * low;
  judge(open_);
  frames_.push_back(open_);
  const std::int64_t next = open_.index + 1;
  open_ = {};
  open_.index = next;
  energy_ = mains_ = raw_sum_ = 0;
  frame_end_ = frame_end(next);
}

std::span<const Frame> Chain::process(std::span<const double> raw, std::span<double> filtered, std::span<double> rms) {
  frames_.clear();
  take(raw, filtered, rms, false);
  return frames_;
}

std::span<const Frame> Chain::skip(std::int64_t count) {
  frames_.clear();
  if (count <= 0) return frames_;
  if (!begun_ || count > static_cast<std::int64_t>(bridged_s * settings_.rate_hz)) {
    position_ += count;
    restart();
    return frames_;
  }
  const std::span<double> held(held_.data(), static_cast<std::size_t>(count));
  std::fill(held.begin(), held.end(), last_);
  const std::int64_t run = run_;
  take(held, {}, {}, true);
  run_ = run;  // a value we held ourselves is no flat line
  return frames_;
}

}  // namespace ebb::signal
