#include "core/signal/analysis.hpp"

#include <algorithm>

#include "core/base/math.hpp"
#include "core/signal/bursts.hpp"
#include "core/signal/edge.hpp"

namespace ebb::signal {
namespace {

constexpr std::int64_t frames_max = 25LL * 3600 * frames_per_second;  // a day, and a little
constexpr std::size_t overview_max = 2000;
constexpr std::size_t lost_frames_max = 5, stretch_frames_min = 30;
constexpr std::int64_t margin_frames = 25;   // around contractions, not counted as rest
constexpr double before_s = 0.6, within_s = 0.4, bin_s = 0.001;
constexpr double slack_s = 0.03;  // an edge lies outside the stretch above the threshold, or hardly within
constexpr std::int64_t rail_frames_min = 3;
constexpr double flag_share_min = 0.001, mains_share_min = 0.05;  // hum is removed: only much of it is worth saying

double frame_time(std::int64_t frame) { return static_cast<double>(frame) / frames_per_second; }

// ---- first reading ----------------------------------------------------------------------------------------------

struct Reading {
  std::vector<Frame> frames;
  std::int64_t samples_end = 0, samples = 0, changes = 0;
  bool too_long = false;
};

void feed(Chain& chain, std::int64_t first, std::span<const double> samples, std::span<double> filtered, auto&& take) {
  if (first > chain.position()) take(chain.skip(first - chain.position()));
  take(chain.process(samples, filtered));
}

Reading read_frames(const SampleSource& source, Chain& chain) {
  Reading r;
  double last = 0;
  source.read([&](std::int64_t first, std::span<const double> samples) {
    if (r.too_long) return;
    feed(chain, first, samples, {}, [&](std::span<const Frame> f) { r.frames.insert(r.frames.end(), f.begin(), f.end()); });
    for (const double x : samples) r.changes += x != last, last = x;
    r.samples += static_cast<std::int64_t>(samples.size());
    r.samples_end = chain.position();
    r.too_long = static_cast<std::int64_t>(r.frames.size()) > frames_max;
  });
  return r;
}

// A converter that does not say its limits still shows them: its extreme value, held, again and again.
void mark_seen_rails(Reading& r, double repeat) {
  double low = r.frames[0].raw_min, high = r.frames[0].raw_max;
  for (const Frame& f : r.frames) low = f.raw_min < low ? f.raw_min : low, high = f.raw_max > high ? f.raw_max : high;
  if (!(high > low)) return;
  const double run_min = 3 * repeat;
  for (const double rail : {low, high}) {
    const auto held = [&](const Frame& f) { return f.run_at_edge >= run_min && !f.flags.has(Flag::flat) && (rail == low ? f.raw_min : f.raw_max) == rail; };
    if (std::count_if(r.frames.begin(), r.frames.end(), held) < rail_frames_min) continue;
    for (Frame& f : r.frames) {
      if (held(f)) f.flags.set(Flag::clipped);
    }
  }
}

// ---- stretches that can be read ---------------------------------------------------------------------------------

struct Stretch {
  std::size_t first, last;  // positions in `frames`
};

bool breaks_off(const Frame& f) { return f.flags.has(Flag::flat) || f.flags.has(Flag::lead_off) || f.flags.has(Flag::movement); }

// Frames at which a stretch ends. Clipping does not end it (what is clipped is certainly active), nor do a few lost samples.
std::vector<bool> find_breaks(const std::vector<Frame>& frames) {
  std::vector<bool> broken(frames.size(), false);
  std::size_t lost_since = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    broken[i] = breaks_off(frames[i]);
    if (!frames[i].flags.has(Flag::dropped)) lost_since = i + 1;
    else if (i - lost_since >= lost_frames_max) broken[i] = true;
  }
  return broken;
}

// Unbroken, at least 0.3 s. The settling of the filters may lie within: a contraction can begin there.
std::vector<Stretch> readable_stretches(const std::vector<Frame>& frames) {
  const std::vector<bool> broken = find_breaks(frames);
  std::vector<Stretch> all;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= frames.size(); ++i) {
    const bool ends = i == frames.size() || broken[i] || (i > 0 && frames[i].index != frames[i - 1].index + 1);
    if (!ends) continue;
    if (i >= begin + stretch_frames_min) all.push_back({begin, i});
    begin = i < frames.size() && broken[i] ? i + 1 : i;
  }
  return all;
}

struct Found {
  std::vector<FrameRange> bursts;
  std::vector<Stretch> stretches;
};

Found find_all(const std::vector<Frame>& frames) {
  Found found{{}, readable_stretches(frames)};
  std::vector<std::vector<double>> levels;
  std::vector<double> all;
  for (const Stretch& s : found.stretches) {
    std::vector<double> energies(s.last - s.first);
    for (std::size_t i = s.first; i < s.last; ++i) energies[i - s.first] = frames[i].energy;
    levels.push_back(decision_levels(energies));
    for (std::size_t i = s.first; i < s.last; ++i) {
      if (!frames[i].flags.has(Flag::settling)) all.push_back(levels.back()[i - s.first]);
    }
  }
  if (all.empty()) return found;
  const Levels thresholds = find_levels(all);
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const auto some = find_bursts(levels[k], thresholds, frames[found.stretches[k].first].index);
    found.bursts.insert(found.bursts.end(), some.begin(), some.end());
  }
  return found;
}

bool near_burst(std::int64_t frame, const std::vector<FrameRange>& bursts, std::size_t& hint) {
  while (hint < bursts.size() && frame >= bursts[hint].last + margin_frames) ++hint;
  return hint < bursts.size() && frame >= bursts[hint].first - margin_frames;
}

// Middle of the running RMS, outside contractions. With little rest between them the margin gives way.
std::optional<double> rest_level(const std::vector<Frame>& frames, const Found& found) {
  std::vector<double> quiet;
  for (const bool wide : {true, false}) {
    std::size_t hint = 0;
    for (const Stretch& s : found.stretches) {
      for (std::size_t i = s.first; i < s.last; ++i) {
        std::size_t h = hint;
        const bool active = near_burst(frames[i].index, found.bursts, h) &&
                            (wide || (frames[i].index >= found.bursts[h].first && frames[i].index < found.bursts[h].last + 10));
        hint = h;
        if (!active && !frames[i].flags.unreadable()) quiet.push_back(frames[i].rms);
      }
    }
    if (!quiet.empty()) break;
  }
  if (quiet.empty()) return std::nullopt;
  std::stable_sort(quiet.begin(), quiet.end());
  return quiet[quiet.size() / 2];
}

// ---- second reading: the edges ----------------------------------------------------------------------------------

struct EdgeWindow {
  std::int64_t first = 0, last = 0;  // in bins
  std::vector<double> energies;
};

struct BurstWindows {
  EdgeWindow onset, offset;
};

class Bins {
 public:
  explicit Bins(double rate) : per_bin_(static_cast<std::int64_t>(math::round(rate * bin_s)) < 1 ? 1 : static_cast<std::int64_t>(math::round(rate * bin_s))), rate_(rate) {}
  std::int64_t at(double seconds) const { return static_cast<std::int64_t>(math::floor(seconds * rate_ / static_cast<double>(per_bin_))); }
  double seconds(std::int64_t bin) const { return static_cast<double>(bin * per_bin_) / rate_; }
  double width_s() const { return static_cast<double>(per_bin_) / rate_; }
  std::int64_t per_bin() const { return per_bin_; }

 private:
  std::int64_t per_bin_;
  double rate_;
};

// Each window reaches into the rest beside the contraction, at most to the middle between it and its neighbour.
std::vector<BurstWindows> edge_windows(const std::vector<FrameRange>& bursts, const std::vector<Frame>& frames, const Found& found, const Bins& bins) {
  std::vector<BurstWindows> all;
  for (std::size_t k = 0; k < bursts.size(); ++k) {
    const double begin = frame_time(bursts[k].first), end = frame_time(bursts[k].last), half = (end - begin) / 2;
    double from = begin - before_s, to = end + before_s;
    if (k > 0) from = std::max(from, (frame_time(bursts[k - 1].last) + begin) / 2);
    if (k + 1 < bursts.size()) to = std::min(to, (frame_time(bursts[k + 1].first) + end) / 2);
    for (const Stretch& s : found.stretches) {
      const std::int64_t first = frames[s.first].index, last = frames[s.last - 1].index + 1;
      if (bursts[k].first >= first && bursts[k].last <= last) from = std::max(from, frame_time(first)), to = std::min(to, frame_time(last));
    }
    const double inside = half < within_s ? half : within_s;
    all.push_back({{bins.at(from), bins.at(begin + inside), {}}, {bins.at(end - inside), bins.at(to), {}}});
  }
  return all;
}

void collect(const SampleSource& source, Chain& chain, const Bins& bins, std::vector<BurstWindows>& windows) {
  std::vector<EdgeWindow*> order;
  for (BurstWindows& w : windows) order.push_back(&w.onset), order.push_back(&w.offset);
  for (EdgeWindow* w : order) w->energies.assign(static_cast<std::size_t>(w->last > w->first ? w->last - w->first : 0), 0);
  std::vector<double> filtered(source.block_max);
  std::size_t next = 0;
  source.read([&](std::int64_t first, std::span<const double> samples) {
    if (next == order.size()) return;
    const std::span<double> out(filtered.data(), samples.size());
    feed(chain, first, samples, out, [](auto) {});
    for (std::size_t i = 0; i < samples.size(); ++i) {
      const std::int64_t bin = (first + static_cast<std::int64_t>(i)) / bins.per_bin();
      while (next < order.size() && bin >= order[next]->last) ++next;
      // The windows of one contraction may overlap in its middle.
      for (std::size_t k = next; k < order.size() && k < next + 2; ++k) {
        EdgeWindow& w = *order[k];
        if (bin >= w.first && bin < w.last) w.energies[static_cast<std::size_t>(bin - w.first)] += out[i] * out[i] / static_cast<double>(bins.per_bin());
      }
    }
  });
}

double mean(std::span<const double> x) {
  double sum = 0;
  for (const double v : x) sum += v;
  return x.empty() ? 0 : sum / static_cast<double>(x.size());
}

struct LocalRest {
  double energy;
  bool spiky;  // heartbeats or the like stand in it
};

// The rest right beside the contraction, where a third of the window is long enough to say. Spikes raise the mean of its
// hundredths of a second far above their middle.
LocalRest rest_beside(std::span<const double> energies, double usual_rest, double width_s) {
  const std::size_t third = energies.size() / 3, each = static_cast<std::size_t>(0.01 / width_s) < 1 ? 1 : static_cast<std::size_t>(0.01 / width_s);
  if (static_cast<double>(third) * width_s < 0.1) return {usual_rest, false};
  std::vector<double> parts;
  for (std::size_t i = 0; i + each <= third; i += each) parts.push_back(mean(energies.subspan(i, each)));
  std::stable_sort(parts.begin(), parts.end());
  const double middle = parts[parts.size() / 2], all = mean(energies.first(third));
  if (all > 1.6 * middle) return {middle * 1.1, true};  // the middle of such means lies about a tenth below their mean
  return {all, false};
}

void refine(Burst& burst, BurstWindows& w, double rest_energy, const Bins& bins, double delay_s) {
  const double coarse_onset = burst.onset_s, coarse_offset = burst.offset_s;
  const auto edge = [&](const std::vector<double>& e, double latest_s) {
    const LocalRest rest = rest_beside(e, rest_energy, bins.width_s());
    const auto latest = static_cast<std::int64_t>(latest_s / bins.width_s());
    return find_edge(e, rest.energy, bins.width_s(), static_cast<std::size_t>(latest < 0 ? 0 : latest), rest.spiky);
  };
  if (w.onset.energies.size() >= 8) {
    burst.onset_s = bins.seconds(w.onset.first + static_cast<std::int64_t>(edge(w.onset.energies, coarse_onset + slack_s - bins.seconds(w.onset.first)))) - delay_s;
  }
  if (w.offset.energies.size() >= 8) {
    std::reverse(w.offset.energies.begin(), w.offset.energies.end());
    burst.offset_s = bins.seconds(w.offset.last - static_cast<std::int64_t>(edge(w.offset.energies, bins.seconds(w.offset.last) - coarse_offset + slack_s))) - delay_s;
  }
  if (burst.onset_s < 0) burst.onset_s = 0;
}

void measure(Burst& burst, const std::vector<Frame>& frames) {
  const auto by_index = [](const Frame& f, std::int64_t index) { return f.index < index; };
  const auto first = std::lower_bound(frames.begin(), frames.end(), static_cast<std::int64_t>(burst.onset_s * frames_per_second), by_index);
  const auto last = std::lower_bound(first, frames.end(), static_cast<std::int64_t>(burst.offset_s * frames_per_second) + 1, by_index);
  double energy = 0, samples = 0;
  for (auto f = first; f != last; ++f) {
    energy += f->energy * f->samples, samples += f->samples;
    if (f->rms > burst.peak_rms) burst.peak_rms = f->rms;
  }
  burst.mean_rms = samples > 0 ? math::sqrt(energy / samples) : 0;
}

// ---- together ---------------------------------------------------------------------------------------------------

struct Share {
  std::int64_t seen = 0;
  double of = 1;
  bool worth_saying(double least) const { return static_cast<double>(seen) >= of * least && (seen >= 3 || static_cast<double>(seen) >= of / 100); }
  double fraction() const { return static_cast<double>(seen) / of; }
};

// Of the whole duration: frames that a gap left out could not be read either.
void summarize(Analysis& a, const Reading& r) {
  const std::vector<Frame>& frames = r.frames;
  std::int64_t readable = 0, counts[EnumNames<Flag>::names.size()] = {};
  for (const Frame& f : frames) {
    readable += !f.flags.bad();
    for (std::size_t k = 0; k < std::size(counts); ++k) counts[k] += f.flags.has(static_cast<Flag>(k));
  }
  const auto all = static_cast<double>(frames.back().index + 1);
  a.usable_fraction = static_cast<double>(readable) / all;
  for (std::size_t k = 0; k < std::size(counts); ++k) {
    const Flag flag = static_cast<Flag>(k);
    // Missing samples are counted one by one: a few are bridged within a frame that can still be read.
    const Share share = flag == Flag::dropped ? Share{r.samples_end - r.samples, static_cast<double>(r.samples_end)} : Share{counts[k], all};
    const double least = flag == Flag::mains ? mains_share_min : flag == Flag::settling ? 1 : flag_share_min;
    if (share.seen == 0 || !share.worth_saying(least)) continue;
    a.flags.push_back(flag);
    a.flag_fractions.push_back(share.fraction());
  }
}

void add_flag(Analysis& a, Flag flag) {
  a.flags.push_back(flag);
  a.flag_fractions.push_back(1);
}

void draw_overview(Analysis& a, const std::vector<Frame>& frames) {
  const std::int64_t first = frames.front().index, count = frames.back().index + 1 - first;
  const std::int64_t each = (count + static_cast<std::int64_t>(overview_max) - 1) / static_cast<std::int64_t>(overview_max);
  std::int64_t current = -1;
  for (const Frame& f : frames) {
    const std::int64_t place = (f.index - first) / each;
    if (place != current) {
      a.overview.push_back({frame_time(f.index), f.raw_min, f.raw_max, f.rms, f.flags});
      current = place;
      continue;
    }
    Glance& g = a.overview.back();
    g.raw_min = std::min(g.raw_min, f.raw_min), g.raw_max = std::max(g.raw_max, f.raw_max), g.rms = std::max(g.rms, f.rms);
    g.flags.merge(f.flags);
  }
}

}  // namespace

Result<Analysis> analyze(const SampleSource& source, const AnalysisSettings& settings) {
  Chain chain;
  const ChainSettings chain_settings{.rate_hz = source.rate_hz, .low_hz = settings.low_hz, .high_hz = settings.high_hz, .mains_hz = settings.mains_hz, .rails = source.rails};
  EBB_CHECK_OK(chain.prepare(chain_settings, source.block_max));
  Reading r = read_frames(source, chain);
  if (r.too_long) return fail(ErrorId::recording_too_large, "more than a day of one channel");
  if (r.frames.empty()) return fail(ErrorId::recording_empty, "less than a hundredth of a second was recorded");
  Analysis a;
  a.rate_hz = source.rate_hz, a.duration_s = static_cast<double>(r.samples_end) / source.rate_hz, a.high_hz = chain.high_hz();
  a.repeat = r.changes > 0 ? static_cast<double>(r.samples) / static_cast<double>(r.changes) : 1;
  mark_seen_rails(r, a.repeat);
  const Found found = find_all(r.frames);
  a.rest_rms = rest_level(r.frames, found);
  const Bins bins(source.rate_hz);
  auto windows = edge_windows(found.bursts, r.frames, found, bins);
  if (!windows.empty() && chain.prepare(chain_settings, source.block_max)) collect(source, chain, bins, windows);
  for (std::size_t k = 0; k < windows.size(); ++k) {
    Burst b{frame_time(found.bursts[k].first), frame_time(found.bursts[k].last), 0, 0};
    if (a.rest_rms) refine(b, windows[k], *a.rest_rms * *a.rest_rms, bins, chain.delay_s() / 4);  // a rise is seen before most of its energy is
    measure(b, r.frames);
    a.bursts.push_back(b);
  }
  summarize(a, r);
  if (a.repeat >= 2.5) add_flag(a, Flag::repeated);
  if (source.rate_hz < 200) add_flag(a, Flag::low_rate);
  draw_overview(a, r.frames);
  return a;
}

}  // namespace ebb::signal
