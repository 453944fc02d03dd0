// Logs of released versions fold for ever to the same Journey. Cases: record/cases.json. After a wanted change: `ebb log fold LOG --at AT --json`.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/record/journey_document.hpp"
#include "core/record/fold.hpp"

using namespace ebb;

namespace {

const std::string root = EBB_ROOT;

std::string whole(const std::string& path) {
  std::ifstream in(root + path, std::ios::binary);
  EXPECT_TRUE(in.good()) << path;
  return (std::ostringstream() << in.rdbuf()).str();
}

TEST(GoldenRecord, LogsOfEveryVersionFoldToTheSameBytes) {
  const auto cases = json::parse(whole("tests/golden/record/cases.json"));
  ASSERT_TRUE(cases);
  ASSERT_GE(cases->as_array()->size(), 4u);
  for (const json::Value& c : *cases->as_array()) {
    const std::string log = *c.find("log")->as_string(), at = *c.find("at")->as_string();
    const auto journey = record::fold(record::read_log(whole(log)), *parse_moment(at));
    EXPECT_EQ(json::write(encode(journey)) + "\n", whole(*c.find("journey")->as_string())) << log << " at " << at;
  }
}

TEST(GoldenRecord, ReadLinesWriteBackTheSame) {
  std::istringstream lines(whole("content/demo/twelve_weeks.jsonl"));
  std::size_t n = 0;
  for (std::string line; std::getline(lines, line); ++n) {
    const auto event = record::decode_line(line);
    ASSERT_TRUE(event) << line;
    EXPECT_EQ(record::encode_line(*event), line);
  }
  EXPECT_GT(n, 200u);
}

}  // namespace
