// The simulated sensor, the chain, quality and feedback in one, for a page that asks every few milliseconds what to show.
//
//   auto live = LiveSession::make({.seed = 7});
//   live->let_go(600);
//   for (const FeedbackFrame& f : live->step(16)) show(f);
//
// How the time is cut into steps never shows in the frames.
#pragma once
#include <vector>

#include "core/sensor/simulator.hpp"
#include "core/signal/chain.hpp"
#include "core/signal/feedback.hpp"

namespace ebb::sensor {

class LiveSession {
 public:
  /// Errors: rate_not_possible, impossible_value.
  static Result<LiveSession> make(const SimulatorSettings& settings);
  void let_go(std::int32_t permille) { simulator_.let_go(permille); }
  void contract(std::int32_t permille) { simulator_.contract(permille); }
  void lose_contact(bool lost) { simulator_.lose_contact(lost); }
  /// The frames that were completed in the next `milliseconds` (0 to 1,000; more is cut to 1,000). Valid until the next call.
  const std::vector<signal::FeedbackFrame>& step(std::int32_t milliseconds);
  /// From a sample to the level that holds it: filters and half of the 100 ms window.
  std::int32_t delay_ms() const;

 private:
  explicit LiveSession(Simulator simulator) : simulator_(std::move(simulator)) {}
  static constexpr std::size_t block = 256;
  Simulator simulator_;
  signal::Chain chain_;
  signal::Feedback feedback_;
  std::vector<signal::FeedbackFrame> frames_;
  std::int64_t asked_ms_ = 0;
};

}  // namespace ebb::sensor
