#include "core/signal/backward.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/math.hpp"

using namespace ebb::signal;

namespace {

std::vector<double> noise(std::size_t n, double hum, double rate) {
  std::vector<double> x(n);
  std::uint64_t s = 5;
  for (std::size_t i = 0; i < n; ++i) {
    s = s * 6364136223846793005u + 1442695040888963407u;
    x[i] = static_cast<double>(s >> 11) * 0x1p-53 - 0.5 + hum * std::sin(2 * ebb::math::pi * 50 * static_cast<double>(i) / rate);
  }
  return x;
}

std::vector<double> backwards(const std::vector<double>& x, double rate, std::size_t block) {
  Chain chain;
  EXPECT_TRUE(chain.prepare({.rate_hz = rate}, 1));
  std::vector<double> out;
  Backward b(chain, [&](std::int64_t first, std::span<const double> y) {
    EXPECT_EQ(first, static_cast<std::int64_t>(out.size()));
    out.insert(out.end(), y.begin(), y.end());
  });
  for (std::size_t i = 0; i < x.size(); i += block) b.take(static_cast<std::int64_t>(i), std::span(x).subspan(i, std::min(block, x.size() - i)));
  b.finish();
  return out;
}

// In pieces, each with a second behind it: as if all had been held and read from the end.
TEST(Backward, IsTheChainOfTheMirroredSamples) {
  const double rate = 1000;
  std::vector<double> x = noise(150'000, 3, rate);
  const std::vector<double> y = backwards(x, rate, 512);
  ASSERT_EQ(y.size(), x.size());
  std::reverse(x.begin(), x.end());
  Chain chain;
  ASSERT_TRUE(chain.prepare({.rate_hz = rate}, x.size()));
  std::vector<double> z(x.size());
  chain.process(x, z);
  std::reverse(z.begin(), z.end());
  double worst = 0;
  for (std::size_t i = 0; i + 2000 < x.size(); ++i) worst = std::max(worst, std::fabs(y[i] - z[i]));
  EXPECT_LT(worst, 0.01);
  EXPECT_EQ(backwards(noise(150'000, 3, rate), rate, 7), y);
}

// Filters that begin at rest would show the hum for half a second.
TEST(Backward, HumDoesNotRingWhereTheRecordingEnds) {
  for (const double rate : {1000.0, 2000.0}) {
    const auto n = static_cast<std::size_t>(3 * rate);
    const std::vector<double> with = backwards(noise(n, 20, rate), rate, 300), without = backwards(noise(n, 0, rate), rate, 300);
    double difference = 0;
    for (std::size_t i = n / 2; i < n; ++i) difference += (with[i] - without[i]) * (with[i] - without[i]);
    EXPECT_LT(std::sqrt(difference / static_cast<double>(n / 2)), 0.1);
  }
}

TEST(Backward, BeginsAnewBehindALongGapAndBridgesAShortOne) {
  Chain chain;
  ASSERT_TRUE(chain.prepare({.rate_hz = 1000}, 1));
  const std::vector<double> x = noise(4000, 0, 1000);
  std::vector<std::int64_t> firsts, lasts;
  Backward b(chain, [&](std::int64_t first, std::span<const double> y) { firsts.push_back(first), lasts.push_back(first + static_cast<std::int64_t>(y.size())); });
  b.take(0, std::span(x).first(1000));
  b.take(1020, std::span(x).first(1000));
  b.take(2041, std::span(x).first(1000));
  b.finish();
  EXPECT_EQ(firsts, (std::vector<std::int64_t>{0, 2041}));
  EXPECT_EQ(lasts, (std::vector<std::int64_t>{2020, 3041}));
}

TEST(Backward, NothingInfiniteStays) {
  std::vector<double> x = noise(3000, 0, 1000);
  x[1500] = std::nan("");
  x[2999] = HUGE_VAL;
  double energy = 0;
  for (const double y : backwards(x, 1000, 100)) energy += y * y;
  EXPECT_NEAR(energy / 3000, 0.06, 0.03);
}

}  // namespace
