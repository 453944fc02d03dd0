// Made-up recordings whose contractions are known.
#include "core/signal/analysis.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

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
  double hum = 1, hum_hz = 50;  // amplitude in units; a third of it stands at three times the frequency
  int bursts = 12;
  double rest_min_s = 2, rest_more_s = 2;
  std::vector<double> x, onsets, offsets;

  // Rest: noise of 2 units; contractions: noise of 30-160 Hz, `snr_db` above it in power; hum and drift besides.
  MadeUp& make(std::uint64_t seed) {
    Noise noise{seed};
    double t = 3;
    for (int b = 0; b < bursts; ++b) {
      onsets.push_back(t);
      t += 0.5 + 1.5 * (0.5 + noise.next() / 12);
      offsets.push_back(t);
      t += rest_min_s + rest_more_s * (0.5 + noise.next() / 12);
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
      x[i] = rest[i] + envelope(at) * muscle[i] + hum * (std::sin(2 * math::pi * hum_hz * at + 1) + std::sin(6 * math::pi * hum_hz * at) / 3) + 15 * std::sin(2 * math::pi * 0.25 * at);
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

// Of found minus true times, in milliseconds. `middle` is of their sizes, `early` and `late` are the fifth and the ninety-fifth of a hundred.
struct Errors {
  double middle, early, late;
};

Errors errors_of(std::vector<double> signed_ms) {
  std::sort(signed_ms.begin(), signed_ms.end());
  const auto at = [](const std::vector<double>& v, std::size_t percent) { return v[(v.size() - 1) * percent / 100]; };
  std::vector<double> sizes;
  for (const double e : signed_ms) sizes.push_back(std::fabs(e));
  std::sort(sizes.begin(), sizes.end());
  return {at(sizes, 50), at(signed_ms, 5), at(signed_ms, 95)};
}

struct EdgeErrors {
  std::vector<double> onsets, offsets;
  void add(const MadeUp& m, const Analysis& a) {
    for (std::size_t k = 0; k < m.onsets.size(); ++k) {
      onsets.push_back((a.bursts[k].onset_s - m.onsets[k]) * 1000), offsets.push_back((a.bursts[k].offset_s - m.offsets[k]) * 1000);
    }
  }
};

struct Case {
  double rate, snr_db, ramp_s, middle_ms, reach_ms;  // median of the errors' sizes; where 5 and 95 of a hundred lie
  double hum = 1, hum_hz = 50;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.rate << " Hz, " << c.snr_db << " dB, ramps of " << c.ramp_s << " s, hum " << c.hum << " at " << c.hum_hz << " Hz"; }

class Edges : public testing::TestWithParam<Case> {};

// The end of a contraction is held to the same numbers as its beginning.
TEST_P(Edges, NoneFalseNoneMissedBothEndsExact) {
  const Case& c = GetParam();
  EdgeErrors errors;
  for (const std::uint64_t seed : {7u, 8u, 9u}) {
    MadeUp m{.rate = c.rate, .snr_db = c.snr_db, .ramp_s = c.ramp_s, .hum = c.hum, .hum_hz = c.hum_hz};
    m.make(seed);
    const auto a = analyze(m.source(), {});
    ASSERT_TRUE(a);
    ASSERT_EQ(a->bursts.size(), m.onsets.size());
    errors.add(m, *a);
    for (const Burst& b : a->bursts) EXPECT_TRUE(b.onset_s < b.offset_s && b.peak_rms > b.mean_rms * 0.9 && b.mean_rms > *a->rest_rms);
  }
  const Errors on = errors_of(errors.onsets), off = errors_of(errors.offsets);
  if (std::getenv("EBB_SAY") != nullptr) {  // for the record of decisions
    std::printf("%s: onset %.1f (%.1f to %.1f), offset %.1f (%.1f to %.1f) ms\n", testing::PrintToString(c).c_str(), on.middle, on.early, on.late, off.middle, off.early, off.late);
  }
  EXPECT_LE(on.middle, c.middle_ms) << "onsets";
  EXPECT_LE(off.middle, c.middle_ms) << "offsets";
  EXPECT_GE(on.early, -c.reach_ms) << "onsets";
  EXPECT_GE(off.early, -c.reach_ms) << "offsets";
  EXPECT_LE(on.late, c.reach_ms) << "onsets";
  EXPECT_LE(off.late, c.reach_ms) << "offsets";
}

INSTANTIATE_TEST_SUITE_P(Contractions, Edges,
                         testing::Values(Case{2000, 20, 0, 3, 20}, Case{2000, 12, 0, 5, 50}, Case{2000, 20, 0.1, 30, 100}, Case{2000, 12, 0.1, 30, 100}, Case{2000, 6, 0.1, 70, 170}, Case{1000, 20, 0, 6, 20},
                                         Case{1000, 12, 0, 6, 50}, Case{1000, 20, 0.1, 30, 100}, Case{1000, 12, 0.1, 30, 100}, Case{500, 12, 0, 15, 100}, Case{200, 20, 0, 30, 60}, Case{5000, 12, 0, 5, 50},
                                         // hum of seven times the rest, also a little beside the frequency of the notches
                                         Case{2000, 20, 0, 3, 20, 20}, Case{2000, 12, 0, 5, 50, 20}, Case{2000, 12, 0, 5, 50, 20, 49.95}, Case{2000, 20, 0.1, 30, 100, 20},
                                         Case{2000, 12, 0.1, 30, 100, 20}, Case{1000, 20, 0, 6, 20, 20}, Case{1000, 12, 0, 6, 50, 20}, Case{1000, 12, 0, 6, 50, 20, 49.95}, Case{1000, 20, 0.1, 30, 100, 20},
                                         Case{1000, 12, 0.1, 30, 100, 20},
                                         // no hum at all, and contractions far above the rest
                                         Case{2000, 12, 0, 5, 50, 0}, Case{1000, 12, 0, 6, 50, 0}, Case{2000, 34, 0, 3, 20}, Case{1000, 46, 0, 6, 20}));

TEST(Contractions, LengthAndLevelAreOfTheContractionAlone) {
  for (const double rate : {1000.0, 2000.0}) {
    MadeUp m{.rate = rate, .snr_db = 20};
    const auto a = analyze(m.make(7).source(), {});
    ASSERT_TRUE(a);
    ASSERT_EQ(a->bursts.size(), m.onsets.size());
    const double level = 2 * std::sqrt(std::pow(10, m.snr_db / 10) - 1) * std::sqrt(1 - 3 * 2.6 / 130);  // the notches take three times 2.6 of 130 Hz
    for (std::size_t k = 0; k < m.onsets.size(); ++k) {
      EXPECT_NEAR(a->bursts[k].offset_s - a->bursts[k].onset_s, m.offsets[k] - m.onsets[k], 0.02);
      EXPECT_NEAR(a->bursts[k].mean_rms / level, 1, 0.12);
    }
  }
}

// What still rang when the next one came would join them.
TEST(Contractions, ShortRestsBetweenStrongOnesAreSeen) {
  MadeUp m{.rate = 1000, .snr_db = 34, .bursts = 12, .rest_min_s = 0.4, .rest_more_s = 0.1};
  const auto a = analyze(m.make(11).source(), {});
  ASSERT_TRUE(a);
  ASSERT_EQ(a->bursts.size(), m.onsets.size());
  EdgeErrors errors;
  errors.add(m, *a);
  EXPECT_LE(errors_of(errors.onsets).middle, 6);
  EXPECT_LE(errors_of(errors.offsets).middle, 6);
}

// Nothing follows in which the filters could settle: neither the end of the recording nor lost samples may move the edge.
TEST(Contractions, EndsSoonBeforeTheRecordingDoes) {
  for (const double left_s : {0.3, 0.5, 0.8}) {
    MadeUp m{.rate = 1000, .snr_db = 20, .hum = 20, .bursts = 6};
    m.make(12);
    m.x.resize(static_cast<std::size_t>((m.offsets.back() + left_s) * m.rate));
    const auto a = analyze(m.source(), {});
    ASSERT_TRUE(a);
    ASSERT_EQ(a->bursts.size(), m.onsets.size()) << left_s;
    EXPECT_NEAR(a->bursts.back().offset_s, m.offsets.back(), 0.02) << left_s;
  }
}

TEST(Contractions, LostSamplesBehindThemMoveNoEdge) {
  for (const std::int64_t lost : {8, 400}) {
    MadeUp m{.rate = 1000, .snr_db = 20, .hum = lost < 20 ? 1.0 : 20.0};  // a bridge over hum is a step of its own
    m.make(13);
    SampleSource holes = m.source();
    holes.read = [&](const BlockSink& sink) {
      std::int64_t from = 0;
      for (const double offset : m.offsets) {
        const auto gap = static_cast<std::int64_t>((offset + 0.5) * m.rate);
        for (; from < gap; from += 100) sink(from, std::span(m.x).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(std::min<std::int64_t>(100, gap - from))));
        from = gap + lost;
      }
    };
    const auto a = analyze(holes, {});
    ASSERT_TRUE(a);
    ASSERT_EQ(a->bursts.size(), m.onsets.size()) << lost;
    EdgeErrors errors;
    errors.add(m, *a);
    EXPECT_LE(errors_of(errors.offsets).middle, 6) << lost;
    EXPECT_LE(errors_of(errors.offsets).late, 30) << lost;
  }
}

TEST(Contractions, HowTheSamplesAreCutDoesNotMatter) {
  MadeUp m{.rate = 1000, .bursts = 30};  // longer than one piece that is filtered backwards
  m.make(14);
  ASSERT_GT(m.x.size(), 80'000u);
  const auto whole = analyze(m.source(), {});
  for (const std::size_t block : {std::size_t{37}, std::size_t{997}, m.x.size()}) {
    SampleSource cut = m.source();
    cut.block_max = block;
    cut.read = [&](const BlockSink& sink) {
      for (std::size_t i = 0; i < m.x.size(); i += block) sink(static_cast<std::int64_t>(i), std::span(m.x).subspan(i, std::min(block, m.x.size() - i)));
    };
    const auto a = analyze(cut, {});
    ASSERT_EQ(a->bursts.size(), whole->bursts.size());
    EXPECT_EQ(a->rest_rms, whole->rest_rms);
    for (std::size_t k = 0; k < a->bursts.size(); ++k) {
      const Burst &x = a->bursts[k], &y = whole->bursts[k];
      EXPECT_TRUE(x.onset_s == y.onset_s && x.offset_s == y.offset_s && x.mean_rms == y.mean_rms && x.peak_rms == y.peak_rms) << block << " " << k;
    }
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
