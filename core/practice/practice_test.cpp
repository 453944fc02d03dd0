#include "core/practice/page_for_testing.hpp"
#include "core/record/events/session_checked.hpp"
#include "core/record/events/session_started.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

using record::CheckChoice;
using record::Closed;
using record::SessionChecked;
using record::SessionStarted;

TEST(Practice, BreathingFromStartToEnd) {
  Page p = Page::of("calm.breathing");
  EXPECT_EQ(p.view.phase, Phase::prepare);
  EXPECT_FALSE(p.view.prepare.empty());
  p.tick(500);
  EXPECT_EQ(p.view.phase, Phase::prepare) << "nothing begins by itself";
  p.act(Do::start);
  EXPECT_EQ(p.kinds(), (Kinds{"session.started"}));
  EXPECT_EQ(decode<SessionStarted>(p.written[0].data)->script, "calm.breathing.normal");
  p.play();
  EXPECT_EQ(p.view.phase, Phase::questions);
  EXPECT_EQ(p.view.questions, (Kinds{"worst_pain", "highest_fear", "went"}));
  p.after({.worst_pain = Pain0to10::of<0>(), .highest_fear = Fear0to100::of<20>()}).act(Do::finish);
  EXPECT_TRUE(p.view.done);
  EXPECT_EQ(p.kinds(), (Kinds{"session.started", "session.ended"}));
  EXPECT_EQ(name_of(p.ended().closed), "completed");
  EXPECT_EQ(p.ended().planned_s.value(), 300);
  EXPECT_EQ(p.ended().practised_s.value(), 300);
  EXPECT_EQ(p.ended().highest_fear->value(), 20);
  EXPECT_EQ(name_of(p.ended().ladder), "breathing");
}

TEST(Script, PromisesAreKept) {
  for (const Script& s : all_scripts()) {
    for (const Length length : all_of<Length>()) {
      for (const bool warm_up : {false, true}) {
        SCOPED_TRACE(std::string(s.practice) + " " + std::string(name_of(length)));
        Page p(StartRequest{.practice = std::string(s.practice), .length = length, .warm_up = warm_up});
        const std::int32_t promised = p.view.total_s;
        EXPECT_EQ(p.view.remaining_s, promised);
        p.act(Do::start);
        while (p.view.phase != Phase::questions) {
          if (p.view.check) p.check(0, 0, CheckChoice::go_on);
          else p.tick(1);
        }
        EXPECT_EQ(p.ms / 1000, promised);
        EXPECT_EQ(p.view.remaining_s, 0);
        p.act(Do::finish);
        EXPECT_EQ(p.ended().planned_s, p.ended().practised_s);
        const bool whole = s.versions[static_cast<std::size_t>(length)].whole;
        EXPECT_EQ(name_of(p.ended().closed), whole ? "completed" : "shortened");
        if (whole && s.inserts) { EXPECT_GE(p.ended().practised_s.value(), evidence::inside_minutes * 60); }
        if (whole) { EXPECT_GE(promised, evidence::breathing_first_seconds); }
      }
    }
  }
}

TEST(Pacer, FourInSixOut) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start).tick(20);
  ASSERT_TRUE(p.view.pacer);
  EXPECT_EQ(p.view.pacer->in_ms, 4000);
  EXPECT_EQ(p.view.pacer->out_ms, 6000);
  EXPECT_EQ(p.view.pacer->per_mille, 0);
  EXPECT_EQ(p.tick(2).view.pacer->per_mille, 500);
  EXPECT_EQ(name_of(p.view.pacer->phase), "in");
  p.tick(2);
  EXPECT_EQ(p.view.pacer->per_mille, 1000);
  EXPECT_EQ(name_of(p.view.pacer->phase), "out");
  EXPECT_EQ(name_of(p.view.cues.at(0).id), "breathe_out");
  EXPECT_EQ(p.tick(3).view.pacer->per_mille, 500);
  int breaths = 0;
  Page q = Page::of("calm.breathing");
  q.act(Do::start).tick(20);
  for (int i = 0; i < 60; ++i) {
    q.tick(1);
    for (const Cue& c : q.view.cues) breaths += c.id == CueId::breathe_out;
  }
  EXPECT_EQ(breaths, 6) << "six breaths a minute";
}

TEST(Pacer, HerOwnBreathWithinWhatIsPossible) {
  Page p(StartRequest{.practice = "calm.breathing", .breath = Breath{3000, 5000}});
  p.act(Do::start).tick(23);
  EXPECT_EQ(name_of(p.view.pacer->phase), "out");
  EXPECT_EQ(Practice::start({.practice = "calm.breathing", .breath = Breath{1000, 5000}}, 0).error().id, ErrorId::impossible_value);
  EXPECT_EQ(Practice::start({.practice = "calm.breathing", .breath = Breath{4000, 99000}}, 0).error().id, ErrorId::impossible_value);
}

TEST(Pacer, SaysHowFarHerBreathMayBeChanged) {
  const Page p(StartRequest{.practice = "calm.breathing", .breath = Breath{3000, 5000}});
  ASSERT_TRUE(p.view.breath);
  EXPECT_EQ(p.view.breath->in_ms, 3000);
  EXPECT_EQ(p.view.breath->out_max_ms, evidence::breath_out_ms.absolute_max);
  const Breath widest{p.view.breath->in_max_ms, p.view.breath->out_max_ms}, narrowest{p.view.breath->in_min_ms, p.view.breath->out_min_ms};
  EXPECT_TRUE(Practice::start({.practice = "calm.breathing", .breath = widest}, 0).has_value());
  EXPECT_TRUE(Practice::start({.practice = "calm.breathing", .breath = narrowest}, 0).has_value());
  EXPECT_FALSE(Page::of("calm.grounding").view.breath) << "nothing breathes there";
}

TEST(Pacer, RestsWhenGroundingReplacesBreathing) {
  Page p(StartRequest{.practice = "release.reverse_kegel", .grounding = true});
  p.act(Do::start).tick(5);
  EXPECT_FALSE(p.view.pacer);
  EXPECT_EQ(p.view.text, (Kinds{"practice.say.ground_feet"}));
}

TEST(Practice, NotTodayLeavesNoTrace) {
  Page p = Page::of("insert.whole");
  p.act(Do::stop);
  EXPECT_TRUE(p.view.done);
  EXPECT_TRUE(p.written.empty());
}

TEST(Practice, StopClosesGentlyAndKeepsEverything) {
  Page p = Page::of("touch.outside");
  p.act(Do::start).tick(100).act(Do::stop);
  EXPECT_EQ(p.view.phase, Phase::close);
  EXPECT_EQ(p.view.text.front(), "practice.say.stopped");
  EXPECT_LE(p.view.remaining_s, 20);
  p.play();
  EXPECT_EQ(p.view.phase, Phase::questions);
  p.act(Do::finish);
  EXPECT_EQ(name_of(p.ended().closed), "stopped");
  EXPECT_EQ(p.ended().practised_s.value(), 40);
  EXPECT_FALSE(p.ended().worst_pain);
}

TEST(Practice, PauseStandsStill) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start).tick(50).act(Do::pause);
  const int left = p.view.remaining_s;
  EXPECT_EQ(p.tick(300).view.remaining_s, left);
  EXPECT_FALSE(p.view.pacer);
  EXPECT_EQ(p.act(Do::resume).tick(5).view.remaining_s, left - 5);
}

TEST(Practice, RepeatGivesThePartAgain) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start).tick(20 + 40);
  const int total = p.view.total_s, left = p.view.remaining_s;
  p.act(Do::repeat);
  EXPECT_EQ(p.view.total_s, total + 40);
  EXPECT_EQ(p.view.remaining_s, left + 40);
}

// How often a part can be repeated after so many seconds of it; a check is answered with "go on".
int repeated(Page& p, int seconds) {
  int times = 0;
  const auto offered = [&] { return std::find(p.view.controls.begin(), p.view.controls.end(), Do::repeat) != p.view.controls.end(); };
  for (p.tick(seconds); times < 500 && offered(); ++times) {
    p.act(Do::repeat);
    if (p.view.check) p.check(0, 0, CheckChoice::go_on);
    p.tick(seconds);
  }
  return times;
}

TEST(Practice, RepeatingEndsAtTheRing) {
  Page p = Page::of("insert.whole");
  p.act(Do::start).tick(60);
  EXPECT_EQ(repeated(p, 50), 16);
  EXPECT_LE(p.view.total_s, evidence::practice_minutes_max * 60);
  EXPECT_TRUE(p.refuses({.what = Do::repeat}));
}

TEST(Practice, TheWarmUpIsNotRepeatedWithoutEnd) {
  Page p(StartRequest{.practice = "insert.whole", .warm_up = true});
  p.act(Do::start).tick(60);
  ASSERT_EQ(p.view.text, (Kinds{"practice.say.warm_up"}));
  EXPECT_LE(repeated(p, 55), 14);
  EXPECT_LE(p.practice.state().played_ms + 1000 * p.view.remaining_s, evidence::practice_minutes_max * 60'000);
}

TEST(Practice, NorIsSettling) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start);
  EXPECT_LE(repeated(p, 15), 60);
  EXPECT_LE(p.practice.state().played_ms + 1000 * p.view.remaining_s, evidence::practice_minutes_max * 60'000);
}

TEST(Practice, ShorterEndsSoonerAndSaysSo) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start).tick(20 + 50).act(Do::shorten);
  EXPECT_EQ(p.view.remaining_s, 180 - 50 + 20);
  p.play().act(Do::finish);
  EXPECT_EQ(name_of(p.ended().closed), "shortened");
  EXPECT_EQ(p.ended().practised_s.value(), 180);
  EXPECT_EQ(p.ended().planned_s.value(), 300);
  Page late = Page::of("calm.breathing");
  late.act(Do::start).tick(20 + 200).act(Do::shorten);
  EXPECT_TRUE(late.refuses({.what = Do::shorten})) << "it is past the end of the shorter one";
  Page brief = Page::of("calm.breathing", Length::shorter);
  brief.act(Do::start).tick(10 + 50);
  EXPECT_TRUE(brief.refuses({.what = Do::shorten})) << "it is the shorter one";
  EXPECT_EQ(name_of(brief.play().act(Do::finish).ended().closed), "completed");
}

TEST(Practice, AJumpOfTheClockPauses) {
  Page p = Page::of("calm.breathing");
  p.act(Do::start).tick(30);
  const int left = p.view.remaining_s;
  p.ms += 10'000;
  EXPECT_EQ(p.act(Do::tick).view.paused, Paused::no) << "ten seconds are no jump";
  EXPECT_EQ(p.view.remaining_s, left - 10);
  p.ms += 10'001;
  EXPECT_EQ(p.act(Do::tick).view.paused, Paused::clock_jumped);
  EXPECT_EQ(p.view.remaining_s, left - 10);
  p.act(Do::resume).tick(1);
  p.ms -= 5'000'000;
  p.act(Do::tick);
  EXPECT_EQ(p.view.paused, Paused::clock_jumped) << "nor does time run backwards";
  EXPECT_EQ(p.view.remaining_s, left - 11);
}

TEST(Practice, AVeryLongGapClosesWithWhatWasLogged) {
  Page p = Page::of("insert.tip");
  p.act(Do::start).play().check(3, std::nullopt);
  p.ms += 30 * 60'000;
  EXPECT_NE(p.act(Do::tick).view.phase, Phase::questions);
  p.ms += 30 * 60'000 + 1;
  p.act(Do::tick);
  EXPECT_EQ(p.view.phase, Phase::questions);
  EXPECT_EQ(p.view.text.back(), "practice.say.interrupted");
  EXPECT_EQ(p.kinds(), (Kinds{"session.started", "session.checked"})) << "numbers that were given are kept";
  p.act(Do::finish);
  EXPECT_EQ(name_of(p.ended().closed), "interrupted");
}

TEST(Practice, IsTakenUpAgainAfterAKill) {
  Page p = Page::of("insert.whole");
  p.act(Do::start).play().check(2, 40, CheckChoice::go_on).tick(7);
  const State kept = *decode<State>(encode(p.practice.state()));
  const auto soon = Practice::take_up(kept, p.ms + 2000);
  ASSERT_TRUE(soon.has_value());
  EXPECT_EQ(soon->view.paused, Paused::no);
  EXPECT_EQ(soon->view.remaining_s, p.view.remaining_s - 2);
  const auto later = Practice::take_up(kept, p.ms + 60'000);
  EXPECT_EQ(later->view.paused, Paused::clock_jumped);
  EXPECT_EQ(later->view.remaining_s, p.view.remaining_s);
  const auto next_day = Practice::take_up(kept, p.ms + 86'400'000);
  EXPECT_EQ(next_day->view.phase, Phase::questions);
  EXPECT_EQ(name_of(*next_day->view.closed), "interrupted");
}

TEST(Practice, NumbersGivenBeforeAKillAreWrittenWhenItIsTakenUp) {
  Page p = Page::of("insert.whole");
  p.act(Do::start).play().check(6, 80);
  const auto next_day = Practice::take_up(p.practice.state(), p.ms + 86'400'000);
  ASSERT_EQ(next_day->view.drafts.size(), 1u);
  EXPECT_EQ(decode<SessionChecked>(next_day->view.drafts[0].data)->pain->value(), 6);
}

TEST(Practice, WhatCannotBeIsRefusedByName) {
  EXPECT_EQ(Practice::start({.practice = "calm.moon"}, 0).error().id, ErrorId::practice_unknown);
  Page p = Page::of("calm.breathing");
  EXPECT_TRUE(p.refuses({.what = Do::pause}));
  EXPECT_TRUE(p.refuses({.what = Do::finish}));
  p.act(Do::start);
  EXPECT_TRUE(p.refuses({.what = Do::smaller})) << "breathing has nothing smaller";
  EXPECT_TRUE(p.refuses({.what = Do::check}));
  EXPECT_EQ(p.practice.act({.what = Do::finish}).error().id, ErrorId::practice_not_allowed);
  State bad = p.practice.state();
  bad.segment = 99;
  EXPECT_EQ(Practice::take_up(bad, 0).error().id, ErrorId::practice_state_bad);
  bad = p.practice.state();
  bad.practised_ms = bad.practise_limit_ms + 1;
  EXPECT_EQ(Practice::take_up(bad, 0).error().id, ErrorId::practice_state_bad);
  bad = p.practice.state();
  bad.phase = Phase::practise;
  EXPECT_EQ(Practice::take_up(bad, 0).error().id, ErrorId::practice_state_bad);
  bad.start.practice = "gone";
  EXPECT_EQ(Practice::take_up(bad, 0).error().id, ErrorId::practice_unknown);
}

// ---- the check in the middle ----------------------------------------------------------------------------------------

Page at_the_check(Length length = Length::normal) {
  Page p(StartRequest{.practice = "insert.whole", .step = "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.whole", .width_tenth_mm = WidthTenthMm::of<220>(), .length = length});
  p.act(Do::start).play();
  EXPECT_TRUE(p.view.check);
  return p;
}

TEST(Check, WaitsForHer) {
  Page p = at_the_check();
  const int left = p.view.remaining_s;
  EXPECT_EQ(p.tick(120).view.remaining_s, left);
  EXPECT_EQ(offered(p.view), "pause smaller stop") << "pain is not known yet";
}

TEST(Check, PainFromFourNeverGoesOn) {
  EXPECT_EQ(offered(at_the_check().check(3, 0).view), "go_on smaller pause stop");
  for (int pain = 4; pain <= 6; ++pain) {
    Page p = at_the_check();
    EXPECT_EQ(offered(p.check(pain, 0).view), "pause smaller stop");
    EXPECT_TRUE(p.refuses({.what = Do::check_answer, .choice = CheckChoice::go_on}));
    EXPECT_TRUE(p.refuses({.what = Do::resume}));
  }
}

TEST(Check, FearFromSeventyAsksGoOnSmallerOrStop) {
  EXPECT_EQ(offered(at_the_check().check(0, 69).view), "go_on smaller pause stop");
  EXPECT_EQ(offered(at_the_check().check(3, 70).view), "go_on smaller stop");
  EXPECT_EQ(offered(at_the_check().check(4, 70).view), "pause smaller stop");
}

TEST(Check, PainFromSevenClosesTheSession) {
  for (const auto& choice : {std::optional<CheckChoice>(), std::optional(CheckChoice::go_on)}) {
    Page p = at_the_check();
    p.check(7, 20, choice);
    EXPECT_EQ(p.view.phase, Phase::close);
    EXPECT_EQ(p.view.text.front(), "practice.say.closed_for_pain");
    EXPECT_EQ(decode<SessionChecked>(p.written.back().data)->pain->value(), 7);
    EXPECT_FALSE(decode<SessionChecked>(p.written.back().data)->choice);
    p.play().act(Do::finish);
    EXPECT_EQ(name_of(p.ended().closed), "closed_for_pain");
    EXPECT_EQ(p.ended().worst_pain->value(), 7) << "it was at least that, whatever was answered afterwards";
  }
  EXPECT_EQ(at_the_check().check(6, 20).view.phase, Phase::practise);
}

TEST(Check, AfterEasingPainItIsAskedAgainBeforeTimeRuns) {
  Page p = at_the_check();
  p.check(5, 20, CheckChoice::pause);
  EXPECT_EQ(p.view.paused, Paused::to_ease_pain);
  p.tick(60).act(Do::resume);
  ASSERT_TRUE(p.view.check);
  EXPECT_FALSE(p.view.check->pain) << "the old number does not count";
  const int left = p.view.remaining_s;
  p.check(2, 10, CheckChoice::go_on).tick(3);
  EXPECT_EQ(p.view.remaining_s, left - 3);
}

TEST(Check, RepeatingDoesNotPutItOff) {
  Page warm(StartRequest{.practice = "insert.whole", .warm_up = true});
  warm.act(Do::start).tick(60 + 55).act(Do::repeat);
  EXPECT_TRUE(warm.view.check) << "the warm-up ends with a check: it is asked before it is done again";
  Page stay = Page::of("insert.whole");
  stay.act(Do::start).tick(60 + 60 + 80).act(Do::repeat);
  EXPECT_TRUE(stay.view.check);
  Page begin = Page::of("insert.whole");
  begin.act(Do::start).tick(60 + 55).act(Do::repeat);
  EXPECT_FALSE(begin.view.check);
  begin.tick(55).act(Do::repeat).tick(55).act(Do::repeat);
  EXPECT_TRUE(begin.view.check) << "half of it all has passed unasked";
  begin.check(0, 0, CheckChoice::go_on).tick(55).act(Do::repeat);
  EXPECT_FALSE(begin.view.check);
}

TEST(Check, AfterGoingSmallerItIsAskedAgain) {
  Page p = at_the_check();
  p.check(5, 20, CheckChoice::smaller).tick(59);
  EXPECT_FALSE(p.view.check);
  EXPECT_EQ(p.view.text.front(), "practice.say.smaller");
  EXPECT_TRUE(p.tick(1).view.check);
  p.check(1, 10, CheckChoice::go_on);
  EXPECT_NE(p.view.text.front(), "practice.say.smaller") << "the smaller one is there by now";
  p.play().act(Do::finish);
  EXPECT_EQ(name_of(p.ended().closed), "shortened") << "the size was not held all the way";
  EXPECT_EQ(p.ended().step, "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.whole");
  EXPECT_EQ(p.ended().width_tenth_mm->value(), 220);
  EXPECT_EQ(p.kinds(), (Kinds{"session.started", "session.checked", "session.checked", "session.ended"}));
}

TEST(Check, TheSmallerStepIsNamed) {
  Page p(StartRequest{.practice = "insert.whole", .step = "insert.B.whole", .smaller_step = "insert.A.whole"});
  EXPECT_EQ(p.view.smaller_step, "insert.A.whole");
  p.act(Do::start).play();
  EXPECT_FALSE(p.view.smaller);
  p.check(5, 20, CheckChoice::smaller);
  EXPECT_TRUE(p.view.smaller);
  EXPECT_EQ(p.view.smaller_step, "insert.A.whole");
}

TEST(Check, WhatStaysOutsideIsNotTakenOut) {
  Page p = Page::of("touch.outside");
  p.act(Do::start).play().check(2, 75, CheckChoice::smaller);
  EXPECT_EQ(p.view.text.front(), "practice.say.smaller_outside");
}

TEST(Check, SheMayAskForItAnyTime) {
  Page p = Page::of("insert.tip");
  p.act(Do::start).tick(75).act(Do::check);
  ASSERT_TRUE(p.view.check);
  p.check(8, std::nullopt);
  EXPECT_EQ(p.view.phase, Phase::close);
}

TEST(Check, IsThereInEveryVersionOfWhatIsTouched) {
  for (const Length length : all_of<Length>()) at_the_check(length);
}

TEST(After, WhatIsAskedAfterAnInsertion) {
  Page p = at_the_check();
  p.check(1, 20, CheckChoice::go_on).play();
  EXPECT_EQ(p.view.questions, (Kinds{"worst_pain", "highest_fear", "presence", "wanted", "numbing", "notes", "went"}));
  After a{.worst_pain = Pain0to10::of<0>(), .wanted = true, .presence = record::Presence::here, .numbing = record::Numbing::none, .notes = {record::Note::nothing}, .went = "quiet"};
  p.after(a).act(Do::finish);
  EXPECT_EQ(p.ended().worst_pain->value(), 1) << "never below what was said in the middle";
  EXPECT_FALSE(p.ended().highest_fear) << "a low number in the middle says nothing about the rest";
  EXPECT_EQ(p.ended().notes, std::vector{record::Note::nothing});
  EXPECT_EQ(p.ended().went, "quiet");
}

TEST(After, StoppingAtTheQuestionsKeepsWhatWasAnswered) {
  Page p = Page::of("calm.grounding", Length::shorter);
  p.act(Do::start).play().after({.highest_fear = Fear0to100::of<30>()}).act(Do::stop);
  EXPECT_TRUE(p.view.done);
  EXPECT_EQ(p.ended().highest_fear->value(), 30);
  EXPECT_EQ(name_of(p.ended().closed), "completed");
}

}  // namespace
}  // namespace ebb::practice
