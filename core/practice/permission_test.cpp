#include "core/practice/permission.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/assess/for_testing.hpp"
#include "core/practice/practice.hpp"

namespace ebb::practice {
namespace {

using assess::for_testing::Builder;

Builder all_clear() { return std::move(Builder().clear()); }

std::string refused(const record::Journey& j, std::string practice, std::optional<std::string> step = {}) {
  const auto may = permit(j, StartRequest{.practice = std::move(practice), .step = std::move(step)});
  return may ? "" : std::string(name_of(may.error().id));
}

Cautions beside(const Builder& b, std::string_view practice = "insert.whole") { return cautions_of(assess::assess(b.journey), *find_script(practice)); }

TEST(Permit, CalmIsAlwaysOpenAndInsideIsNot) {
  const Builder nothing_known;
  EXPECT_EQ(refused(nothing_known.journey, "calm.breathing"), "");
  EXPECT_EQ(refused(nothing_known.journey, "calm.grounding"), "");
  EXPECT_EQ(refused(nothing_known.journey, "calm.body_scan_5"), "");
  EXPECT_EQ(refused(nothing_known.journey, "insert.fingertip"), "practice_waits");
  EXPECT_EQ(refused(all_clear().journey, "insert.fingertip"), "practice_waits") << "calm and release come first, and a yes";
  EXPECT_EQ(refused(all_clear().journey, "touch.look"), "");
  EXPECT_EQ(refused(all_clear().journey, "touch.opening"), "practice_waits") << "higher than today's step";
}

TEST(Permit, AStepOfAnotherPracticeIsNone) {
  EXPECT_EQ(refused(all_clear().journey, "calm.moon"), "practice_unknown");
  EXPECT_EQ(refused(all_clear().journey, "calm.breathing", "calm.grounding"), "practice_unknown");
  EXPECT_EQ(refused(all_clear().journey, "insert.whole", "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.tip"), "practice_unknown");
  EXPECT_EQ(refused(all_clear().journey, "insert.whole", "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.whole"), "practice_waits") << "known, but not in her set";
}

TEST(Permit, AWidthIsThatOfTheStep) {
  StartRequest r{.practice = "touch.look", .width_tenth_mm = WidthTenthMm::of<480>()};
  EXPECT_EQ(permit(all_clear().journey, r).error().id, ErrorId::impossible_value);
  r.width_tenth_mm.reset();
  EXPECT_TRUE(permit(all_clear().journey, r).has_value());
}

TEST(Permit, AtUnder18NothingBegins) {
  Builder b;
  b.answer("safety.adult", {"no"});
  EXPECT_EQ(refused(b.journey, "calm.breathing"), "practice_waits");
}

TEST(Cautions, LyingFlatFollowsThePregnancy) {
  EXPECT_FALSE(beside(Builder()).lying_flat) << "not asked yet";
  EXPECT_TRUE(beside(all_clear()).lying_flat);
  EXPECT_FALSE(beside(all_clear().answer("safety.pregnant", {"yes"}).skip("safety.pregnant_weeks")).lying_flat);
  EXPECT_FALSE(beside(all_clear().answer("safety.pregnant", {"yes"}).number("safety.pregnant_weeks", 30), "calm.body_scan_5").lying_flat);
}

TEST(Cautions, TheEmergencyLineIsForWhatGoesInside) {
  Builder chest = all_clear();
  chest.answer("safety.reduced_feeling", {"yes"}).answer("safety.spinal_level", {"chest_or_above"});
  EXPECT_TRUE(beside(chest).emergency_line);
  EXPECT_FALSE(beside(chest, "touch.opening").emergency_line);
  EXPECT_FALSE(beside(all_clear()).emergency_line);
}

TEST(Cautions, DrynessIsExplainedToThoseItConcerns) {
  EXPECT_TRUE(beside(all_clear().answer("safety.hormones", {"breastfeeding"})).dryness);
  EXPECT_FALSE(beside(all_clear()).dryness);
}

// What Prepare says.
bool prepares(const Builder& b, std::string_view practice, const char* line) {
  const auto p = Practice::start({.practice = std::string(practice)}, 0, beside(b, practice));
  const auto lines = p->view().prepare;
  return std::find(lines.begin(), lines.end(), std::string("practice.prepare.") + line) != lines.end();
}

TEST(Cautions, LettingGoWithoutStrainingReachesHerInPrepare) {
  Builder pregnant = all_clear();
  pregnant.answer("safety.pregnant", {"yes"}).number("safety.pregnant_weeks", 19);
  EXPECT_TRUE(prepares(pregnant, "release.reverse_kegel", "without_straining"));
  EXPECT_FALSE(prepares(pregnant, "calm.breathing", "without_straining"));
  EXPECT_FALSE(prepares(all_clear(), "release.reverse_kegel", "without_straining"));
  EXPECT_TRUE(prepares(Builder(), "release.reverse_kegel", "without_straining")) << "not known is cautious";
}

}  // namespace
}  // namespace ebb::practice
