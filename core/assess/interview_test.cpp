#include "core/assess/interview.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/assess/documents.hpp"
#include "core/assess/testing_table.hpp"

namespace ebb::assess {
namespace {

using for_testing::Builder;
using for_testing::say;

std::string next(const Builder& b, Module m = Module::safety_gate) {
  const Next n = next_question(b.journey, m);
  return n.question ? std::string(n.question->id) : "";
}

TEST(Interview, AsksOneAfterTheOtherAndGoesOnWhereItWasLeft) {
  Builder b;
  EXPECT_EQ(next(b), "safety.adult");
  say(b, "adult=yes");
  EXPECT_EQ(next(b), "safety.pregnant");
  say(b, "pregnant=maybe");
  EXPECT_EQ(next(b), "safety.pregnant_weeks");
  b.at(5);
  EXPECT_EQ(next(b), "safety.pregnant_weeks");
  say(b, "pregnant=no");
  EXPECT_EQ(next(b), "safety.birth_or_surgery") << "the follow-ups are gone with their branch";
}

TEST(Interview, CountsWhatCounts) {
  Builder b;
  say(b, "adult=yes; pregnant=no");
  const Next n = next_question(b.journey, Module::safety_gate);
  EXPECT_EQ(n.answered, 2);
  EXPECT_EQ(n.of, 14);
  EXPECT_EQ(next_document(b.journey, Module::safety_gate).open.size(), 12u);
}

TEST(Interview, ASkippedQuestionIsOpenButNotAskedAgainTheSameDay) {
  Builder b;
  say(b, "adult=yes; pregnant skipped");
  EXPECT_EQ(next(b), "safety.birth_or_surgery");
  EXPECT_EQ(open_questions(Answers(b.journey), Module::safety_gate).front(), "safety.pregnant");
  b.at(1);
  EXPECT_EQ(next(b), "safety.pregnant");
  EXPECT_EQ(name_of(next_question(b.journey, Module::safety_gate).because), "skipped_before");
}

TEST(Interview, AnswersOfAClosedBranchAreDiscarded) {
  Builder b;
  say(b, "adult=yes; infection=fever; fever_with=rash; fever_tampon=yes");
  EXPECT_TRUE(Answers(b.journey).known("safety.fever_tampon"));
  say(b, "infection=none");
  EXPECT_FALSE(Answers(b.journey).known("safety.fever_with"));
  EXPECT_FALSE(Answers(b.journey).known("safety.fever_tampon")) << "a branch inside a branch";
  say(b, "infection=fever");
  EXPECT_FALSE(Answers(b.journey).known("safety.fever_with")) << "asked anew when the branch opens again";
}

struct Impossible {
  record::AnswerGiven given;
  const char* reason;
};

TEST(Interview, ImpossibleAnswersAreRefusedByNameAndLeaveTheOneBeforeInDoubt) {
  const Impossible rows[] = {
      {{"safety.moon", false, {"yes"}, {}, {}}, "question_unknown"},
      {{"safety.lump", false, {"blue"}, {}, {}}, "answer_impossible"},
      {{"safety.lump", false, {}, {}, {}}, "answer_impossible"},
      {{"safety.lump", false, {"yes", "no"}, {}, {}}, "answer_impossible"},
      {{"safety.lump", false, {}, 1, {}}, "answer_impossible"},
      {{"safety.lump", true, {"yes"}, {}, {}}, "answer_impossible"},
      {{"safety.infection", false, {"none", "fever"}, {}, {}}, "answer_impossible"},
      {{"safety.infection", false, {"fever", "fever"}, {}, {}}, "answer_impossible"},
      {{"safety.pregnant_weeks", false, {}, 12, {}}, "answer_not_asked"},
      {{"goal.goals", false, {"tampon"}, {}, {}}, "answer_impossible"},
  };
  for (const auto& row : rows) {
    Builder b;
    say(b, "adult=yes; lump=no; infection=none");
    b.given(row.given);
    const Assessment a = assess(b.journey);
    ASSERT_EQ(a.refused.size(), 1u) << row.given.question;
    EXPECT_EQ(a.refused[0].reason, row.reason) << row.given.question;
    for (const auto& [question, before] : {std::pair{"safety.lump", "no"}, {"safety.infection", "none"}}) {
      const Answers answers(b.journey);
      const bool doubted = row.given.question == question;
      EXPECT_EQ(answers.chose(question, before), !doubted) << row.given.question;
      EXPECT_EQ(answers.in_doubt(question), doubted) << row.given.question;
      EXPECT_FALSE(answers.reports_anything(question)) << "nothing is invented";
    }
  }
}

TEST(Interview, NumbersHaveARange) {
  for (const auto& [weeks, fits] : {std::pair{-1, false}, {0, true}, {45, true}, {46, false}}) {
    Builder b;
    say(b, "adult=yes; pregnant=yes");
    b.number("safety.pregnant_weeks", weeks);
    EXPECT_EQ(assess(b.journey).refused.empty(), fits) << weeks;
  }
}

TEST(Interview, OffersWhatIsPossibleAgainAfterFourWeeks) {
  Builder b;
  for (const Question& q : all_questions()) {
    if (q.module == Module::possible && q.kind == QuestionKind::choice) b.answer(q.id, {"never_tried"}).number(std::string(q.id) + ".fear", 50);
  }
  EXPECT_EQ(next(b, Module::possible), "");
  EXPECT_EQ(next(b.at(27), Module::possible), "");
  EXPECT_EQ(next(b.at(28), Module::possible), "possible.touch_outside");
}

TEST(Interview, GoalsAreAnsweredByGoalsSet) {
  Builder b;
  EXPECT_EQ(next(b, Module::goal), "goal.goals");
  b.skip("goal.goals");
  EXPECT_EQ(next(b, Module::goal), "");
  EXPECT_EQ(next(b.at(1), Module::goal), "goal.goals");
  b.journey.goals = record::GoalsSet{};
  EXPECT_EQ(next(b, Module::goal), "") << "none is a choice too";
  EXPECT_EQ(document(*find_question("goal.goals")).writes, "goals.set");
}

TEST(Interview, SomethingNewAsksItsQuestionFirst) {
  Builder b;
  b.clear().at(2);
  b.journey.openings.push_back({b.origin(), {record::Ladder::dilator, true, {record::NewSince::infection}, {}}});
  EXPECT_EQ(next(b), "safety.infection");
  EXPECT_EQ(name_of(next_question(b.journey, Module::safety_gate).because), "something_new");
}

std::string listed(const ModuleDocument& d) {
  std::string all;
  for (const StandingQuestion& s : d.questions) {
    all += (all.empty() ? "" : "; ") + s.question.id + "=" + std::string(name_of(s.asked));
    if (s.given && !s.given->choices.empty()) all += ":" + s.given->choices.front();
  }
  return all;
}

TEST(Interview, EveryQuestionThatIsShownCanBeSeenWithItsAnswer) {
  Builder b;
  say(b, "adult=yes; infection=fever; fever_with=rash; lump skipped");
  const ModuleDocument d = module_document(b.at(3).journey, Module::safety_gate);
  EXPECT_EQ(listed(d).substr(0, 39), "safety.adult=fresh:yes; safety.pregnant");
  EXPECT_NE(listed(d).find("safety.infection=fresh:fever; safety.fever_with=fresh:rash; safety.fever_tampon=never_asked; safety.bleeding=never_asked"), std::string::npos);
  EXPECT_NE(listed(d).find("safety.lump=skipped_before"), std::string::npos);
  EXPECT_EQ(listed(d).find("pregnant_weeks"), std::string::npos) << "its branch is closed";
  EXPECT_EQ(d.questions.front().day, b.day(0));
  EXPECT_EQ(document(*find_question("safety.fever_with")).follows, "safety.infection");
}

TEST(Interview, PrivateAnswersAreSeenOnlyWhereSheIsAlone) {
  Builder b;
  say(b, "private.alone=yes; private.afraid=now; private.self_harm=not_at_all");
  EXPECT_EQ(listed(module_document(b.journey, Module::private_safety)), "private.afraid=fresh:now; private.solo_wish=never_asked; private.self_harm=fresh:not_at_all");
  const ModuleDocument tomorrow = module_document(b.at(1).journey, Module::private_safety);
  EXPECT_TRUE(tomorrow.questions.empty());
  EXPECT_EQ(tomorrow.first->id, "private.alone");
  std::erase(b.journey.held, record::Compartment::private_safety);
  EXPECT_FALSE(module_document(b.journey, Module::private_safety).first);
}

TEST(Interview, AfterAChangedAnswerItsFollowUpsAreAskedAndNothingElse) {
  const auto follow_up = [](const Builder& b, const char* id) {
    const Next n = next_follow_up(Answers(b.journey), *find_question(id));
    return n.question ? std::string(n.question->id) : "";
  };
  Builder b;
  b.clear();
  EXPECT_EQ(follow_up(b, "safety.infection"), "");
  say(b, "infection=fever");
  EXPECT_EQ(follow_up(b, "safety.infection"), "safety.fever_with");
  say(b, "fever_with=rash");
  EXPECT_EQ(follow_up(b, "safety.infection"), "safety.fever_tampon") << "a follow-up of a follow-up";
  EXPECT_EQ(follow_up(b, "safety.lump"), "");
  say(b, "fever_tampon=no; private.self_harm=several_days");
  EXPECT_EQ(follow_up(b, "safety.infection"), "");
  EXPECT_EQ(follow_up(b, "private.self_harm"), "private.self_harm_plan");
  EXPECT_EQ(follow_up(b.at(1), "private.self_harm"), "private.alone") << "on another day only where she is alone";
}

TEST(Abilities, AreReadFromTheAnswers) {
  Builder b;
  say(b, "possible.own_finger=comfortable; possible.own_finger.pain=1; possible.own_finger.fear=20; possible.own_finger.width=180");
  say(b, "possible.dilator=with_pain; possible.dilator.pain=5; possible.dilator.width=280; possible.cotton_swab=not_possible; possible.touch_outside=comfortable");
  const Assessment a = assess(b.journey);
  ASSERT_EQ(a.abilities.size(), 7u);
  const AbilityRung& finger = a.abilities[static_cast<std::size_t>(Ability::own_finger)];
  EXPECT_EQ(finger.possible, Possible::comfortable);
  EXPECT_EQ(finger.pain->value(), 1);
  EXPECT_EQ(finger.fear->value(), 20);
  EXPECT_EQ(finger.asked, b.day(0));
  EXPECT_EQ(a.abilities[0].possible, Possible::not_possible);
  EXPECT_EQ(a.abilities[static_cast<std::size_t>(Ability::speculum)].possible, Possible::not_asked);
  EXPECT_EQ(a.comfortable_width_tenth_mm->value(), 180) << "with pain does not count";
  EXPECT_TRUE(a.touch_outside_comfortable);
}

record::Session practised(Builder& b, std::string step, std::int32_t pain, std::int32_t seconds) {
  record::Session s;
  s.origin = b.origin();
  s.end = b.origin();
  s.ended.emplace();
  s.ended->ladder = record::Ladder::dilator;
  s.ended->step = std::move(step);
  s.ended->width_tenth_mm = WidthTenthMm::of<150>();
  s.ended->worst_pain = *Pain0to10::make(pain);
  s.ended->practised_s = *Seconds::make(seconds);
  return s;
}

TEST(Abilities, WhatWasPractisedSinceTheAnswerStandsBesideIt) {
  Builder b;
  say(b, "possible.dilator=never_tried");
  b.at(3);
  b.journey.sessions = {practised(b, "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.whole", 4, 300), practised(b, "insert.01ARZ3NDEKTSV4RRFFQ69G5FAV.whole", 1, 300), practised(b, "insert.fingertip", 2, 0)};
  const auto rung = [&](Ability what) { return assess(b.journey).abilities[static_cast<std::size_t>(what)]; };
  ASSERT_TRUE(rung(Ability::dilator).practised);
  EXPECT_EQ(rung(Ability::dilator).practised->day, b.day(3));
  EXPECT_EQ(rung(Ability::dilator).practised->worst_pain->value(), 1) << "the newest";
  EXPECT_EQ(rung(Ability::dilator).practised->width_tenth_mm->value(), 150);
  EXPECT_EQ(rung(Ability::dilator).possible, Possible::never_tried) << "her answer stays as it is";
  EXPECT_FALSE(rung(Ability::own_finger).practised) << "stopped before it began";
  EXPECT_FALSE(rung(Ability::penis_or_toy).practised);
  say(b, "possible.dilator=comfortable");
  EXPECT_FALSE(rung(Ability::dilator).practised) << "answered since";
}

TEST(Abilities, WhatWasNotWantedIsNotBesideTheAnswer) {
  Builder b;
  say(b, "possible.penis_or_toy=not_possible");
  record::TryRecorded t;
  t.what = record::TryKind::sex;
  t.wanted = false;
  b.journey.tries.push_back({b.origin(), t});
  b.journey.sessions = {practised(b, "insert.fingertip", 2, 300)};
  b.journey.sessions[0].ended->wanted = false;
  const auto rung = [&](Ability what) { return assess(b.journey).abilities[static_cast<std::size_t>(what)]; };
  EXPECT_FALSE(rung(Ability::penis_or_toy).practised);
  EXPECT_FALSE(rung(Ability::own_finger).practised);
  b.journey.sessions[0].ended->wanted = true;
  ASSERT_TRUE(rung(Ability::own_finger).practised);
  EXPECT_FALSE(rung(Ability::own_finger).practised->tried);
  t.wanted = true;
  b.journey.tries.push_back({b.origin(), t});
  ASSERT_TRUE(rung(Ability::penis_or_toy).practised);
  EXPECT_TRUE(rung(Ability::penis_or_toy).practised->tried);
}

TEST(Abilities, ATryIsBesideWhatItWas) {
  Builder b;
  record::TryRecorded t;
  t.what = record::TryKind::cup;
  b.journey.tries.push_back({b.origin(), t});
  t.what = record::TryKind::finger;
  b.journey.tries.push_back({b.origin(), t});
  const auto rungs = assess(b.journey).abilities;
  EXPECT_TRUE(rungs[static_cast<std::size_t>(Ability::tampon_or_cup)].practised);
  EXPECT_FALSE(rungs[static_cast<std::size_t>(Ability::own_finger)].practised) << "whose finger is not known";
}

// Whatever is answered in whatever order, the interview ends, never asks twice on a day, and everything asked was shown.
RC_GTEST_PROP(Interview, EndsWhateverIsAnswered, ()) {
  Builder b;
  say(b, "private.alone=yes");
  for (const Module m : all_of<Module>()) {
    std::vector<std::string> asked_today;
    for (Next n = next_question(b.journey, m); n.question; n = next_question(b.journey, m)) {
      const Question& q = *n.question;
      RC_ASSERT(std::find(asked_today.begin(), asked_today.end(), std::string(q.id)) == asked_today.end());
      asked_today.emplace_back(q.id);
      RC_ASSERT(Answers(b.journey).shown(q));
      if (q.goals && *rc::gen::arbitrary<bool>()) b.journey.goals = record::GoalsSet{};
      else if (q.goals || *rc::gen::inRange(0, 4) == 0) b.skip(q.id);
      else if (q.kind == QuestionKind::number) b.number(q.id, *rc::gen::inRange(q.min, q.max + 1));
      else b.answer(q.id, {std::string(q.options[*rc::gen::inRange<std::size_t>(0, q.options.size())].id)});
    }
    const Assessment a = assess(b.journey);
    RC_ASSERT(a.refused.empty());
  }
}

}  // namespace
}  // namespace ebb::assess
