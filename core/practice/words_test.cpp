// Everything a session says has its words.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/practice/practice.hpp"

namespace ebb::practice {
namespace {

class Words : public testing::Test {
 protected:
  Words() {
    std::ifstream in(std::string(EBB_ROOT) + "content/locales/en/practice.json");
    std::stringstream text;
    text << in.rdbuf();
    words = *json::parse(text.str());
  }
  void has(const std::string& key) const { EXPECT_TRUE(words.find(key) && words.find(key)->as_string()) << key; }
  json::Value words;
};

TEST_F(Words, EveryScriptHasItsWords) {
  for (const Script& s : all_scripts()) {
    has("practice." + std::string(s.practice) + ".title");
    has("practice." + std::string(s.practice) + ".what");
    for (const auto k : s.prepare) has("practice.prepare." + std::string(k));
    for (const auto k : s.positions) has("practice.position." + std::string(k));
    for (const Version& v : s.versions) {
      for (const Segment& g : v.segments) has("practice.say." + std::string(g.say)), has("practice.say." + std::string(g.grounding.empty() ? g.say : g.grounding));
    }
  }
}

TEST_F(Words, EveryStateHasItsWords) {
  for (const char* k : {"prepare", "smaller", "smaller_outside", "smaller_stay", "smaller_ahead", "check", "stopped", "take_out", "come_back", "closed_for_pain", "paused", "paused_clock", "paused_to_ease", "paused_to_ease_outside", "interrupted", "after", "done"}) has("practice.say." + std::string(k));
  for (const char* k : {"dryness", "not_flat", "without_straining"}) has("practice.prepare." + std::string(k));
  for (const auto k : EnumNames<CueId>::names) has("cue." + std::string(k));
  for (const auto k : EnumNames<Do>::names) {
    if (k != "tick") has("practice.control." + std::string(k));
  }
  for (const auto k : EnumNames<Length>::names) has("practice.length." + std::string(k));
}

// What this body does too much of is never practised.
TEST_F(Words, NoPracticeStrengthens) {
  for (const auto& [key, value] : *words.as_object()) {
    for (const char* word : {"squeeze", "clench", "strengthen", "contract", "Kegel", "lift and hold", "tighten your"}) {
      EXPECT_EQ(value.as_string()->find(word), std::string::npos) << key << ": " << word;
    }
  }
}

TEST_F(Words, NothingOnTheScreenPushes) {
  for (const auto& [key, value] : *words.as_object()) {
    std::string text = *value.as_string();
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (const char* word : {"!", "relax", " just ", " should ", "try harder", "push through", "patient", "compliance", "woman", "female", "lady", "failed", "missed"}) {
      EXPECT_EQ(text.find(word), std::string::npos) << key << ": " << word;
    }
  }
}

}  // namespace
}  // namespace ebb::practice
