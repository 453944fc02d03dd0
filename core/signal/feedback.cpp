#include "core/signal/feedback.hpp"

#include <algorithm>

#include "core/base/math.hpp"
#include "evidence.hpp"  // generated from evidence/*.md

namespace ebb::signal {
namespace {

constexpr std::int64_t thousand = 1000, nanovolts_max = 1'000'000'000'000;  // not care: units
constexpr std::int32_t full = 1000, rise_per_frame = 10;  // not care: how smoothly it is shown; the reward grows from nothing to full in one second at the fastest
constexpr std::int64_t smoothing = 30;       // not care: how smoothly it is shown; frames; the level under the decision follows within a third of a second
constexpr std::int64_t warm_up_frames = 50;  // not care: the shortest stretch whose steadiness can be told

std::int64_t nanovolts(double uv) {
  const double nv = math::round(uv * thousand);
  if (!(nv > 0)) return 0;
  return nv < static_cast<double>(nanovolts_max) ? static_cast<std::int64_t>(nv) : nanovolts_max;
}

constexpr Flag unreadable_reasons[] = {Flag::lead_off, Flag::clipped, Flag::flat, Flag::dropped, Flag::movement, Flag::settling};

std::optional<Flag> reason_of(Flags flags) {
  for (const Flag f : unreadable_reasons) {
    if (flags.has(f)) return f;
  }
  return std::nullopt;
}

}  // namespace

Feedback::Feedback(std::optional<double> baseline_uv) : baseline_(baseline_uv ? nanovolts(*baseline_uv) : 0) {
  heard_.reserve(static_cast<std::size_t>(evidence::feedback_baseline_seconds) * frames_per_second);
}

void Feedback::remember(std::int64_t level) {
  smooth_ = count_ == 0 ? level : smooth_ + (level - smooth_) / smoothing;
  recent_[static_cast<std::size_t>(count_++ % static_cast<std::int64_t>(memory_frames))] = smooth_;
}

// Distance between the highest and lowest smoothed level of two seconds, in thousandths of their middle.
std::int64_t Feedback::unsteadiness_permille() const {
  const auto n = static_cast<std::size_t>(std::min<std::int64_t>(count_, memory_frames));
  const auto [low, high] = std::minmax_element(recent_.begin(), recent_.begin() + static_cast<std::ptrdiff_t>(n));
  const std::int64_t middle = (*low + *high) / 2;  // not care: half way
  return middle > 0 ? (*high - *low) * thousand / middle : thousand;
}

FeedbackState Feedback::judge(std::int64_t level) {
  if (level > baseline_ * evidence::feedback_tensing_permille / thousand) {
    below_frames_ = 0, letting_go_ = false;
    return FeedbackState::tensing;
  }
  if (letting_go_) {
    letting_go_ = level < baseline_ * evidence::feedback_off_permille / thousand;
    if (!letting_go_) below_frames_ = 0;
  } else {
    below_frames_ = level < baseline_ * evidence::feedback_on_permille / thousand ? below_frames_ + 1 : 0;
    letting_go_ = below_frames_ * (thousand / frames_per_second) >= evidence::feedback_confirm_ms;
  }
  return letting_go_ ? FeedbackState::letting_go : FeedbackState::resting;
}

std::int32_t Feedback::reward(std::int64_t level) const {
  if (count_ < warm_up_frames || level >= baseline_) return 0;
  const std::int64_t fallen = (baseline_ - level) * thousand / baseline_;
  const std::int64_t fall = std::min<std::int64_t>(full, fallen * thousand / evidence::feedback_full_fall_permille);
  const std::int64_t quiet = evidence::feedback_steady_permille, restless = evidence::feedback_unsteady_permille;
  const std::int64_t steady = std::clamp<std::int64_t>((restless - unsteadiness_permille()) * thousand / (restless - quiet), 0, full);
  return static_cast<std::int32_t>(fall * steady / thousand);
}

FeedbackFrame Feedback::next(const Frame& frame) {
  FeedbackFrame out;
  out.time_ms = (frame.index + 1) * (thousand / frames_per_second);
  if (baseline_ > 0) out.baseline_uv = static_cast<double>(baseline_) / thousand;
  if (frame.flags.unreadable()) {
    out.state = FeedbackState::unreadable, out.reason = reason_of(frame.flags);
    count_ = 0, below_frames_ = 0, shown_ = 0, letting_go_ = false;
    return out;
  }
  const std::int64_t level = nanovolts(frame.rms);
  out.readable = true, out.level_uv = frame.rms;
  remember(level);
  if (baseline_ == 0) {
    heard_.insert(std::upper_bound(heard_.begin(), heard_.end(), level), level);
    if (static_cast<std::int64_t>(heard_.size()) < evidence::feedback_baseline_seconds * frames_per_second) return out;
    baseline_ = std::max<std::int64_t>(heard_[heard_.size() / 2], 1);  // not care: the median
    out.baseline_uv = static_cast<double>(baseline_) / thousand;
  }
  // Strong tensing shows at once, in the level itself; all else in the smoothed level.
  const bool sudden = level > baseline_ * evidence::feedback_sudden_permille / thousand;
  const std::int64_t judged = sudden ? std::max(smooth_, level) : smooth_;
  out.state = judge(judged);
  const std::int32_t wanted = out.state == FeedbackState::letting_go ? reward(judged) : 0;
  shown_ = std::min(wanted, shown_ + rise_per_frame);
  out.reward = shown_;
  return out;
}

}  // namespace ebb::signal
