#include "core/signal/contraction_edges.hpp"

#include <algorithm>

#include "core/base/math.hpp"
#include "core/signal/backward.hpp"
#include "core/signal/edge.hpp"

namespace ebb::signal {
namespace {

constexpr double before_s = 0.6, within_s = 0.4, bin_s = 0.001;
constexpr double slack_s = 0.03;  // an edge lies outside the stretch above the threshold, or hardly within

double frame_time(std::int64_t frame) { return static_cast<double>(frame) / frames_per_second; }

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
std::vector<BurstWindows> edge_windows(std::span<const FrameRange> bursts, std::span<const FrameRange> stretches, const Bins& bins) {
  std::vector<BurstWindows> all;
  for (std::size_t k = 0; k < bursts.size(); ++k) {
    const double begin = frame_time(bursts[k].first), end = frame_time(bursts[k].last), half = (end - begin) / 2;
    double from = begin - before_s, to = end + before_s;
    if (k > 0) from = std::max(from, (frame_time(bursts[k - 1].last) + begin) / 2);
    if (k + 1 < bursts.size()) to = std::min(to, (frame_time(bursts[k + 1].first) + end) / 2);
    for (const FrameRange& s : stretches) {
      if (bursts[k].first >= s.first && bursts[k].last <= s.last) from = std::max(from, frame_time(s.first)), to = std::min(to, frame_time(s.last));
    }
    const double inside = half < within_s ? half : within_s;
    all.push_back({{bins.at(from), bins.at(begin + inside), {}}, {bins.at(end - inside), bins.at(to), {}}});
  }
  return all;
}

// Fills windows that follow one another, from samples that do.
class Fill {
 public:
  Fill(std::vector<BurstWindows>& windows, EdgeWindow BurstWindows::*edge, const Bins& bins) : bins_(bins) {
    for (BurstWindows& w : windows) order_.push_back(&(w.*edge));
    for (EdgeWindow* w : order_) w->energies.assign(static_cast<std::size_t>(w->last > w->first ? w->last - w->first : 0), 0);
  }
  void add(std::int64_t first, std::span<const double> filtered) {
    for (std::size_t i = 0; i < filtered.size(); ++i) {
      const std::int64_t bin = (first + static_cast<std::int64_t>(i)) / bins_.per_bin();
      while (next_ < order_.size() && bin >= order_[next_]->last) ++next_;
      if (next_ == order_.size()) return;
      EdgeWindow& w = *order_[next_];
      if (bin >= w.first) w.energies[static_cast<std::size_t>(bin - w.first)] += filtered[i] * filtered[i] / static_cast<double>(bins_.per_bin());
    }
  }

 private:
  const Bins& bins_;
  std::vector<EdgeWindow*> order_;
  std::size_t next_ = 0;
};

// Beginnings from the filters run forwards, ends from the filters run backwards: neither rings before it happens.
void collect(const SampleSource& source, Chain& chain, const Bins& bins, std::vector<BurstWindows>& windows) {
  Fill onsets(windows, &BurstWindows::onset, bins), offsets(windows, &BurstWindows::offset, bins);
  Backward backward(chain, [&](std::int64_t first, std::span<const double> filtered) { offsets.add(first, filtered); });
  std::vector<double> filtered(source.block_max);
  source.read([&](std::int64_t first, std::span<const double> samples) {
    const std::span<double> out(filtered.data(), samples.size());
    if (first > chain.position()) chain.skip(first - chain.position());
    chain.process(samples, out);
    onsets.add(first, out);
    backward.take(first, samples);
  });
  backward.finish();
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

void refine(Edges& burst, BurstWindows& w, double rest_energy, const Bins& bins, double delay_s) {
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
    burst.offset_s = bins.seconds(w.offset.last - static_cast<std::int64_t>(edge(w.offset.energies, bins.seconds(w.offset.last) - coarse_offset + slack_s))) + delay_s;
  }
  burst.onset_s = std::max(burst.onset_s, 0.0);
  burst.offset_s = std::min(burst.offset_s, std::max(bins.seconds(w.offset.last), coarse_offset));
}

}  // namespace

std::vector<Edges> contraction_edges(const SampleSource& source, Chain& chain, std::span<const FrameRange> bursts, std::span<const FrameRange> stretches, double rest_rms) {
  const Bins bins(source.rate_hz);
  auto windows = edge_windows(bursts, stretches, bins);
  collect(source, chain, bins, windows);
  std::vector<Edges> all;
  for (std::size_t k = 0; k < windows.size(); ++k) {
    all.push_back({frame_time(bursts[k].first), frame_time(bursts[k].last)});
    refine(all.back(), windows[k], rest_rms * rest_rms, bins, chain.delay_s() / 4);  // a rise is seen before most of its energy is
  }
  return all;
}

}  // namespace ebb::signal
