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

// Breathing and letting go on three days, a set of two sizes, the larger one recorded by her clinician, and her yes of today.
struct Ready {
  Builder b;
  std::string small, large;

  Ready() : b(all_clear()) {
    record::DilatorSetEntered set;
    for (const auto width : {WidthTenthMm::of<120>(), WidthTenthMm::of<140>()}) set.items.push_back({b.origin().event, "", width, {}, {}});
    small = "insert." + set.items[0].item.str() + ".whole", large = "insert." + set.items[1].item.str() + ".whole";
    b.journey.sets.push_back({b.origin(), set});
    for (const std::int32_t day : {0, 1, 2}) b.at(day), calm(record::Ladder::breathing, "calm.breathing"), calm(record::Ladder::release, "release.reverse_kegel");
    b.at(3);
    b.journey.placements.push_back({b.origin(), {record::Ladder::dilator, large}});
    b.journey.openings.push_back({b.origin(), {.ladder = record::Ladder::dilator, .yes_today = true, .anything_new = {record::NewSince::nothing}, .notes_since_last = {record::Note::nothing}}});
  }

  void calm(record::Ladder ladder, std::string step) {
    record::Session s;
    s.origin = b.origin(), s.end = b.origin();
    s.ended.emplace();
    s.ended->ladder = ladder, s.ended->step = std::move(step);
    s.ended->closed = record::Closed::completed;
    s.ended->planned_s = s.ended->practised_s = *Seconds::make(300);
    s.ended->worst_pain = *Pain0to10::make(0), s.ended->highest_fear = *Fear0to100::make(10);
    b.journey.sessions.push_back(std::move(s));
  }

  std::string asked(const std::string& step, std::optional<WidthTenthMm> width) const {
    const auto may = permit(b.journey, StartRequest{.practice = "insert.whole", .step = step, .width_tenth_mm = width});
    return may ? "" : std::string(name_of(may.error().id));
  }
};

TEST(Permit, AWidthIsThatOfTheSizeThatGoesInside) {
  const Ready r;
  EXPECT_EQ(r.asked(r.large, WidthTenthMm::of<140>()), "");
  EXPECT_EQ(r.asked(r.small, WidthTenthMm::of<120>()), "") << "smaller is always her choice";
  EXPECT_EQ(r.asked(r.large, {}), "") << "not said is no other width";
  EXPECT_EQ(r.asked(r.large, WidthTenthMm::of<120>()), "impossible_value");
  EXPECT_EQ(r.asked(r.small, WidthTenthMm::of<140>()), "impossible_value");
  EXPECT_EQ(r.asked(r.large, WidthTenthMm::of<480>()), "impossible_value");
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
