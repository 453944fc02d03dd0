#include "core/signal/analysis.hpp"

#include <algorithm>

#include "core/base/math.hpp"
#include "core/signal/backward.hpp"
#include "core/signal/bursts.hpp"
#include "core/signal/contraction_edges.hpp"

namespace ebb::signal {
namespace {

constexpr std::int64_t frames_max = 25LL * 3600 * frames_per_second;  // a day, and a little
constexpr std::size_t overview_max = 2000;
constexpr std::size_t lost_frames_max = 5, stretch_frames_min = 30;
constexpr std::int64_t margin_frames = 25;   // around contractions, not counted as rest
constexpr std::size_t settling_frames = 20;  // as long as the chain says of itself that it settles
constexpr double ringing = 0.2;              // in the logarithm of the level: a fifth more than chance makes of the same samples
constexpr std::int64_t rail_frames_min = 3;
constexpr double flag_share_min = 0.001, mains_share_min = 0.05;  // hum is removed: only much of it is worth saying

double frame_time(std::int64_t frame) { return static_cast<double>(frame) / frames_per_second; }

// ---- first reading ----------------------------------------------------------------------------------------------

struct Reading {
  std::vector<Frame> frames;
  std::vector<double> backward;  // mean square of each frame, filtered backwards
  std::int64_t samples_end = 0, samples = 0, changes = 0;
  bool too_long = false;
};

// Samples filtered backwards become the mean squares of the frames, which are there already.
class BackwardFrames {
 public:
  BackwardFrames(Reading& r, double rate) : r_(r), hop_(rate / frames_per_second) {}
  void add(std::int64_t first, std::span<const double> filtered) {
    r_.backward.resize(r_.frames.size(), 0);
    const std::int64_t last = first + static_cast<std::int64_t>(filtered.size());
    for (; at_ < r_.frames.size(); ++at_) {
      const std::int64_t begin = edge(r_.frames[at_].index), end = edge(r_.frames[at_].index + 1);
      double sum = 0;
      for (std::int64_t i = std::max(begin, first); i < std::min(end, last); ++i) {
        const double y = filtered[static_cast<std::size_t>(i - first)];
        sum += y * y;
      }
      r_.backward[at_] += sum / r_.frames[at_].samples;
      if (end > last) return;  // what follows comes with the next piece
    }
  }

 private:
  std::int64_t edge(std::int64_t frame) const { return static_cast<std::int64_t>(math::floor(static_cast<double>(frame) * hop_)); }
  Reading& r_;
  double hop_;
  std::size_t at_ = 0;
};

Reading read_frames(const SampleSource& source, Chain& chain) {
  Reading r;
  double last = 0;
  BackwardFrames frames(r, source.rate_hz);
  Backward backward(chain, [&](std::int64_t first, std::span<const double> filtered) { frames.add(first, filtered); });
  source.read([&](std::int64_t first, std::span<const double> samples) {
    if (r.too_long) return;
    const auto keep = [&](std::span<const Frame> f) { r.frames.insert(r.frames.end(), f.begin(), f.end()); };
    if (first > chain.position()) keep(chain.skip(first - chain.position()));
    keep(chain.process(samples));
    backward.take(first, samples);
    for (const double x : samples) r.changes += x != last, last = x;
    r.samples += static_cast<std::int64_t>(samples.size());
    r.samples_end = chain.position();
    r.too_long = static_cast<std::int64_t>(r.frames.size()) > frames_max;
  });
  backward.finish();
  r.backward.resize(r.frames.size(), 0);
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
    // A value is said to stand still only once it has for a while: that while is no rest either.
    if (frames[i].flags.has(Flag::flat) && (i == 0 || !frames[i - 1].flags.has(Flag::flat))) {
      std::int64_t still = frames[i].run - frames[i].samples;
      for (std::size_t k = i; k-- > 0 && still > 0; still -= frames[k].samples) broken[k] = true;
    }
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

std::vector<FrameRange> ranges_of(const std::vector<Frame>& frames, const std::vector<Stretch>& stretches) {
  std::vector<FrameRange> all;
  for (const Stretch& s : stretches) all.push_back({frames[s.first].index, frames[s.last - 1].index + 1});
  return all;
}

struct Found {
  std::vector<FrameRange> bursts;
  std::vector<Stretch> stretches;
  std::vector<bool> rings;  // per frame: what is there forwards is the filters' ringing after something strong
};

// Ringing shows in one direction only, what the muscle does in both. Where nothing follows, the filters run backwards are settling.
std::vector<double> levels_of(const Reading& r, const Stretch& s, std::vector<bool>& rings) {
  const std::size_t n = s.last - s.first;
  const bool followed = s.last < r.frames.size() && r.frames[s.last].index == r.frames[s.last - 1].index + 1;
  std::vector<double> energies(n), energies_backward(n);
  for (std::size_t i = 0; i < n; ++i) {
    energies[i] = r.frames[s.first + i].energy;
    energies_backward[i] = followed || i + settling_frames < n ? r.backward[s.first + i] : energies[i];
  }
  std::vector<double> levels = decision_levels(energies);
  const std::vector<double> backward = decision_levels(energies_backward);
  for (std::size_t i = 0; i < levels.size(); ++i) {
    rings[s.first + i] = levels[i] > backward[i] + ringing;
    levels[i] = std::min(levels[i], backward[i]);
  }
  return levels;
}

// The filters ring where they begin, and behind a contraction; elsewhere it is chance that one direction shows more.
void keep_ringing(std::vector<bool>& rings, const std::vector<Frame>& frames, const Stretch& s, const std::vector<FrameRange>& bursts) {
  bool on = true;
  std::size_t k = 0;
  for (std::size_t i = s.first; i < s.last; ++i) {
    while (k < bursts.size() && frames[i].index >= bursts[k].last) ++k;
    const bool inside = k < bursts.size() && frames[i].index >= bursts[k].first;
    on = inside || (on && rings[i]);
    rings[i] = on && !inside;
  }
}

Found find_all(const Reading& r) {
  const std::vector<Frame>& frames = r.frames;
  Found found{{}, readable_stretches(frames), std::vector<bool>(frames.size(), false)};
  std::vector<std::vector<double>> levels;
  std::vector<double> all;
  for (const Stretch& s : found.stretches) {
    levels.push_back(levels_of(r, s, found.rings));
    for (std::size_t i = s.first; i < s.last; ++i) {
      if (!frames[i].flags.has(Flag::settling)) all.push_back(levels.back()[i - s.first]);
    }
  }
  if (all.empty()) return found;
  const Levels thresholds = find_levels(all);
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const auto some = find_bursts(levels[k], thresholds, frames[found.stretches[k].first].index);
    found.bursts.insert(found.bursts.end(), some.begin(), some.end());
    keep_ringing(found.rings, frames, found.stretches[k], some);
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
        if (!active && !(wide && found.rings[i]) && !frames[i].flags.unreadable()) quiet.push_back(frames[i].rms);
      }
    }
    if (!quiet.empty()) break;
  }
  if (quiet.empty()) return std::nullopt;
  std::stable_sort(quiet.begin(), quiet.end());
  return quiet[quiet.size() / 2];
}

// ---- together ---------------------------------------------------------------------------------------------------

// Of the frames that lie in the contraction by more than half.
void measure(Burst& burst, const std::vector<Frame>& frames) {
  const auto at = [&](double seconds) {
    const auto index = static_cast<std::int64_t>(math::round(seconds * frames_per_second));
    return std::lower_bound(frames.begin(), frames.end(), index, [](const Frame& f, std::int64_t i) { return f.index < i; });
  };
  double energy = 0, samples = 0;
  for (auto f = at(burst.onset_s), last = at(burst.offset_s); f < last; ++f) {
    energy += f->energy * f->samples, samples += f->samples;
    if (f->rms > burst.peak_rms) burst.peak_rms = f->rms;
  }
  burst.mean_rms = samples > 0 ? math::sqrt(energy / samples) : 0;
}

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
  const Found found = find_all(r);
  a.rest_rms = rest_level(r.frames, found);
  if (a.rest_rms && !found.bursts.empty() && chain.prepare(chain_settings, source.block_max)) {
    for (const Edges& e : contraction_edges(source, chain, found.bursts, ranges_of(r.frames, found.stretches), *a.rest_rms)) a.bursts.push_back({e.onset_s, e.offset_s});
  } else {
    for (const FrameRange& b : found.bursts) a.bursts.push_back({frame_time(b.first), frame_time(b.last)});
  }
  for (Burst& b : a.bursts) measure(b, r.frames);
  summarize(a, r);
  if (a.repeat >= 2.5) add_flag(a, Flag::repeated);
  if (source.rate_hz < 200) add_flag(a, Flag::low_rate);
  draw_overview(a, r.frames);
  return a;
}

}  // namespace ebb::signal
