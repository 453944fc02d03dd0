// Made-up recordings whose contractions are known.
#include "core/signal/analysis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/math.hpp"
#include "core/signal/filter.hpp"

using namespace ebb;
using namespace ebb::signal;

namespace {

struct Noise {
  std::uint64_t s;
  double next() {  // sum of twelve uniforms: mean 0, variance 1
    double sum = -6;
    for (int i = 0; i < 12; ++i) s = s * 6364136223846793005u + 1442695040888963407u, sum += static_cast<double>(s >> 11) * 0x1p-53;
    return sum;
  }
};

struct MadeUp {
  double rate = 2000, snr_db = 12, ramp_s = 0;
  int bursts = 12;
  std::vector<double> x, onsets, offsets;

  // Rest: noise of 2 units; contractions: noise of 30-160 Hz, `snr_db` above it in power; hum and drift besides.
  MadeUp& make(std::uint64_t seed) {
    Noise noise{seed};
    double t = 3;
    for (int b = 0; b < bursts; ++b) {
      onsets.push_back(t);
      t += 0.5 + 1.5 * (0.5 + noise.next() / 12);
      offsets.push_back(t);
      t += 2 + 2 * (0.5 + noise.next() / 12);
    }
    Cascade shape(band_pass(2, 30, std::min(160.0, 0.4 * rate), rate)), floor(band_pass(2, 10, 0.45 * rate, rate));
    const auto n = static_cast<std::size_t>((t + 1) * rate);
    std::vector<double> muscle(n), rest(n);
    for (std::size_t i = 0; i < n; ++i) muscle[i] = noise.next(), rest[i] = noise.next();
    shape.process(muscle), floor.process(rest);
    const auto scale = [](std::vector<double>& v, double rms) {
      double sum = 0;
      for (const double a : v) sum += a * a;
      const double g = rms / std::sqrt(sum / static_cast<double>(v.size()));
      for (double& a : v) a *= g;
    };
    scale(rest, 2), scale(muscle, 2 * std::sqrt(std::pow(10, snr_db / 10) - 1));
    x.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
      const double at = static_cast<double>(i) / rate;
      x[i] = rest[i] + envelope(at) * muscle[i] + std::sin(2 * math::pi * 50 * at + 1) + 15 * std::sin(2 * math::pi * 0.25 * at);
    }
    return *this;
  }
  double envelope(double t) const {
    for (std::size_t b = 0; b < onsets.size(); ++b) {
      if (t < onsets[b] || t >= offsets[b]) continue;
      const double edge = std::min(t - onsets[b], offsets[b] - t);
      return edge >= ramp_s ? 1 : 0.5 - 0.5 * std::cos(math::pi * edge / ramp_s);
    }
    return 0;
  }
  SampleSource source() const {
    return {.rate_hz = rate, .rails = {}, .read = [this](const BlockSink& sink) {
              for (std::size_t i = 0; i < x.size(); i += 4096) sink(static_cast<std::int64_t>(i), std::span(x).subspan(i, std::min<std::size_t>(4096, x.size() - i)));
            }};
  }
};

double median_error_ms(const MadeUp& m, const Analysis& a) {
  std::vector<double> errors;
  for (std::size_t k = 0; k < m.onsets.size(); ++k) errors.push_back(std::fabs(a.bursts[k].onset_s - m.onsets[k]) * 1000);
  std::sort(errors.begin(), errors.end());
  return errors[errors.size() / 2];
}

TEST(Contractions, NoneFalseNoneMissedAndEdgesExact) {
  struct Case {
    double rate, snr_db, ramp_s, error_ms;
  };
  for (const Case& c : {Case{2000, 20, 0, 3}, Case{2000, 12, 0, 5}, Case{2000, 12, 0.1, 30}, Case{2000, 6, 0.1, 70}, Case{1000, 12, 0, 6}, Case{500, 12, 0, 15}, Case{200, 20, 0, 30}, Case{5000, 12, 0, 5}}) {
    MadeUp m{.rate = c.rate, .snr_db = c.snr_db, .ramp_s = c.ramp_s};
    m.make(7);
    const auto a = analyze(m.source(), {});
    ASSERT_TRUE(a);
    ASSERT_EQ(a->bursts.size(), m.onsets.size()) << c.rate << " Hz " << c.snr_db << " dB";
    EXPECT_LE(median_error_ms(m, *a), c.error_ms) << c.rate << " Hz " << c.snr_db << " dB ramp " << c.ramp_s;
    for (const Burst& b : a->bursts) EXPECT_TRUE(b.onset_s < b.offset_s && b.peak_rms > b.mean_rms * 0.9 && b.mean_rms > *a->rest_rms);
  }
}

TEST(Contractions, RestAloneHasNone) {
  MadeUp m{.bursts = 0};
  m.make(3);
  m.x.clear();
  Noise noise{4};
  for (int i = 0; i < 60'000; ++i) m.x.push_back(2 * noise.next());
  const auto a = analyze(m.source(), {});
  ASSERT_TRUE(a);
  EXPECT_TRUE(a->bursts.empty());
  EXPECT_NEAR(*a->rest_rms, 2 * std::sqrt(430.0 / 1000), 0.1);
  EXPECT_EQ(a->usable_fraction, 1);
}

TEST(Contractions, OneInAMinute) {
  MadeUp m{.bursts = 1};
  m.make(5);
  Noise noise{6};
  for (int i = 0; i < 100'000; ++i) m.x.push_back(2 * noise.next());
  const auto a = analyze(m.source(), {});
  ASSERT_TRUE(a);
  EXPECT_EQ(a->bursts.size(), 1u);
}

TEST(Contractions, ScaleAndOffsetDoNotMatter) {
  MadeUp m;
  m.make(8);
  const auto a = analyze(m.source(), {});
  for (double& v : m.x) v = 32768 + 64 * v;
  const auto b = analyze(m.source(), {});
  ASSERT_EQ(a->bursts.size(), b->bursts.size());
  for (std::size_t k = 0; k < a->bursts.size(); ++k) EXPECT_NEAR(a->bursts[k].onset_s, b->bursts[k].onset_s, 0.002);
  EXPECT_NEAR(*b->rest_rms, 64 * *a->rest_rms, 0.5);
}

TEST(Quality, WhatCannotBeReadIsNeitherCalmNorAContraction) {
  MadeUp m;
  m.make(9);
  const auto whole = analyze(m.source(), {});
  const std::size_t from = static_cast<std::size_t>(m.offsets[2] * m.rate) + 2000, to = from + 2400;
  for (std::size_t i = from; i < to; ++i) m.x[i] = 0;  // the cable came off
  const auto a = analyze(m.source(), {});
  ASSERT_TRUE(a);
  EXPECT_LT(a->usable_fraction, 1);
  EXPECT_EQ(std::count(a->flags.begin(), a->flags.end(), Flag::flat), 1);
  EXPECT_NEAR(*a->rest_rms, *whole->rest_rms, 0.1);
}

TEST(Quality, NothingReadableHasNoRest) {
  MadeUp m;
  m.x.assign(20'000, 5);
  const auto a = analyze(m.source(), {});
  ASSERT_TRUE(a);
  EXPECT_FALSE(a->rest_rms.has_value());
  EXPECT_LT(a->usable_fraction, 0.05);
}

TEST(Analysis, RefusesWhatIsNoRecording) {
  MadeUp none;
  EXPECT_EQ(analyze(none.source(), {}).error().id, ErrorId::recording_empty);
  none.rate = 20;
  EXPECT_EQ(analyze(none.source(), {}).error().id, ErrorId::rate_not_possible);
}

}  // namespace
