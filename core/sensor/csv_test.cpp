#include "core/sensor/csv.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "core/sensor/csv_text.hpp"
#include "core/sensor/emg_document.hpp"

using namespace ebb;
using namespace ebb::sensor;

namespace {

std::span<const std::uint8_t> view(const std::string& s) { return {reinterpret_cast<const std::uint8_t*>(s.data()), s.size()}; }

struct Part {
  std::int64_t first;
  std::vector<double> samples;
  bool operator==(const Part&) const = default;
};
std::vector<Part> all(const Recording& r, std::size_t channel = 0) {
  std::vector<Part> parts;
  r.read(channel, [&](std::int64_t first, std::span<const double> s) { parts.push_back({first, {s.begin(), s.end()}}); });
  return parts;
}

ErrorId refusal(const std::string& text, const OpenOptions& options = {}) {
  const auto r = open_recording(view(text), options);
  EXPECT_FALSE(r) << text.substr(0, 80);
  return r ? ErrorId{} : r.error().id;
}

bool warns(const Recording& r, WarningCode code) {
  for (const auto& w : r.warnings) {
    if (w.code == code) return true;
  }
  return false;
}

std::string file(const char* name) {
  std::ifstream in(std::string(EBB_ROOT) + "tests/data/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Shape {
  const char* text;
  std::size_t channels;
  double rate;
  const char* unit;
  std::vector<double> first;
};

TEST(Csv, ShapesThatAreUnderstood) {
  for (const Shape& s : std::vector<Shape>{
           {"time_s,emg_uv\n0.000,1\n0.001,2\n0.002,3\n", 1, 1000, "uV", {1, 2, 3}},
           {"time_ms;emg_mv\n0;1\n0,5;2\n1;3\n", 1, 2000, "uV", {1000, 2000, 3000}},
           {"\xEF\xBB\xBF" "time\ta\tb\tclass\r\n0\t1\t4\t0\r\n0.001\t2\t5\t0\r\n0.002\t3\t6\t0\r\n", 2, 1000, "counts", {1, 2, 3}},
           {"# fs=500 Hz\n1\n2\n3\n", 1, 500, "counts", {1, 2, 3}},
           {"# Sampling Rate (Hz):= 1000.00\n# Labels:= EMG\n1 \n2\n3\n", 1, 1000, "counts", {1, 2, 3}},
           {"# {\"x\": {\"sampling rate\": 1000, \"resolution\": [16]}}\n0\t1\t\n1\t2\t\n2\t3\t\n", 1, 1, "counts", {1, 2, 3}},
           {"\"Time [s]\",\"EMG (uV)\"\n0,1e0\n0.002,+2\n0.004,3\n", 1, 500, "uV", {1, 2, 3}},
           {"0.000,1\n0.001,2\n0.002,3\n", 1, 1000, "counts", {1, 2, 3}}}) {
    const std::string text = s.text;
    OpenOptions options;
    if (s.rate == 1) options.rate_hz = 1;
    const auto r = open_recording(view(text), options);
    ASSERT_TRUE(r) << text << (r ? "" : r.error().detail);
    EXPECT_EQ(r->channels.size(), s.channels) << text;
    EXPECT_NEAR(r->channels[0].rate_hz, s.rate, 1e-9) << text;
    EXPECT_EQ(r->channels[0].unit, s.unit) << text;
    EXPECT_EQ(all(*r).at(0).samples, s.first) << text;
  }
}

TEST(Csv, TheCallerKnowsBetter) {
  const std::string text = "time,a\n0,1\n1,2\n2,3\n3,4\n";
  EXPECT_EQ(refusal(text), ErrorId::step_too_long);
  const auto ms = open_recording(view(text), {.time_unit = TimeUnit::ms});
  ASSERT_TRUE(ms);
  EXPECT_EQ(ms->channels[0].rate_hz, 1000);
  const auto rate = open_recording(view(text), {.rate_hz = 250, .uv_per_unit = 0.5});
  ASSERT_TRUE(rate);
  EXPECT_EQ(rate->channels[0].rate_hz, 250);
  EXPECT_EQ(rate->channels[0].unit, "uV");
  EXPECT_EQ(all(*rate)[0].samples[3], 2);
}

TEST(Csv, MissingRowsAndBadLinesAreGapsNotValues) {
  std::string text = "time,a\n";
  for (int i = 0; i < 300; ++i) {
    if (i >= 100 && i < 150) continue;
    text += std::to_string(i * 0.001) + (i == 200 ? ",oops\n" : "," + std::to_string(i) + "\n");
  }
  const auto r = open_recording(view(text));
  ASSERT_TRUE(r);
  EXPECT_EQ(r->channels[0].rate_hz, 1000);
  EXPECT_TRUE(r->channels[0].samples == 249);
  const auto parts = all(*r);
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(parts[1].first, 150);
  EXPECT_EQ(parts[2].first, 201);
  EXPECT_EQ(parts[2].samples[0], 201);
}

TEST(Csv, TimesRoundedToMillisecondsKeepEverySample) {
  std::string text = "time,a\n";
  for (int i = 0; i < 4096; ++i) text += std::to_string(static_cast<int>(i / 2.048 + 0.5)) + "e-3," + std::to_string(i) + "\n";
  const auto r = open_recording(view(text));
  ASSERT_TRUE(r);
  EXPECT_NEAR(r->channels[0].rate_hz, 2048, 0.1);
  const auto parts = all(*r);
  EXPECT_EQ(parts.back().first + static_cast<std::int64_t>(parts.back().samples.size()), 4096);
}

TEST(Csv, ATornLastLineIsLeftOut) {
  const std::string text = "# rate: 1000\na,b\n1,2\n3,4\n5";
  const auto r = open_recording(view(text));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::torn_last_line));
  EXPECT_EQ(all(*r)[0].samples, (std::vector<double>{1, 3}));
}

TEST(Csv, RefusesByName) {
  EXPECT_EQ(refusal(""), ErrorId::recording_empty);
  EXPECT_EQ(refusal("hello\nthis is a letter\nwith lines\n"), ErrorId::not_a_recording);
  EXPECT_EQ(refusal(std::string("\x7F" "ELF\0\0\0\0\n1\n2\n", 14)), ErrorId::not_a_recording);
  EXPECT_EQ(refusal("1\n2\n3\n"), ErrorId::no_rate);
  EXPECT_EQ(refusal("1\n2\n" + std::string(70'000, '7')), ErrorId::csv_line_too_long);
  EXPECT_EQ(refusal("label,class\n1,2\n3,4\n", {.rate_hz = 1000}), ErrorId::recording_empty);
  const std::string zeros = "# fs=1000\n1\n2\n" + std::string(100, '\0');
  EXPECT_EQ(refusal(zeros), ErrorId::not_a_recording);
}

TEST(Csv, AnyTextEndsInAnAnswer) {
  rc::check("pieces of CSV in any order", [](const std::vector<std::uint8_t>& picks) {
    const char* pieces[] = {"1", "-2.5", ",", ";", "\t", "\n", "\r\n", "#", "fs=100", "time", "_uv", "e5", "nan", "\"", " ", "0.001", "0.002", "a"};
    std::string text = "# rate 1000\n";
    for (const auto p : picks) text += pieces[p % std::size(pieces)];
    const auto r = open_recording(view(text));
    if (!r) return;
    for (std::size_t k = 0; k < r->channels.size(); ++k) {
      std::int64_t end = 0;
      r->read(k, [&](std::int64_t first, std::span<const double> s) {
        RC_ASSERT(first >= end && !s.empty());
        end = first + static_cast<std::int64_t>(s.size());
      });
    }
  });
}

TEST(CsvText, RatesInComments) {
  EXPECT_EQ(csv::rate_in_comment("# fs=1000 Hz"), 1000);
  EXPECT_EQ(csv::rate_in_comment("# sample rate: 2 kHz"), 2000);
  EXPECT_EQ(csv::rate_in_comment("# rate_hz 512.5"), 512.5);
  EXPECT_EQ(csv::rate_in_comment("# offset 1000"), std::nullopt);
  EXPECT_EQ(csv::rate_in_comment("# rate unknown"), std::nullopt);
}

// ---- real recordings through the whole analysis ----------------------------------------------------------------------

EmgDocument analyzed(const std::string& bytes, const OpenOptions& options = {}) {
  const auto r = open_recording(view(bytes), options);
  EXPECT_TRUE(r);
  auto a = analyze_recording(*r, {}, {});
  EXPECT_TRUE(a);
  return a->document;
}

TEST(Analysis, NineContractionsOfTheArm) {
  const auto d = analyzed(file("plux_emg_bursts_1000Hz.csv"));
  ASSERT_EQ(d.channels.size(), 1u);
  EXPECT_EQ(d.channels[0].unit, "counts");
  EXPECT_FALSE(d.channels[0].rest_uv_rms.has_value());
  EXPECT_TRUE(d.channels[0].level_rms.has_value());
  ASSERT_EQ(d.channels[0].bursts.size(), 9u);
  EXPECT_FALSE(d.channels[0].bursts[0].mean_uv_rms.has_value());
}

TEST(Analysis, ThreeContractionsWithTheSameSettings) {
  const auto d = analyzed(file("bmc_emg.csv"), {.uv_per_unit = 1000});
  ASSERT_EQ(d.channels.size(), 1u);
  EXPECT_EQ(d.rate_hz, 1000);
  EXPECT_EQ(d.channels[0].unit, "uV");
  ASSERT_EQ(d.channels[0].bursts.size(), 3u);
  EXPECT_NEAR(d.channels[0].bursts[0].onset_s, 0.38, 0.03);
  EXPECT_GT(*d.channels[0].bursts[0].mean_uv_rms, 15);
  EXPECT_LT(*d.channels[0].rest_uv_rms, 6);
}

TEST(Analysis, AFewLostLinesDoNotSplitAContraction) {
  const std::string whole = file("plux_emg_bursts_1000Hz.csv");
  std::string timed = "time_ms,a\n";
  std::size_t at = whole.find('\n') + 1;
  for (int i = 0; at < whole.size(); ++i) {
    const std::size_t end = whole.find('\n', at);
    if (i % 500 >= 9) timed += std::to_string(i) + "," + whole.substr(at, end - at) + "\n";
    at = end + 1;
  }
  const auto d = analyzed(timed);
  EXPECT_EQ(d.channels[0].rate_hz, 1000);
  EXPECT_EQ(d.channels[0].bursts.size(), 9u);
}

TEST(Analysis, EqualInputsEqualBytes) {
  const std::string bytes = file("bmc_emg.csv");
  EXPECT_EQ(json::write(encode(analyzed(bytes))), json::write(encode(analyzed(bytes))));
}

TEST(Analysis, RefusesAChannelThatIsNotThere) {
  const std::string bytes = file("bmc_emg.csv");
  const auto r = open_recording(view(bytes));
  for (const std::int64_t k : {-1, 0, 2}) {
    const auto a = analyze_recording(*r, {}, k);
    ASSERT_FALSE(a);
    EXPECT_EQ(a.error().id, ErrorId::no_such_channel);
  }
}

TEST(Analysis, RefusesMoreThanADayBeforeReadingIt) {
  Recording r;
  r.channels.push_back({.name = "a", .rate_hz = 1000, .unit = "uV", .samples = 26LL * 3600 * 1000, .rails = {}});
  EXPECT_EQ(analyze_recording(r, {}, {}).error().id, ErrorId::recording_too_large);
}

// Two channels, each with its rate.
Recording two_rates(double first, double second) {
  Recording r;
  for (const double rate : {first, second}) r.channels.push_back({.name = "", .rate_hz = rate, .unit = "uV", .samples = 1000, .rails = {}});
  r.read = [](std::size_t, const signal::BlockSink& sink) {
    std::vector<double> some(1000);
    for (std::size_t i = 0; i < some.size(); ++i) some[i] = static_cast<double>(i * 37 % 23);
    sink(0, some);
  };
  return r;
}

TEST(Analysis, SlowChannelsAreListedBesideOthers) {
  const auto a = analyze_recording(two_rates(20, 1000), {}, {});
  ASSERT_TRUE(a);
  const EmgChannel& slow = a->document.channels[0];
  EXPECT_EQ(slow.quality.usable_fraction, 0);
  EXPECT_FALSE(slow.level_rms.has_value());
  ASSERT_EQ(slow.quality.details.size(), 1u);
  EXPECT_EQ(slow.quality.details[0].flag, signal::Flag::low_rate);
  ASSERT_EQ(a->document.warnings.size(), 1u);
  EXPECT_EQ(a->document.warnings[0].code, WarningCode::rate_unusable);
}

TEST(Analysis, NothingThatCanBeReadIsAnErrorNotADocument) {
  for (const double rate : {0.0, 1.0, 99.9, 20'001.0, 1e7, 1e14}) {
    const auto a = analyze_recording(two_rates(rate, rate), {}, {});
    ASSERT_FALSE(a) << rate;
    EXPECT_EQ(a.error().id, ErrorId::rate_not_possible);
  }
  const auto one = analyze_recording(two_rates(20, 1000), {}, 1);
  ASSERT_FALSE(one);
  EXPECT_NE(one.error().detail.find("channel 1, 20 samples a second"), std::string::npos);
  EXPECT_TRUE(analyze_recording(two_rates(20, 1000), {}, 2));
}

TEST(Analysis, AnEmptyColumnBesideAFullOneIsToldOnce) {
  std::string text = "# rate 1000\na,b\n";
  for (int i = 0; i < 2000; ++i) text += std::to_string(i % 7) + ",nan\n";
  const auto d = analyzed(text);
  EXPECT_EQ(std::count_if(d.warnings.begin(), d.warnings.end(), [](const EmgWarning& w) { return w.code == WarningCode::channel_empty; }), 1);
  EXPECT_EQ(d.channels[1].quality.flags, std::vector{signal::Flag::dropped});
}

std::string timed(int rows, const std::function<double(int)>& time, const std::function<std::string(int)>& cell) {
  std::string text = "time,a\n";
  for (int i = 0; i < rows; ++i) text += std::to_string(time(i)) + "," + cell(i) + "\n";
  return text;
}
std::string busy(int i) { return std::to_string(i * 37 % 23); }

const EmgWarning* warning(const EmgDocument& d, WarningCode code) {
  for (const EmgWarning& w : d.warnings) {
    if (w.code == code) return &w;
  }
  return nullptr;
}

TEST(Analysis, AJumpInTimeIsNotReadableTime) {
  const auto d = analyzed(timed(9000, [](int i) { return i / 1000.0 + (i >= 4000 ? 1000 : 0); }, busy));
  EXPECT_NEAR(d.duration_s, 1009, 0.01);
  EXPECT_NEAR(d.channels[0].quality.usable_fraction, 9.0 / 1009, 0.001);
  EXPECT_EQ(d.channels[0].quality.flags, std::vector{signal::Flag::dropped});
  EXPECT_NEAR(d.channels[0].quality.details[0].fraction, 1000.0 / 1009, 0.001);
  ASSERT_NE(warning(d, WarningCode::gaps), nullptr);
  EXPECT_EQ(warning(d, WarningCode::gaps)->detail, "1 place, 1000000 samples (1000.0 s) in all");
}

TEST(Analysis, JumpsToAndFroEndInAnAnswer) {
  const auto d = analyzed(timed(4000, [](int i) { return i % 50 == 49 ? 1e9 : i / 1000.0; }, busy));
  EXPECT_LT(d.channels[0].quality.usable_fraction, 0.001);
}

TEST(Analysis, CellsWithoutANumberAreSaid) {
  const auto d = analyzed(timed(3000, [](int i) { return i / 1000.0; }, [](int i) { return i % 100 == 50 ? std::string("nan") : busy(i); }));
  EXPECT_EQ(d.channels[0].quality.flags, std::vector{signal::Flag::dropped});
  EXPECT_NEAR(d.channels[0].quality.details[0].fraction, 0.01, 1e-6);
  EXPECT_EQ(d.channels[0].quality.usable_fraction, 1);  // single samples are bridged
  ASSERT_NE(warning(d, WarningCode::values_missing), nullptr);
  EXPECT_EQ(warning(d, WarningCode::values_missing)->detail, "channel 1: 30 of 3000 lines");
}

TEST(Csv, TimesThatTellNoRateAreNamed) {
  const auto detail = [](const std::string& text) {
    const auto r = open_recording(view(text));
    EXPECT_FALSE(r);
    return r ? "" : std::string(name_of(r.error().id)) + ": " + r.error().detail;
  };
  EXPECT_EQ(detail(timed(300, [](int i) { return 9 - i / 1000.0; }, busy)), "no_rate: the times in column 1 go back in 299 of 300 lines");
  EXPECT_EQ(detail(timed(300, [](int) { return 2; }, busy)), "no_rate: the times in column 1 stand still in 299 of 300 lines");
  EXPECT_EQ(detail("1,5\n2,6\n9,7\n3,8\n"), "no_rate: no column is named as time, and column 1 does not rise evenly");
  EXPECT_EQ(detail("5\n6\n"), "no_rate: there is no time column and no comment that names a rate");
  EXPECT_EQ(detail("time,a\n0,1\n4e-320,2\n8e-320,3\n"), "rate_not_possible: the times are less than a tenth of a microsecond apart");
}

TEST(Csv, TimesThatTellNoRateGiveWayToAComment) {
  const auto r = open_recording(view("# fs=1000\n" + timed(300, [](int) { return 2; }, busy)));
  EXPECT_TRUE(r && r->channels[0].rate_hz == 1000);
}

TEST(Csv, LinesMayEndInACarriageReturn) {
  for (const std::string end : {"\r", "\r\n", "\n"}) {
    std::string text = "# fs=1000" + end + "a,b" + end;
    for (int i = 0; i < 300; ++i) text += std::to_string(i) + ",1" + end;
    text += "7,";
    const auto r = open_recording(view(text));
    ASSERT_TRUE(r) << end.size();
    EXPECT_TRUE(r->channels.size() == 2 && r->channels[0].samples == 300 && warns(*r, WarningCode::torn_last_line));
    EXPECT_EQ(all(*r)[0].samples[299], 299);
  }
}

TEST(Csv, QuotedNamesKeepTheirQuotesAndSeparators) {
  const auto r = open_recording(view("time_ms,\"emg \"\"x\"\", uv\"\n0,5\n1,6\n2,7\n3,8\n"));
  ASSERT_TRUE(r);
  EXPECT_EQ(r->channels[0].name, "emg \"x\", uv");
  EXPECT_EQ(r->channels[0].unit, "uV");
  const auto other = open_recording(view("\"a;b\",c\n1,2\n3,4\n"), {.rate_hz = 1000});
  ASSERT_TRUE(other);
  EXPECT_EQ(other->channels[0].name, "a;b");
  EXPECT_EQ(other->channels[1].name, "c");
}

}  // namespace
