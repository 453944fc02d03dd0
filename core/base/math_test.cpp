// The second opinion is the C library of this machine, in extended precision.
#include "core/base/math.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace m = ebb::math;

namespace {

// A small generator of our own: the same arguments on every machine.
struct Chance {
  std::uint64_t s = 88172645463325252u;
  double uniform(double a, double b) {
    s ^= s << 13, s ^= s >> 7, s ^= s << 17;
    return a + (b - a) * static_cast<double>(s >> 11) * 0x1p-53;
  }
};

double ulps(double got, long double want) {
  const double w = static_cast<double>(want);
  const double ulp = std::nextafter(std::fabs(w), HUGE_VAL) - std::fabs(w);
  return static_cast<double>(std::fabs(static_cast<long double>(got) - want) / ulp);
}

template <class Ours, class Theirs>
double worst(Ours ours, Theirs theirs, double low, double high, int n = 200'000) {
  Chance chance;
  double w = 0;
  for (int i = 0; i < n; ++i) {
    const double x = chance.uniform(low, high);
    w = std::max(w, ulps(ours(x), theirs(static_cast<long double>(x))));
  }
  return w;
}

TEST(Math, SineAndCosineWithinOneUlp) {
  for (const double range : {1e-3, 1.0, 7.0, 1e3, 1e6}) {
    EXPECT_LE(worst(m::sin, [](long double x) { return std::sin(x); }, -range, range), 1) << range;
    EXPECT_LE(worst(m::cos, [](long double x) { return std::cos(x); }, -range, range), 1) << range;
    EXPECT_LE(worst(m::tan, [](long double x) { return std::tan(x); }, -range, range), 1) << range;
  }
}

TEST(Math, ExponentialAndLogarithmWithinOneUlp) {
  for (const double range : {1e-6, 1.0, 20.0, 700.0}) {
    EXPECT_LE(worst(m::exp, [](long double x) { return std::exp(x); }, -range, range), 1) << range;
  }
  for (const double top : {1.0, 2.0, 1e3, 1e300}) {
    EXPECT_LE(worst(m::log, [](long double x) { return std::log(x); }, 1e-12, top), 1) << top;
    EXPECT_LE(worst(m::log10, [](long double x) { return std::log10(x); }, 1e-12, top), 1) << top;
  }
  EXPECT_LE(worst(m::log, [](long double x) { return std::log(x); }, 0.999, 1.001), 1);
}

TEST(Math, PowerWithinOneUlp) {
  for (const double e : {-3.5, -1.0, 0.25, 0.5, 2.0, 7.3, 41.0}) {
    EXPECT_LE(worst([e](double x) { return m::pow(x, e); }, [e](long double x) { return std::pow(x, static_cast<long double>(e)); }, 1e-3, 1e3, 50'000), 1) << e;
  }
}

TEST(Math, SmallFunctionsAreExact) {
  Chance chance;
  for (int i = 0; i < 100'000; ++i) {
    const double x = chance.uniform(-1e6, 1e6);
    ASSERT_EQ(m::floor(x), std::floor(x));
    ASSERT_EQ(m::round(x), std::round(x));
    ASSERT_EQ(m::sqrt(m::abs(x)), std::sqrt(std::fabs(x)));
  }
  EXPECT_EQ(m::round(0.49999999999999994), 0.0);
  EXPECT_EQ(m::round(-2.5), -3.0);
}

TEST(Math, NothingImpossibleLeaves) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = HUGE_VAL;
  for (const double x : {nan, inf, -inf, 0.0, -0.0, 1e308, -1e308, 5e-324}) {
    for (const double y : {m::sin(x), m::cos(x), m::tan(x), m::exp(x), m::log(x), m::log10(x), m::sqrt(m::finite(x) ? x : 0), m::pow(x, 3), m::pow(2, x)}) {
      EXPECT_TRUE(m::finite(y)) << x;
    }
  }
  EXPECT_EQ(m::exp(0), 1.0);
  EXPECT_EQ(m::sin(0), 0.0);
  EXPECT_EQ(m::log(1), 0.0);
  EXPECT_EQ(m::pow(10, 2), 100.0);
}

// The bytes themselves, so that another compiler or another machine that differs is noticed.
TEST(Math, TheSameBytesEverywhere) {
  std::uint64_t hash = 14695981039346656037u;
  Chance chance;
  for (int i = 0; i < 2'000; ++i) {
    const double x = chance.uniform(-30, 30), y = chance.uniform(0.001, 50);
    for (const double v : {m::sin(x), m::cos(x), m::exp(x), m::log(y), m::pow(y, x)}) hash = (hash ^ std::bit_cast<std::uint64_t>(v)) * 1099511628211u;
  }
  EXPECT_EQ(hash, 7448513666423486325u);
}

}  // namespace
