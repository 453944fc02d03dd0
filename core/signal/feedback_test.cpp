#include "core/signal/feedback.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "evidence.hpp"

using namespace ebb;
using namespace ebb::signal;

namespace {

Frame level(std::int64_t index, double uv) {
  Frame f;
  f.index = index, f.rms = uv;
  return f;
}

// Plays `seconds` of one level and answers the last frame.
struct Player {
  Feedback feedback{10.0};
  std::int64_t index = 0;
  std::int32_t most = 0;
  FeedbackFrame play(double uv, double seconds) {
    FeedbackFrame f;
    for (int i = 0; i < seconds * frames_per_second; ++i) {
      f = feedback.next(level(index++, uv));
      most = std::max(most, f.reward);
    }
    return f;
  }
};

TEST(Feedback, FindsHerLevelFirst) {
  Feedback feedback;
  const std::int64_t listening = evidence::feedback_baseline_seconds * frames_per_second;
  for (std::int64_t i = 0; i < listening - 1; ++i) {
    const auto f = feedback.next(level(i, 4));
    ASSERT_EQ(f.state, FeedbackState::listening);
    ASSERT_EQ(f.reward, 0);
  }
  const auto f = feedback.next(level(listening, 4));
  EXPECT_EQ(f.baseline_uv, 4.0);
  EXPECT_EQ(f.state, FeedbackState::resting);
}

TEST(Feedback, FallingIsRewarded) {
  Player p;
  EXPECT_EQ(p.play(10, 3).reward, 0);
  const auto some = p.play(8, 6).reward;
  EXPECT_GT(some, 200);
  EXPECT_LT(some, 600);
  EXPECT_GE(p.play(4.9, 8).reward, 990);
}

TEST(Feedback, Hysteresis) {
  Player p;
  p.play(10, 2);
  EXPECT_EQ(p.play(9.4, 4).state, FeedbackState::resting);      // not yet below the lower border
  EXPECT_EQ(p.play(8.5, 4).state, FeedbackState::letting_go);
  EXPECT_EQ(p.play(9.4, 4).state, FeedbackState::letting_go);   // nor back above the upper
  EXPECT_EQ(p.play(9.9, 4).state, FeedbackState::resting);
}

TEST(Feedback, ContractionIsNeverRewarded) {
  Player p;
  p.play(10, 2);
  p.most = 0;
  EXPECT_EQ(p.play(13, 3).state, FeedbackState::tensing);
  EXPECT_EQ(p.play(40, 3).state, FeedbackState::tensing);
  EXPECT_EQ(p.play(10, 5).state, FeedbackState::resting);  // coming back from a contraction is no letting go
  EXPECT_EQ(p.most, 0);
}

TEST(Feedback, RestlessIsRewardedLess) {
  Player calm, restless;
  calm.play(10, 2), restless.play(10, 2);
  const auto steady = calm.play(6, 10).reward;
  FeedbackFrame f;
  for (int i = 0; i < 10; ++i) restless.play(2.5, 0.6), f = restless.play(8.5, 0.6);
  EXPECT_GT(steady, 700);
  EXPECT_LT(f.reward, steady / 3);
}

TEST(Feedback, UnreadableIsNeverCalm) {
  Player p;
  p.play(10, 2);
  ASSERT_GT(p.play(5, 6).reward, 900);
  Frame bad = level(p.index++, 0);
  bad.flags.set(Flag::lead_off);
  const auto f = p.feedback.next(bad);
  EXPECT_EQ(f.state, FeedbackState::unreadable);
  EXPECT_EQ(f.reason, Flag::lead_off);
  EXPECT_EQ(f.reward, 0);
  EXPECT_FALSE(f.level_uv.has_value());
  EXPECT_EQ(p.play(5, 0.3).reward, 0);  // trust comes back slowly
}

TEST(Feedback, RewardOnlyWhereReadableAndBelow) {
  rc::check("no reward without a readable level below her own", [](const std::vector<std::uint8_t>& play) {
    Feedback feedback(10.0);
    std::int64_t index = 0;
    for (const std::uint8_t p : play) {
      for (int i = 0; i < 40; ++i) {
        Frame f = level(index++, p % 32);
        if (p > 220) f.flags.set(static_cast<Flag>(p % 6));
        const auto out = feedback.next(f);
        RC_ASSERT(out.reward >= 0 && out.reward <= 1000);
        if (!out.readable) RC_ASSERT(out.reward == 0 && !out.level_uv && out.reason);
        if (f.rms > 20 && out.readable) RC_ASSERT(out.reward == 0);
        if (out.reward > 0) RC_ASSERT(out.state == FeedbackState::letting_go);
      }
    }
  });
}

}  // namespace
