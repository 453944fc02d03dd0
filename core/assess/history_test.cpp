// What the answers of other times said, read in one go, is what a record that ended then would say.
#include "core/assess/history.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/assess/for_testing.hpp"
#include "core/assess/testing_table.hpp"

namespace ebb::assess {
namespace {

using for_testing::Builder;

template <class T, class Keep>
std::vector<T> kept(const std::vector<T>& all, Keep keep) {
  std::vector<T> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out), keep);
  return out;
}

// The record as it ended then, read by itself.
template <class Keep>
Then by_itself(record::Journey j, Day day, Keep keep) {
  j.at = Moment{Instant{std::int64_t{day.number} * ms_per_day}, 0};
  j.answers = kept(j.answers, keep);
  j.clinician_yes = kept(j.clinician_yes, keep);
  j.openings = kept(j.openings, keep);
  const History ended(j);
  return ended.on(day);
}

bool same(const Then& a, const Then& b) {
  for (const Family f : all_of<Family>()) {
    if (a.on(f).closed != b.on(f).closed || a.on(f).held != b.on(f).held) return false;
  }
  return a.pregnant_or_maybe == b.pregnant_or_maybe && a.pregnancy_open == b.pregnancy_open && a.after_menopause == b.after_menopause;
}

record::Journey anything() {
  Builder b;
  b.clear();
  std::int32_t day = 0;
  for (int i = 0; i < 12; ++i) {
    b.at(day += *rc::gen::inRange(0, 9));
    switch (*rc::gen::inRange(0, 8)) {
      case 0: b.answer("safety.pregnant", {*rc::gen::element<std::string>("yes", "no", "maybe")}); break;
      case 1: b.answer("safety.bleeding", {*rc::gen::element<std::string>("none", "after_sex")}); break;
      case 2: b.answer("safety.infection", {*rc::gen::element<std::string>("none", "discharge")}); break;
      case 3: b.skip("safety.pain"); break;
      case 4: b.clinician_yes(record::ClearedTopic::infection_or_bleeding, b.day(day + 3)); break;
      case 5: b.journey.openings.push_back({b.origin(), {.ladder = record::Ladder::dilator, .yes_today = true, .anything_new = {*rc::gen::element(record::NewSince::bleeding, record::NewSince::operation)}, .notes_since_last = {}}}); break;
      case 6: b.answer("private.afraid", {*rc::gen::element<std::string>("now", "no")}); break;
      default: b.answer("safety.lump", {*rc::gen::element<std::string>("yes", "no")}); break;
    }
  }
  return b.journey;
}

RC_GTEST_PROP(History, BeforeAnEventIsWhatARecordThatEndedThereSays, ()) {
  const record::Journey j = anything();
  const History history(j);
  const auto last = static_cast<std::uint32_t>(j.answers.size() + j.clinician_yes.size() + j.openings.size());
  for (int i = 0; i < 6; ++i) {
    const auto order = static_cast<std::uint32_t>(*rc::gen::inRange<int>(0, static_cast<int>(last) + 1));
    const Day day = j.at.day();
    RC_ASSERT(same(history.before(order, day), by_itself(j, day, [&](const auto& x) { return x.origin.order < order; })));
  }
}

RC_GTEST_PROP(History, OnADayIsWhatARecordThatEndedThatEveningSays, ()) {
  const record::Journey j = anything();
  const History history(j);
  const Day first = j.answers.front().origin.day;
  for (int i = 0; i < 6; ++i) {
    const Day day = first + *rc::gen::inRange(0, 60);
    RC_ASSERT(same(history.on(day), by_itself(j, day, [&](const auto& x) { return x.origin.day <= day; })));
  }
}

RC_GTEST_PROP(History, APrivateAnswerClosesNothingAndPausesUntilItIsAnotherOne, ()) {
  record::Journey j = anything();
  const History with(j);
  record::Journey plain = j;
  plain.answers = kept(j.answers, [](const record::Answer& a) { return a.given.question != "private.afraid" || a.given.choices != std::vector<std::string>{"now"}; });
  const History without(plain);
  for (const record::Answer& a : j.answers) RC_ASSERT(same(with.before(a.origin.order, a.origin.day), without.before(a.origin.order, a.origin.day)));
  bool held = false;
  for (const record::Answer& a : j.answers) {
    if (a.given.question == "private.afraid") held = a.given.choices.front() == "now";
  }
  RC_ASSERT(with.paused(Family::touch, j.at.day()) == held);
}

// The first answer of each carries the day after the second, which came later.
TEST(History, WhatWasAnsweredLastCountsLastAlsoWhereAnEarlierAnswerCarriesALaterDay) {
  Builder ended, begun;
  ended.clear().at(5).answer("private.afraid", {"now"});
  ended.at(4).answer("private.afraid", {"no"});
  ended.at(9);
  const History over(ended.journey);
  for (const std::int32_t d : {3, 4, 5, 9}) EXPECT_FALSE(over.paused(Family::touch, ended.day(d))) << d;

  begun.clear().at(5).answer("private.afraid", {"no"});
  begun.at(4).answer("private.afraid", {"now"});
  begun.at(9);
  const History held(begun.journey);
  EXPECT_FALSE(held.paused(Family::touch, begun.day(4)));
  EXPECT_TRUE(held.paused(Family::touch, begun.day(5)));
  EXPECT_TRUE(held.paused(Family::touch, begun.day(9)));
}

// A follow-up is read after its question, on whatever day each was dated: what was answered to both stands, as in the order they came.
TEST(History, AFollowUpStaysBehindAQuestionThatWasDatedAhead) {
  Builder slipped, plain;
  for (Builder* b : {&slipped, &plain}) {
    b->clear();
    if (b == &slipped) b->at(5).answer("safety.nerve", {"none"});
    b->at(4).answer("safety.nerve", {"bladder_loss"}).answer("safety.nerve_since", {"long_standing"});
    b->at(9);
  }
  for (const std::int32_t d : {5, 6, 9}) EXPECT_TRUE(same(History(slipped.journey).on(slipped.day(d)), History(plain.journey).on(plain.day(d)))) << d;
}

}  // namespace
}  // namespace ebb::assess
