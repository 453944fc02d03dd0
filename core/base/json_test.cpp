#include "core/base/json.hpp"

#include <gtest/gtest.h>

using ebb::ErrorId;
namespace json = ebb::json;

namespace {

ErrorId refusal(std::string_view text, json::Limits limits = {}) {
  const auto r = json::parse(text, limits);
  EXPECT_FALSE(r.has_value()) << text;
  return r ? ErrorId{} : r.error().id;
}

std::string round(std::string_view text) {
  const auto r = json::parse(text);
  EXPECT_TRUE(r.has_value()) << text;
  return r ? json::write(*r) : "";
}

TEST(Json, KeepsOrderAndBytes) {
  EXPECT_EQ(round(R"({"b":1,"a":[true,null,"x\n"],"c":0.1})"), R"({"b":1,"a":[true,null,"x\n"],"c":0.1})");
  EXPECT_EQ(round("[0.30000000000000004,1e300,2.0,-0.0]"), "[0.30000000000000004,1e+300,2.0,-0.0]");
}

TEST(Json, RefusesByName) {
  EXPECT_EQ(refusal(R"({"a":1,"a":2})"), ErrorId::json_duplicate_key);
  EXPECT_EQ(refusal("9007199254740993"), ErrorId::json_number_out_of_range);
  EXPECT_EQ(refusal("99999999999999999999"), ErrorId::json_number_out_of_range);
  EXPECT_EQ(refusal("1e400"), ErrorId::json_number_out_of_range);
  EXPECT_EQ(refusal(std::string(40, '[') + std::string(40, ']')), ErrorId::json_too_deep);
  EXPECT_EQ(refusal("{"), ErrorId::json_malformed);
  EXPECT_EQ(refusal(""), ErrorId::json_malformed);
  EXPECT_EQ(refusal("1 2"), ErrorId::json_malformed);
  EXPECT_EQ(refusal("\"\xC0\x80\""), ErrorId::json_not_utf8);
  EXPECT_EQ(refusal("[1,2,3]", {.bytes_max = 3}), ErrorId::json_too_large);
}

TEST(Json, NamesThePlace) {
  const auto r = json::parse("{\n\"a\": 1,\n\"a\": 2}");
  ASSERT_FALSE(r.has_value());
  EXPECT_EQ(r.error().at->line, 3u);
}

}  // namespace
