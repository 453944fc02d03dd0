// Recordings are analysed to the same bytes by every compiler. Cases: emg/cases.json. After a wanted change: `ebb emg analyze RECORDING [--scale N] --json`.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/sensor/emg_document.hpp"

using namespace ebb;

namespace {

const std::string root = EBB_ROOT;

std::string whole(const std::string& path) {
  std::ifstream in(root + path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return (std::ostringstream() << in.rdbuf()).str();
}

std::string analysed(const json::Value& c) {
  const std::string text = whole(*c.find("recording")->as_string());
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  sensor::OpenOptions options;
  if (const auto* scale = c.find("uv_per_unit")) options.uv_per_unit = static_cast<double>(*scale->as_int());
  const auto recording = sensor::open_recording(bytes, options);
  const auto found = sensor::analyze_recording(*recording, {}, {});
  return json::write(encode(found->document)) + "\n";
}

TEST(GoldenEmg, RecordingsAreAnalysedToTheSameBytes) {
  const auto cases = json::parse(whole("tests/golden/emg/cases.json"));
  ASSERT_TRUE(cases);
  ASSERT_GE(cases->as_array()->size(), 4u);
  for (const json::Value& c : *cases->as_array()) EXPECT_EQ(analysed(c), whole(*c.find("analysis")->as_string())) << *c.find("recording")->as_string();
}

}  // namespace
