// Training feedback: what is rewarded is a level that falls below her own starting level and stays steady. A contraction is never
// rewarded, nor a stretch that cannot be read. All decisions are made in whole nanovolts and thousandths.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/describe.hpp"
#include "core/signal/frame.hpp"

namespace ebb::signal {

enum class FeedbackState : std::uint8_t {
  listening,   ///< finding her own level of today; nothing is rewarded yet
  resting,     ///< readable, near her level
  letting_go,  ///< below her level: rewarded
  tensing,     ///< clearly above her level: never rewarded
  unreadable,  ///< cannot be read: neither calm nor tense
};

struct FeedbackFrame {
  std::int64_t time_ms = 0;              ///< end of the frame, from the first sample
  std::optional<double> level_uv;        ///< running RMS of 100 ms; absent when it cannot be read
  bool readable = false;
  std::optional<Flag> reason;            ///< why not, when it cannot be read
  FeedbackState state = FeedbackState::listening;
  std::int32_t reward = 0;               ///< 0 to 1000
  std::optional<double> baseline_uv;     ///< her level of today, once it is known
};

template <class V> void describe(V& v, FeedbackFrame& f) {
  v.type("FeedbackFrame", "what the live page shows for a hundredth of a second");
  v.field("time_ms", f.time_ms, "from the first sample, milliseconds");
  v.nullable("level_uv", f.level_uv, "microvolt RMS of the last 100 ms; null when it cannot be read");
  v.field("readable", f.readable, "false: show that it cannot be read, never calm");
  v.nullable("reason", f.reason, "why it cannot be read");
  v.field("state", f.state, "listening, resting, letting_go, tensing or unreadable");
  v.field("reward", f.reward, "0 to 1000; for width, tone and colour");
  v.nullable("baseline_uv", f.baseline_uv, "her own level of today, once it is known");
}

class Feedback {
 public:
  /// `baseline_uv`: from an earlier part of the same session; without it the first ten readable seconds [default] are listened to.
  explicit Feedback(std::optional<double> baseline_uv = {});
  FeedbackFrame next(const Frame& frame);

 private:
  FeedbackState judge(std::int64_t level);
  std::int32_t reward(std::int64_t level) const;
  std::int64_t unsteadiness_permille() const;
  void remember(std::int64_t level);

  static constexpr std::size_t memory_frames = 200;   // not care: two seconds, as the cards on steadiness say
  std::vector<std::int64_t> heard_;                   // while listening, nanovolts, sorted
  std::array<std::int64_t, memory_frames> recent_{};  // smoothed levels, newest at (count_ - 1) % memory_frames
  std::int64_t count_ = 0, baseline_ = 0, smooth_ = 0;
  std::int32_t below_frames_ = 0, shown_ = 0;
  bool letting_go_ = false;
};

}  // namespace ebb::signal

template <>
struct ebb::EnumNames<ebb::signal::FeedbackState> {
  static constexpr std::array<std::string_view, 5> names{"listening", "resting", "letting_go", "tensing", "unreadable"};
};
