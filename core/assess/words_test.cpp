// Everything this room names has its words, and the words keep their promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/assess/documents.hpp"

namespace ebb::assess {
namespace {

json::Value catalogue() {
  std::ifstream in(std::string(EBB_ROOT) + "content/locales/en/assess.json");
  std::stringstream text;
  text << in.rdbuf();
  return *json::parse(text.str());
}

void has(const json::Value& words, const std::string& key) { EXPECT_TRUE(words.find(key) && words.find(key)->as_string()) << key; }

TEST(Words, EveryQuestionOptionAndReasonHasItsWords) {
  const json::Value words = catalogue();
  ASSERT_TRUE(words.as_object());
  for (const Question& q : all_questions()) {
    const std::string key = "question." + std::string(q.id);
    has(words, key);
    has(words, key + ".why");
    for (const Option& o : q.options) has(words, key + ".option." + std::string(o.id));
  }
  for (const auto name : EnumNames<GateReason>::names) has(words, "gate." + std::string(name));
  for (const auto name : EnumNames<Asked>::names) has(words, "assess.asked." + std::string(name));
  for (const auto name : EnumNames<record::ClearedTopic>::names) has(words, "assess.cleared." + std::string(name));
}

TEST(Words, NoStandsBeforeYesInEveryQuestion) {
  int both = 0;
  for (const Question& q : all_questions()) {
    const auto place = [&](std::string_view id) { return std::find_if(q.options.begin(), q.options.end(), [&](const Option& o) { return o.id == id; }); };
    if (place("no") == q.options.end() || place("yes") == q.options.end()) continue;
    EXPECT_LT(place("no"), place("yes")) << q.id;
    ++both;
  }
  EXPECT_GT(both, 5);
}

TEST(Words, EveryReasonToSeekCareHasItsWords) {
  const json::Value words = catalogue();
  std::ifstream in(std::string(EBB_ROOT) + "core/assess/care.cpp");
  std::stringstream source;
  source << in.rdbuf();
  const std::string text = source.str();
  int codes = 0;
  for (std::size_t at = text.find("\"care."); at != std::string::npos; at = text.find("\"care.", at + 1), ++codes) {
    has(words, text.substr(at + 1, text.find('"', at + 1) - at - 1));
  }
  EXPECT_GT(codes, 20);
}

}  // namespace
}  // namespace ebb::assess
