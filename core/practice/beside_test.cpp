// The warm-up, what is said when something may be inside, and what stands beside a practice.
#include "core/practice/page_for_testing.hpp"

namespace ebb::practice {
namespace {

using record::CheckChoice;

// ---- the warm-up --------------------------------------------------------------------------------------------------------

Page warming_up(std::string practice = "insert.whole") {
  Page p(StartRequest{.practice = std::move(practice), .warm_up = true});
  p.act(Do::start).tick(75);
  EXPECT_EQ(p.view.phase, Phase::settle);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.warm_up"}));
  return p;
}

TEST(WarmUp, SheMaySayThatItHurtsOrThatSheIsAfraid) {
  for (const Script& s : all_scripts()) {
    if (!s.inserts) continue;
    Page p = warming_up(std::string(s.practice));
    p.act(Do::check);
    ASSERT_TRUE(p.view.check) << s.practice;
    EXPECT_EQ(offered(p.check(5, 40).view), "pause smaller stop");
  }
  Page before = Page(StartRequest{.practice = "insert.whole", .warm_up = true});
  EXPECT_TRUE(before.act(Do::start).tick(30).refuses({.what = Do::check})) << "nothing is touched yet";
}

TEST(WarmUp, SeverePainClosesItBeforeTheSize) {
  Page p = warming_up();
  p.act(Do::check).check(7, 60);
  EXPECT_EQ(p.view.phase, Phase::close);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.closed_for_pain", "practice.say.take_out"}));
  p.play().act(Do::finish);
  EXPECT_EQ(p.ended().worst_pain->value(), 7);
  EXPECT_EQ(p.ended().practised_s.value(), 0);
}

TEST(WarmUp, IsAskedAboutBeforeTheSizeBegins) {
  Page p = warming_up();
  p.play();
  ASSERT_TRUE(p.view.check);
  const int left = p.view.remaining_s;
  EXPECT_EQ(p.tick(60).view.remaining_s, left) << "it waits for her";
  p.check(1, 20, CheckChoice::go_on);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.size_whole_begin"}));
}

TEST(WarmUp, SmallerIsAskedAboutAgainAndTheSizeIsNotSaidAnyMore) {
  Page p = warming_up();
  p.act(Do::check).check(4, 40, CheckChoice::smaller);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.smaller", "practice.say.smaller_stay"}));
  p.play();
  ASSERT_TRUE(p.view.check);
  p.check(0, 10, CheckChoice::go_on).tick(5);
  EXPECT_EQ(p.view.phase, Phase::practise);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.smaller_stay"})) << "the smaller one is there by now";
}

TEST(WarmUp, EasingAndAKillKeepTheCheck) {
  Page p = warming_up();
  p.act(Do::check).check(5, 40, CheckChoice::pause);
  EXPECT_EQ(p.view.paused, Paused::to_ease_pain);
  EXPECT_TRUE(p.act(Do::resume).view.check);
  const auto again = Practice::take_up(*decode<State>(encode(p.practice.state())), p.ms + 1000);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(again->view.check);
}

// ---- what is said when something may be inside, and when nothing is ----------------------------------------------------

TEST(Said, TakeItOutIsSaidOnlyWhereSomethingMayBeInside) {
  const auto stopped_at = [](std::string practice, int seconds, bool warm_up = false) {
    Page p(StartRequest{.practice = std::move(practice), .warm_up = warm_up});
    for (p.act(Do::start); seconds > 0; --seconds) p.view.check ? p.check(0, 0, CheckChoice::go_on) : p.tick(1);
    return p.act(Do::stop).view.text;
  };
  EXPECT_EQ(stopped_at("calm.breathing", 60), (Kinds{"practice.say.stopped", "practice.say.come_back"}));
  EXPECT_EQ(stopped_at("touch.outside", 100), (Kinds{"practice.say.stopped", "practice.say.touch_close"}));
  EXPECT_EQ(stopped_at("insert.whole", 30), (Kinds{"practice.say.stopped", "practice.say.come_back"})) << "nothing had gone in";
  EXPECT_EQ(stopped_at("insert.whole", 70, true), (Kinds{"practice.say.stopped", "practice.say.take_out"})) << "the warm-up";
  EXPECT_EQ(stopped_at("insert.whole", 100), (Kinds{"practice.say.stopped", "practice.say.take_out"}));
}

TEST(Said, EasingSaysWhatToDoWithWhatIsThere) {
  Page inside = Page::of("insert.whole");
  EXPECT_EQ(inside.act(Do::start).play().check(5, 0, CheckChoice::pause).view.text, (Kinds{"practice.say.paused_to_ease"}));
  Page outside = Page::of("touch.opening");
  EXPECT_EQ(outside.act(Do::start).play().check(5, 0, CheckChoice::pause).view.text, (Kinds{"practice.say.paused_to_ease_outside"}));
}

TEST(Said, AnInterruptionRemindsOfWhatMayBeInside) {
  Page p = Page::of("insert.whole");
  p.act(Do::start).tick(100);
  p.ms += 2 * 3'600'000;
  EXPECT_EQ(p.act(Do::tick).view.text, (Kinds{"practice.say.take_out", "practice.say.interrupted"}));
}

TEST(Said, SmallerAheadIsHeardAtOnce) {
  Page p = Page::of("insert.whole");
  p.act(Do::start).tick(10).act(Do::smaller);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.smaller_ahead", "practice.say.breathe_follow"}));
}

TEST(Check, SheMayAskForItWhilePaused) {
  Page p = Page::of("insert.tip");
  p.act(Do::start).tick(75).act(Do::pause).act(Do::check);
  ASSERT_TRUE(p.view.check);
  EXPECT_EQ(offered(p.check(6, 20).view), "pause smaller stop");
}

// ---- what stands beside it ----------------------------------------------------------------------------------------------

View shown(std::string practice, const Cautions& c) { return Practice::start({.practice = std::move(practice)}, 0, c)->view(); }

bool holds(const Kinds& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

TEST(Beside, LyingFlatIsOfferedOnlyWhereItIsFine) {
  for (const Script& s : all_scripts()) {
    const View fine = shown(std::string(s.practice), {.lying_flat = true});
    const View not_flat = shown(std::string(s.practice), {.lying_flat = false});
    EXPECT_EQ(fine.positions.size(), s.positions.size());
    for (const char* flat : {"practice.position.lying_back", "practice.position.back_knees_bent"}) EXPECT_FALSE(holds(not_flat.positions, flat)) << s.practice;
    EXPECT_GE(not_flat.positions.size(), 3u) << s.practice << ": there is still a choice";
    EXPECT_TRUE(holds(not_flat.prepare, "practice.prepare.not_flat")) << "and it says why";
    EXPECT_FALSE(holds(fine.prepare, "practice.prepare.not_flat"));
  }
}

TEST(Beside, TheEmergencyLineStandsBesideEveryInsertionUntilItIsDone) {
  for (const Script& s : all_scripts()) {
    Practice p = *Practice::start({.practice = std::string(s.practice)}, 0, {.emergency_line = true});
    const Kinds line = s.inserts ? Kinds{"assess.autonomic"} : Kinds{};
    EXPECT_EQ(p.view().warnings, line) << s.practice;
    EXPECT_EQ(p.act({.what = Do::start, .ms = 0})->warnings, line);
    EXPECT_EQ(p.act({.what = Do::pause, .ms = 0})->warnings, line);
    EXPECT_EQ(p.act({.what = Do::stop, .ms = 0})->warnings, line);
    EXPECT_EQ(p.act({.what = Do::stop, .ms = 0})->warnings, line) << "at the questions too";
    EXPECT_TRUE(p.act({.what = Do::finish, .ms = 0})->warnings.empty());
  }
  EXPECT_TRUE(shown("insert.whole", {.emergency_line = false}).warnings.empty());
}

TEST(Beside, DrynessIsExplainedWhereLubricantIsUsed) {
  for (const Script& s : all_scripts()) {
    const bool lubricant = s.inserts || s.practice == "touch.opening" || s.practice == "touch.outside";
    EXPECT_EQ(holds(shown(std::string(s.practice), {.dryness = true}).prepare, "practice.prepare.dryness"), lubricant) << s.practice;
    EXPECT_FALSE(holds(shown(std::string(s.practice), {}).prepare, "practice.prepare.dryness"));
  }
}

TEST(Beside, WhatIsNotKnownIsCautious) {
  Practice p = *Practice::start({.practice = "insert.whole"}, 0, {.lying_flat = true, .emergency_line = false});
  State older = p.state();
  older.cautions.reset();
  const View v = Practice::take_up(older, 0)->view;
  EXPECT_EQ(v.warnings, Kinds{"assess.autonomic"});
  EXPECT_FALSE(holds(v.positions, "practice.position.back_knees_bent"));
}

}  // namespace
}  // namespace ebb::practice
