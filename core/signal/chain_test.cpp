#include "core/signal/chain.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

#include "core/base/math.hpp"

using namespace ebb;
using namespace ebb::signal;

namespace {

// Made-up muscle: a little noise, a swell, drift, hum.
std::vector<double> made_up(std::size_t n, double rate, std::uint64_t seed = 1) {
  std::vector<double> x(n);
  for (std::size_t i = 0; i < n; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    const double t = static_cast<double>(i) / rate, noise = static_cast<double>(seed >> 11) * 0x1p-53 - 0.5;
    x[i] = 300 + noise * (1 + 20 * (math::sin(2 * t) > 0.5)) + 2 * math::sin(2 * math::pi * 50 * t) + 8 * math::sin(t);
  }
  return x;
}

struct Heard {
  std::vector<Frame> frames;
  std::vector<double> filtered, rms;
  bool operator==(const Heard&) const = default;
};

Heard run(double rate, std::span<const double> x, const std::vector<std::size_t>& blocks) {
  Chain chain;
  std::size_t most = 1;
  for (const std::size_t b : blocks) most = std::max(most, b);
  EXPECT_TRUE(chain.prepare({.rate_hz = rate}, most));
  Heard r;
  r.filtered.resize(x.size()), r.rms.resize(x.size());
  for (std::size_t i = 0, k = 0; i < x.size(); ++k) {
    const std::size_t n = std::min(blocks[k % blocks.size()], x.size() - i);
    const auto frames = chain.process(x.subspan(i, n), std::span(r.filtered).subspan(i, n), std::span(r.rms).subspan(i, n));
    r.frames.insert(r.frames.end(), frames.begin(), frames.end());
    i += n;
  }
  return r;
}

TEST(Chain, AnyCuttingGivesTheSameBits) {
  for (const double rate : {200.0, 977.0, 1000.0, 2048.5, 10'000.0}) {
    const auto x = made_up(3000, rate);
    const Heard whole = run(rate, x, {3000});
    rc::check("blocks of any size", [&](const std::vector<std::uint8_t>& sizes) {
      std::vector<std::size_t> blocks;
      for (const auto s : sizes) blocks.push_back(s + 1u);
      if (blocks.empty()) blocks.push_back(1);
      RC_ASSERT(run(rate, x, blocks) == whole);
    });
  }
}

TEST(Chain, FramesAreAnchoredToTheSampleCount) {
  const double rate = 2048.5;
  const Heard r = run(rate, made_up(40'970, rate), {333});
  ASSERT_EQ(r.frames.size(), 2000u);
  std::int64_t samples = 0;
  for (std::size_t k = 0; k < r.frames.size(); ++k) {
    EXPECT_EQ(r.frames[k].index, static_cast<std::int64_t>(k));
    samples += r.frames[k].samples;
    EXPECT_EQ(samples, static_cast<std::int64_t>(std::floor(static_cast<double>(k + 1) * rate / 100)));
  }
}

TEST(Chain, ScalesWithItsInput) {
  const auto x = made_up(4000, 1000);
  std::vector<double> twice(x);
  for (double& v : twice) v *= 2;
  const Heard a = run(1000, x, {4000}), b = run(1000, twice, {4000});
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_EQ(2 * a.rms[i], b.rms[i]);  // exact: a power of two
}

TEST(Chain, RunningRmsIsThatOfTheWindow) {
  const auto x = made_up(5000, 1000);
  const Heard r = run(1000, x, {64});
  for (std::size_t i = 0; i < x.size(); i += 37) {
    double sum = 0;
    const std::size_t n = std::min<std::size_t>(i + 1, 100);
    for (std::size_t k = i + 1 - n; k <= i; ++k) sum += r.filtered[k] * r.filtered[k];
    ASSERT_NEAR(r.rms[i], std::sqrt(sum / static_cast<double>(n)), 1e-9 * (1 + r.rms[i])) << i;
  }
}

TEST(Chain, RemovesHumAndSaysHowStrongItWas) {
  std::vector<double> x(6000);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = 10 * math::sin(2 * math::pi * 50 * static_cast<double>(i) / 1000);
  const Heard r = run(1000, x, {100});
  EXPECT_LT(r.frames.back().rms, 0.01);
  EXPECT_NEAR(std::sqrt(r.frames.back().mains), 10 / std::sqrt(2.0), 0.4);
  EXPECT_TRUE(r.frames.back().flags.has(Flag::lead_off));
}

TEST(Chain, FlatRailsAndMovementAreUnreadable) {
  auto x = made_up(6000, 1000);
  for (std::size_t i = 2000; i < 2600; ++i) x[i] = 301;
  for (std::size_t i = 4000; i < 4500; ++i) x[i] += 5000 * math::sin(2 * math::pi * 8 * static_cast<double>(i) / 1000);
  const Heard r = run(1000, x, {500});
  EXPECT_TRUE(r.frames[255].flags.has(Flag::flat));
  EXPECT_FALSE(r.frames[190].flags.unreadable());
  EXPECT_TRUE(r.frames[440].flags.has(Flag::movement));

  Chain chain;
  ASSERT_TRUE(chain.prepare({.rate_hz = 1000, .rails = Rails{295, 305}}, 6000));
  auto y = made_up(3000, 1000);
  for (double& v : y) v = std::min(305.0, std::max(295.0, v));
  int clipped = 0;
  for (const Frame& f : chain.process(y)) clipped += f.flags.has(Flag::clipped);
  EXPECT_GT(clipped, 20);
}

TEST(Chain, ShortGapsAreBridgedLongOnesBeginAnew) {
  const auto x = made_up(4000, 1000);
  Chain chain;
  ASSERT_TRUE(chain.prepare({.rate_hz = 1000}, 4000));
  chain.process(std::span(x).first(1000));
  const auto bridged = chain.skip(15);
  EXPECT_EQ(chain.position(), 1015);
  ASSERT_EQ(bridged.size(), 1u);
  EXPECT_TRUE(bridged[0].flags.has(Flag::dropped));
  chain.process(std::span(x).subspan(1015, 5));
  chain.skip(100'000);
  EXPECT_EQ(chain.position(), 101'020);
  const auto after = chain.process(std::span(x).subspan(1500, 1000));
  ASSERT_FALSE(after.empty());
  EXPECT_EQ(after.front().index, 10'102);
  EXPECT_TRUE(after.front().flags.has(Flag::settling));
}

TEST(Chain, NothingImpossibleComesOut) {
  auto x = made_up(2000, 1000);
  x[500] = std::numeric_limits<double>::quiet_NaN(), x[700] = HUGE_VAL, x[900] = -1e300;
  const Heard r = run(1000, x, {128});
  for (const double v : r.filtered) ASSERT_TRUE(math::finite(v));
  for (const double v : r.rms) ASSERT_TRUE(math::finite(v));
}

TEST(Chain, RefusesRatesItCannotServe) {
  Chain chain;
  for (const double rate : {0.0, -1.0, 99.0, 20'001.0, std::numeric_limits<double>::quiet_NaN()}) {
    const auto r = chain.prepare({.rate_hz = rate}, 100);
    ASSERT_FALSE(r);
    EXPECT_EQ(r.error().id, ErrorId::rate_not_possible);
  }
}

TEST(Chain, NarrowsItsBandBelowNyquist) {
  Chain chain;
  ASSERT_TRUE(chain.prepare({.rate_hz = 500}, 100));
  EXPECT_EQ(chain.high_hz(), 225);
  ASSERT_TRUE(chain.prepare({.rate_hz = 2000}, 100));
  EXPECT_EQ(chain.high_hz(), 450);
  EXPECT_NEAR(gain(chain.band(), 95, 2000), 1, 0.01);
  EXPECT_NEAR(gain(chain.band(), 20, 2000), std::sqrt(0.5), 1e-9);
  EXPECT_LT(gain(chain.notches(), 50, 2000), 1e-9);
}

}  // namespace
