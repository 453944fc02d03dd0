#include "core/sensor/edf.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iterator>

using namespace ebb;
using namespace ebb::sensor;

namespace {

struct MadeSignal {
  std::string label = "EMG", unit = "uV", pmin = "-1000", pmax = "1000", dmin = "-32768", dmax = "32767", prefilter;
  int samples = 10;
};

// An EDF or BDF written by hand, so that each field can be wrong.
struct Made {
  std::string kind, records = "2", duration = "1", header_bytes;
  bool bdf = false;
  std::vector<MadeSignal> signals{{}};
  std::string body;

  static std::string pad(std::string s, std::size_t n) { return s.resize(n, ' '), s; }
  std::string bytes() const {
    std::string h = bdf ? "\xFF" "BIOSEMI" : "0       ";
    h += pad("X X X X", 80) + pad("Startdate 01-JAN-2026 X X X", 80) + "01.01.2600.00.00";
    h += pad(header_bytes.empty() ? std::to_string(256 + 256 * signals.size()) : header_bytes, 8) + pad(kind, 44) + pad(records, 8) + pad(duration, 8) + pad(std::to_string(signals.size()), 4);
    for (const auto& s : signals) h += pad(s.label, 16);
    for (std::size_t i = 0; i < signals.size(); ++i) h += pad("", 80);
    for (const auto& s : signals) h += pad(s.unit, 8);
    for (const auto& s : signals) h += pad(s.pmin, 8);
    for (const auto& s : signals) h += pad(s.pmax, 8);
    for (const auto& s : signals) h += pad(s.dmin, 8);
    for (const auto& s : signals) h += pad(s.dmax, 8);
    for (const auto& s : signals) h += pad(s.prefilter, 80);
    for (const auto& s : signals) h += pad(std::to_string(s.samples), 8);
    for (std::size_t i = 0; i < signals.size(); ++i) h += pad("", 32);
    return h + body;
  }
};

std::string ramp(int from, int n, int width = 2) {
  std::string out;
  for (int i = from; i < from + n; ++i) {
    for (int b = 0; b < width; ++b) out += static_cast<char>((static_cast<unsigned>(i) >> (8 * b)) & 0xFF);
  }
  return out;
}

std::span<const std::uint8_t> view(const std::string& s) { return {reinterpret_cast<const std::uint8_t*>(s.data()), s.size()}; }

struct Part {
  std::int64_t first;
  std::vector<double> samples;
};
std::vector<Part> all(const Recording& r, std::size_t channel = 0) {
  std::vector<Part> parts;
  r.read(channel, [&](std::int64_t first, std::span<const double> s) {
    if (!parts.empty() && parts.back().first + static_cast<std::int64_t>(parts.back().samples.size()) == first) parts.back().samples.insert(parts.back().samples.end(), s.begin(), s.end());
    else parts.push_back({first, {s.begin(), s.end()}});
  });
  return parts;
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

std::string tal(const std::string& onset, const std::string& text = "") {
  std::string s = onset + "\x14\x14";
  s += '\0';
  if (!text.empty()) s += onset + "\x15" "0.5\x14" + text + "\x14", s += '\0';
  s.resize(60, '\0');
  return s;
}

TEST(Edf, PhysicalValuesAndRails) {
  Made m;
  m.signals[0] = {.pmin = "-3276.8", .pmax = "3276.7"};
  m.body = ramp(-5, 10) + ramp(5, 10);
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_EQ(r->format, "EDF");
  EXPECT_TRUE(r->warnings.empty());
  ASSERT_EQ(r->channels.size(), 1u);
  EXPECT_EQ(r->channels[0].unit, "uV");
  EXPECT_EQ(r->channels[0].rate_hz, 10);
  EXPECT_NEAR(r->channels[0].rails->high, 3276.7, 1e-9);
  const auto parts = all(*r);
  ASSERT_EQ(parts.size(), 1u);
  ASSERT_EQ(parts[0].samples.size(), 20u);
  EXPECT_NEAR(parts[0].samples[0], -0.5, 1e-9);
  EXPECT_NEAR(parts[0].samples[19], 1.4, 1e-9);
}

TEST(Edf, TwentyFourBits) {
  Made m{.bdf = true};
  m.signals[0] = {.unit = "mV", .pmin = "-8388608", .pmax = "8388607", .dmin = "-8388608", .dmax = "8388607"};
  m.body = ramp(-8388608, 10, 3) + ramp(8388598, 10, 3);
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_EQ(r->format, "BDF");
  const auto x = all(*r)[0].samples;
  EXPECT_NEAR(x[0], -8388608e3, 1e-3);  // mV become microvolt
  EXPECT_NEAR(x[19], 8388607e3, 1e-3);
}

TEST(Edf, AKilledWritersRecordsAreRead) {
  Made m{.records = "-1"};
  m.body = ramp(0, 25);
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::header_count_unknown));
  EXPECT_TRUE(warns(*r, WarningCode::last_record_cut));
  EXPECT_EQ(all(*r)[0].samples.size(), 20u);
}

TEST(Edf, ATruncatedFileIsReadToItsEnd) {
  Made m{.records = "100"};
  m.body = ramp(0, 30);
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::header_count_wrong));
  EXPECT_EQ(r->channels[0].samples, 30);
}

TEST(Edf, GapsOfADiscontinuousFileStayGaps) {
  Made m{.kind = "EDF+D", .records = "3"};
  m.signals = {{}, {.label = "EDF Annotations", .unit = "", .pmin = "-1", .pmax = "1", .samples = 30}};
  m.body = ramp(0, 10) + tal("+0") + ramp(10, 10) + tal("+1", "let go") + ramp(20, 10) + tal("+5.5");
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_EQ(r->format, "EDF+D");
  EXPECT_TRUE(warns(*r, WarningCode::gaps));
  const auto parts = all(*r);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].samples.size(), 20u);
  EXPECT_EQ(parts[1].first, 55);
  ASSERT_EQ(r->annotations.size(), 1u);
  EXPECT_EQ(r->annotations[0].text, "let go");
  EXPECT_EQ(r->annotations[0].onset_s, 1);
  EXPECT_EQ(r->annotations[0].duration_s, 0.5);
}

TEST(Edf, RecordsThatGoBackFollowDirectly) {
  Made m{.kind = "EDF+D", .records = "3"};
  m.signals = {{}, {.label = "EDF Annotations", .unit = "", .pmin = "-1", .pmax = "1", .samples = 30}};
  m.body = ramp(0, 10) + tal("+10") + ramp(10, 10) + tal("+3") + ramp(20, 10) + std::string(60, 'x');
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::records_out_of_order));
  EXPECT_TRUE(warns(*r, WarningCode::record_time_missing));
  EXPECT_TRUE(warns(*r, WarningCode::annotations_odd));
  EXPECT_EQ(all(*r)[0].samples.size(), 30u);
}

TEST(Edf, OddAnnotationFieldsAreSaidAndRead) {
  Made m{.kind = "EDF+C", .records = "1"};
  m.signals = {{}, {.label = "EDF Annotations", .unit = "-", .pmin = "-1", .pmax = "1", .prefilter = "HP:0Hz", .samples = 30}};
  m.body = ramp(0, 10) + tal("+0.25", "T0");
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::header_field_odd));
  ASSERT_EQ(r->annotations.size(), 1u);
  EXPECT_EQ(r->annotations[0].onset_s, 0);  // times count from the first sample
}

TEST(Edf, WithoutCalibrationValuesAreCounts) {
  Made m;
  m.signals[0] = {.pmin = "5", .pmax = "5"};
  m.body = ramp(0, 20);
  const std::string bytes = m.bytes();
  const auto r = open_edf(view(bytes));
  ASSERT_TRUE(r);
  EXPECT_TRUE(warns(*r, WarningCode::no_calibration));
  EXPECT_EQ(r->channels[0].unit, "counts");
  EXPECT_EQ(all(*r)[0].samples[7], 7);
}

ErrorId refusal(const std::string& bytes) {
  const auto r = open_edf(view(bytes));
  EXPECT_FALSE(r);
  return r ? ErrorId{} : r.error().id;
}

TEST(Edf, LimitsNoDeviceHasAreNoCalibration) {
  for (const auto& [low, high] : {std::pair{"-1e299", "1e299"}, {"0", "1e13"}, {"1e-290", "2e-290"}, {"7", "7"}}) {
    Made m;
    m.signals[0] = {.unit = "V", .pmin = low, .pmax = high};
    m.body = ramp(0, 20);
    const std::string bytes = m.bytes();
    const auto r = open_edf(view(bytes));
    ASSERT_TRUE(r) << low;
    EXPECT_TRUE(warns(*r, WarningCode::no_calibration)) << low;
    EXPECT_EQ(all(*r)[0].samples[7], 7) << low;
  }
}

TEST(Edf, ARecordLastsNothingOrAMicrosecond) {
  for (const char* duration : {"1e-300", "1e-7", "0.000000", "0", "0.000001"}) {
    Made m;
    m.duration = duration;
    m.body = ramp(0, 20);
    const std::string bytes = m.bytes();
    const auto r = open_edf(view(bytes));
    const bool possible = std::string_view(duration).find('e') == std::string_view::npos;
    EXPECT_EQ(r.has_value(), possible) << duration;
    if (!r) EXPECT_EQ(r.error().at->byte, 244u);
    else EXPECT_LE(r->channels[0].rate_hz, 1e7 * 1.01);
  }
}

TEST(Edf, HostileHeadersAreRefusedByNameAndPlace) {
  Made m;
  m.body = ramp(0, 20);
  const std::string good = m.bytes();
  EXPECT_EQ(refusal(good.substr(0, 100)), ErrorId::recording_header_damaged);
  EXPECT_EQ(refusal(good.substr(0, 300)), ErrorId::recording_header_damaged);
  EXPECT_EQ(refusal(good.substr(0, 512 + 10)), ErrorId::recording_empty);
  const auto with = [&](std::size_t place, const std::string& text) {
    std::string b = good;
    return b.replace(place, text.size(), text);
  };
  for (const auto& [place, text] : {std::pair<std::size_t, std::string>{252, "-3  "}, {252, "0   "}, {252, "9999"}, {252, "abcd"}, {236, "x       "}, {244, "-1      "}, {244, "nan     "},
                                    {256 + 216, "-10     "}, {256 + 216, "1e9     "}}) {
    const std::string bad = with(place, text);
    const auto r = open_edf(view(bad));
    ASSERT_FALSE(r) << place << text;
    EXPECT_EQ(r.error().id, ErrorId::recording_header_damaged) << place << text;
    EXPECT_TRUE(r.error().at.has_value());
  }
  EXPECT_EQ(refusal(with(256 + 216, "0       ")), ErrorId::recording_empty);
  EXPECT_EQ(refusal(with(256 + 216, "99999999")), ErrorId::recording_empty);
}

TEST(Edf, AnyBytesAfterTheFirstEightEndInAnAnswer) {
  Made m{.kind = "EDF+D"};
  m.signals = {{}, {.label = "EDF Annotations", .unit = "", .pmin = "-1", .pmax = "1", .samples = 30}};
  m.body = ramp(0, 10) + tal("+0") + ramp(0, 10) + tal("+1");
  const std::string good = m.bytes();
  rc::check("changed bytes", [&](const std::vector<std::pair<std::uint16_t, std::uint8_t>>& changes, std::uint16_t cut) {
    std::string b = good;
    for (const auto& [place, value] : changes) b[8 + place % (b.size() - 8)] = static_cast<char>(value);
    b.resize(b.size() - cut % b.size());
    const auto r = open_edf(view(b));
    if (!r) return;
    for (std::size_t k = 0; k < r->channels.size(); ++k) {
      std::int64_t end = 0;
      r->read(k, [&](std::int64_t first, std::span<const double> s) {
        RC_ASSERT(first >= end && s.size() <= block_max);
        end = first + static_cast<std::int64_t>(s.size());
      });
    }
  });
}

TEST(Edf, RealFiles) {
  const std::string utf8 = file("test_utf8.edf"), notes = file("SC4001EC-Hypnogram.edf"), plux = file("acquired_signal.edf");
  const auto a = open_edf(view(utf8));
  ASSERT_TRUE(a);
  EXPECT_EQ(a->channels[0].rate_hz, 128);
  EXPECT_EQ(a->annotations.size(), 5u);
  EXPECT_NEAR(a->annotations[0].onset_s, 1.5566, 1e-3);
  const auto b = open_edf(view(notes));
  ASSERT_TRUE(b);
  EXPECT_TRUE(b->channels.empty());
  EXPECT_EQ(b->annotations.size(), 154u);
  EXPECT_EQ(b->annotations[1].text, "Sleep stage 1");
  const auto c = open_edf(view(plux));
  ASSERT_TRUE(c);
  EXPECT_EQ(c->channels[0].name, "test_label");
  EXPECT_EQ(c->channels[0].samples, 20'400);
  EXPECT_NEAR(c->channels[0].rails->high, 1000, 1e-9);
}

TEST(Labels, BecomeUtf8WithoutControlCharacters) {
  EXPECT_EQ(clean_label("EMG \xB5V "), "EMG \xC2\xB5V");
  EXPECT_EQ(clean_label("a\tb\x01"), "a b ");
  EXPECT_EQ(clean_label(std::string(500, 'x')).size(), 200u);
  EXPECT_EQ(microvolts_per("\xB5V"), 1);
  EXPECT_EQ(microvolts_per("mmHg"), 0);
}

}  // namespace
