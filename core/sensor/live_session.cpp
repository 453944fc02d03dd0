#include "core/sensor/live_session.hpp"

#include <utility>

#include "core/base/math.hpp"

namespace ebb::sensor {

Result<LiveSession> LiveSession::make(const SimulatorSettings& settings) {
  EBB_TRY(Simulator simulator, Simulator::make(settings));
  LiveSession live(std::move(simulator));
  EBB_CHECK_OK(live.chain_.prepare({.rate_hz = static_cast<double>(settings.rate_hz), .mains_hz = static_cast<double>(settings.mains_hz)}, block));
  live.frames_.reserve(128);
  return live;
}

const std::vector<signal::FeedbackFrame>& LiveSession::step(std::int32_t milliseconds) {
  frames_.clear();
  asked_ms_ += milliseconds < 0 ? 0 : milliseconds > 1000 ? 1000 : milliseconds;
  const std::int64_t until = asked_ms_ * simulator_.settings().rate_hz / 1000;
  double samples[block];
  while (chain_.position() < until) {
    const auto left = static_cast<std::size_t>(until - chain_.position());
    const std::span<double> some(samples, left < block ? left : block);
    simulator_.next(some);
    for (const signal::Frame& f : chain_.process(some)) frames_.push_back(feedback_.next(f));
  }
  return frames_;
}

std::int32_t LiveSession::delay_ms() const {
  return static_cast<std::int32_t>(math::round((chain_.delay_s() + chain_.settings().window_s / 2) * 1000));
}

}  // namespace ebb::sensor
