#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/sensor/live_session.hpp"

using namespace ebb;
using namespace ebb::sensor;

namespace {

SimulatorSettings quiet(std::int64_t seed) { return {.seed = seed, .guarding_per_hour = 0, .lead_off_per_hour = 0}; }

std::vector<signal::FeedbackFrame> run(LiveSession& live, int ms, int step = 20) {
  std::vector<signal::FeedbackFrame> all;
  for (int t = 0; t < ms; t += step) {
    const auto& f = live.step(step);
    all.insert(all.end(), f.begin(), f.end());
  }
  return all;
}

double mean_level(const std::vector<signal::FeedbackFrame>& frames) {
  double sum = 0;
  int n = 0;
  for (const auto& f : frames) {
    if (f.level_uv) sum += *f.level_uv, ++n;
  }
  return n ? sum / n : 0;
}

TEST(Chance, NormalHasUnitVariance) {
  Chance c(5);
  double sum = 0, square = 0;
  for (int i = 0; i < 100'000; ++i) {
    const double x = c.normal();
    sum += x, square += x * x;
  }
  EXPECT_NEAR(sum / 1e5, 0, 0.02);
  EXPECT_NEAR(square / 1e5, 1, 0.02);
}

TEST(Simulator, RefusesWhatIsImpossible) {
  EXPECT_EQ(Simulator::make({.rate_hz = 100}).error().id, ErrorId::rate_not_possible);
  EXPECT_EQ(Simulator::make({.mains_hz = 55}).error().id, ErrorId::impossible_value);
}

TEST(Simulator, SameSeedSameSamplesForAnyBlock) {
  auto a = Simulator::make({.seed = 3}), b = Simulator::make({.seed = 3});
  std::vector<double> whole(5000), parts(5000);
  a->next(whole);
  for (std::size_t i = 0; i < 5000; i += 100) b->next(std::span(parts).subspan(i, 100));
  EXPECT_EQ(whole, parts);
}

TEST(LiveSession, StepsDoNotShowInTheFrames) {
  auto a = LiveSession::make({.seed = 9}), b = LiveSession::make({.seed = 9});
  const auto fast = run(*a, 12'000, 16), slow = run(*b, 12'000, 250);
  ASSERT_GE(fast.size(), 1190u);
  for (std::size_t i = 0; i < std::min(fast.size(), slow.size()); ++i) {
    ASSERT_EQ(fast[i].level_uv, slow[i].level_uv);
    ASSERT_EQ(fast[i].reward, slow[i].reward);
  }
}

TEST(LiveSession, LettingGoLowersTheLevelAndIsRewarded) {
  auto live = LiveSession::make(quiet(11));
  const auto before = run(*live, 15'000);
  EXPECT_NEAR(mean_level(before), 6, 1);
  EXPECT_TRUE(std::all_of(before.begin(), before.begin() + 900, [](const auto& f) { return f.reward == 0; }));
  live->let_go(1000);
  run(*live, 15'000);
  const auto after = run(*live, 10'000);
  EXPECT_LT(mean_level(after), 3);
  double reward = 0;
  for (const auto& f : after) reward += f.reward;
  EXPECT_GT(reward / static_cast<double>(after.size()), 500);
}

TEST(LiveSession, ContractionIsShownAtOnceAndNeverRewarded) {
  auto live = LiveSession::make(quiet(12));
  run(*live, 15'000);
  live->contract(800);
  const auto frames = run(*live, 3'000);
  for (const auto& f : frames) EXPECT_EQ(f.reward, 0);
  const auto tense = std::find_if(frames.begin(), frames.end(), [](const auto& f) { return f.state == signal::FeedbackState::tensing; });
  ASSERT_NE(tense, frames.end());
  EXPECT_LT(tense - frames.begin(), 30);
}

TEST(LiveSession, LostContactIsUnreadableNeverCalm) {
  auto live = LiveSession::make(quiet(13));
  live->let_go(1000);
  run(*live, 20'000);
  live->lose_contact(true);
  auto frames = run(*live, 3'000);
  // Until the notches have told hum from muscle it reads as a high level, never as a low one.
  for (auto f = frames.begin(); f != frames.begin() + 80; ++f) ASSERT_NE(f->state, signal::FeedbackState::resting);
  for (auto f = frames.begin() + 15; f != frames.begin() + 80; ++f) ASSERT_EQ(f->reward, 0);
  frames.erase(frames.begin(), frames.begin() + 80);
  for (const auto& f : frames) {
    ASSERT_FALSE(f.readable);
    ASSERT_FALSE(f.level_uv.has_value());
    ASSERT_EQ(f.reward, 0);
    ASSERT_EQ(f.state, signal::FeedbackState::unreadable);
    ASSERT_EQ(f.reason, signal::Flag::lead_off);
  }
  live->lose_contact(false);
  run(*live, 2'000);
  const auto back = run(*live, 2'000);
  EXPECT_TRUE(std::all_of(back.begin(), back.end(), [](const auto& f) { return f.readable; }));
}

TEST(LiveSession, GuardingAndLeadOffHappen) {
  auto live = LiveSession::make({.seed = 21, .guarding_per_hour = 600, .lead_off_per_hour = 120});
  int tensing = 0, unreadable = 0;
  for (const auto& f : run(*live, 120'000, 100)) {
    tensing += f.state == signal::FeedbackState::tensing;
    unreadable += f.state == signal::FeedbackState::unreadable;
  }
  EXPECT_GT(tensing, 100);
  EXPECT_GT(unreadable, 100);
}

}  // namespace
