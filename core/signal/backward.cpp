#include "core/signal/backward.hpp"

#include <algorithm>
#include <utility>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

constexpr std::int64_t piece = 1 << 16;     // samples; pieces end at its multiples, however the input is cut
constexpr double behind_s = 1.2;            // six time constants of a notch: hum a hundred times the rest has gone by then
constexpr double period_s = 0.1;            // whole periods of 50 and of 60 Hz, and of all their harmonics
constexpr std::size_t flush_every = 1024;   // samples

std::vector<Section> sections_of(const Chain& chain) {
  std::vector<Section> all(chain.band().begin(), chain.band().end());
  all.insert(all.end(), chain.notches().begin(), chain.notches().end());
  return all;
}

std::size_t samples_of(double seconds, double rate) { return static_cast<std::size_t>(math::round(seconds * rate)); }

}  // namespace

Backward::Backward(const Chain& chain, Sink sink)
    : sink_(std::move(sink)),
      filters_(sections_of(chain)),
      bridged_(static_cast<std::size_t>(Chain::bridged_s * chain.settings().rate_hz)),
      behind_(samples_of(behind_s, chain.settings().rate_hz)),
      period_(samples_of(period_s, chain.settings().rate_hz)) {}

std::size_t Backward::to_boundary() const { return static_cast<std::size_t>(piece - begin_ % piece); }

void Backward::take(std::int64_t first, std::span<const double> raw) {
  if (first > end()) {
    const auto missing = static_cast<std::size_t>(first - end());
    if (held_.empty() || missing > bridged_) finish(), begin_ = first;
    else held_.insert(held_.end(), missing, held_.back());
  }
  held_.insert(held_.end(), raw.begin(), raw.end());
  while (held_.size() >= to_boundary() + behind_) run(to_boundary());
}

void Backward::finish() {
  while (!held_.empty()) run(std::min(held_.size(), to_boundary()));
}

// Gives out the first `count` samples. Where a recording ends soon behind them, its last periods stand for what would have followed:
// with hum, filters that begin at rest would ring at first.
void Backward::run(std::size_t count) {
  const std::size_t used = std::min(held_.size(), count + behind_);
  work_.clear();
  for (std::size_t behind = used - count; behind < behind_ && used >= period_; behind += period_) {
    work_.insert(work_.end(), held_.rend() - static_cast<std::ptrdiff_t>(used), held_.rend() - static_cast<std::ptrdiff_t>(used - period_));
  }
  work_.insert(work_.end(), held_.rend() - static_cast<std::ptrdiff_t>(used), held_.rend());
  const auto readable = std::find_if(work_.begin(), work_.end(), [](double x) { return math::abs(x) <= Chain::possible; });
  const double base = readable != work_.end() ? *readable : 0;
  for (double& x : work_) x = x - base, x = math::abs(x) <= Chain::possible ? x : 0;
  filters_.reset();
  for (std::size_t i = 0; i < work_.size(); i += flush_every) {
    filters_.process(std::span(work_).subspan(i, std::min(flush_every, work_.size() - i)));
    filters_.flush();
  }
  std::reverse(work_.end() - static_cast<std::ptrdiff_t>(count), work_.end());
  sink_(begin_, std::span<const double>(work_).last(count));
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(count));
  begin_ += static_cast<std::int64_t>(count);
}

}  // namespace ebb::signal
