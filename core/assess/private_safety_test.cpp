#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/assess/documents.hpp"
#include "core/assess/testing_table.hpp"

namespace ebb::assess {
namespace {

using for_testing::Builder;
using for_testing::say;

Builder open_record() {
  Builder b;
  for (const auto& row : for_testing::all_clear) {
    if (row[0].starts_with("safety.")) b.answer(row[0], {std::string(row[1])});
  }
  b.wish("together", "on").wish("explore", "on");
  return b;
}

struct Row {
  const char* sentence;
  const char* said;
  const char* held;  ///< families that are paused for now
  Help help;
};

std::string held(const Assessment& a) {
  std::string names;
  for (const Gate& g : a.gates) {
    if (g.state == GateState::open) continue;
    EXPECT_EQ(g.state, GateState::not_now);
    EXPECT_EQ(name_of(g.reason), "paused_for_now");
    EXPECT_TRUE(g.because.empty());
    names += (names.empty() ? "" : " ") + std::string(name_of(g.family));
  }
  return names;
}

TEST(PrivateSafety, TheRules) {
  const Row rows[] = {
      {"nothing", "private.afraid=no; private.self_harm=not_at_all", "", Help::none},
      {"past only: no hold", "private.afraid=past; private.self_harm=not_at_all", "", Help::none},
      {"now, not confirmed", "private.afraid=now; private.self_harm=not_at_all", "touch insertion together explore", Help::offered},
      {"now, solo practice is her own wish", "private.afraid=now; private.solo_wish=yes; private.self_harm=not_at_all", "together", Help::offered},
      {"now, solo practice is not her own wish", "private.afraid=now; private.solo_wish=no; private.self_harm=not_at_all", "touch insertion together explore", Help::offered},
      {"now, the wish skipped", "private.afraid=now; private.solo_wish skipped; private.self_harm=not_at_all", "touch insertion together explore", Help::offered},
      {"prefer not to say counts as now", "private.afraid=prefer_not_to_say; private.solo_wish=yes; private.self_harm=not_at_all", "together", Help::offered},
      {"skipped counts as now", "private.afraid skipped; private.solo_wish=yes; private.self_harm=not_at_all", "together", Help::offered},
      {"a later answer reopens", "private.afraid=now; private.afraid=past; private.self_harm=not_at_all", "", Help::none},
      {"self-harm, no plan, safe", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes", "", Help::offered},
      {"nearly every day, no plan, safe", "private.afraid=no; private.self_harm=nearly_every_day; private.self_harm_plan=no; private.self_harm_safe=yes", "", Help::offered},
      {"self-harm with a plan", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=yes; private.self_harm_safe=yes", "insertion together exposure", Help::first},
      {"self-harm, not safe", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=no", "insertion together exposure", Help::first},
      {"self-harm, plan skipped", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan skipped; private.self_harm_safe=yes", "insertion together exposure", Help::first},
      {"self-harm, safety skipped", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe skipped", "insertion together exposure", Help::first},
      {"self-harm, the two not answered yet", "private.afraid=no; private.self_harm=more_than_half_the_days", "insertion together exposure", Help::first},
      {"the item skipped, the two answered", "private.afraid=no; private.self_harm skipped; private.self_harm_plan=no; private.self_harm_safe=yes", "", Help::none},
      {"all three skipped", "private.afraid=no; private.self_harm skipped; private.self_harm_plan skipped; private.self_harm_safe skipped", "insertion together exposure", Help::first},
      {"every day now: plan and safety are asked anew", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes; private.self_harm=nearly_every_day",
       "insertion together exposure", Help::first},
      {"the same again: plan and safety are asked anew", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes; private.self_harm=several_days",
       "insertion together exposure", Help::first},
      {"asked anew, no plan, safe", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes",
       "", Help::offered},
      {"afraid in another way: the wish is asked anew", "private.afraid=prefer_not_to_say; private.solo_wish=yes; private.afraid=now; private.self_harm=not_at_all", "touch insertion together explore", Help::offered},
      {"a skip takes nothing back", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes; private.self_harm skipped", "insertion together exposure", Help::first},
      {"an answer that cannot be takes the cautious branch", "private.afraid=no; private.self_harm=not_at_all; private.afraid=perhaps", "touch insertion together explore", Help::offered},
      {"a later private answer reopens", "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=yes; private.self_harm_safe=no; private.self_harm=not_at_all", "", Help::none},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.sentence);
    Builder b = open_record();
    say(b, row.said);
    const Assessment a = assess(b.journey);
    EXPECT_EQ(held(a), [&] {
      std::string in_order;  // of the enum
      for (const Family f : all_of<Family>()) {
        const auto names = for_testing::split(row.held, " ");
        if (std::find(names.begin(), names.end(), name_of(f)) != names.end()) in_order += (in_order.empty() ? "" : " ") + std::string(name_of(f));
      }
      return in_order;
    }());
    EXPECT_EQ(name_of(a.secret.help), name_of(row.help));
    EXPECT_EQ(a.gate(Family::calm).state, GateState::open);
    EXPECT_EQ(a.gate(Family::learn).state, GateState::open);
    EXPECT_EQ(a.gate(Family::release).state, GateState::open);
  }
}

TEST(PrivateSafety, PastOnlyOffersTraumaOptions) {
  Builder b = open_record();
  say(b, "private.afraid=past");
  EXPECT_TRUE(assess(b.journey).secret.trauma_options);
}

TEST(PrivateSafety, StaysAmongTheFirstDayUntilItWasGoneThrough) {
  Builder b = open_record();
  const auto listed = [&] {
    const auto open = assess(b.journey).first_day_open;
    return std::find(open.begin(), open.end(), "private_safety") != open.end();
  };
  for (const char* said : {"private.alone=yes", "private.afraid=now", "private.solo_wish=yes", "private.self_harm=several_days", "private.self_harm_plan=no"}) {
    say(b, said);
    EXPECT_TRUE(listed()) << said;
  }
  say(b, "private.self_harm_safe=yes");
  EXPECT_FALSE(listed());
}

TEST(PrivateSafety, WhatIsAskedAnewIsNotSeenFromOutside) {
  Builder calm = open_record(), changed = open_record();
  for (Builder* b : {&calm, &changed}) say(*b, "private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes");
  say(changed, "private.afraid=now; private.self_harm=nearly_every_day");
  EXPECT_EQ(assess(changed.journey).first_day_open, assess(calm.journey).first_day_open);
  EXPECT_FALSE(assess(changed.journey).secret.complete) << "she herself is told";
  EXPECT_EQ(assess(changed.journey).secret.open_questions, (std::vector<std::string>{"private.solo_wish", "private.self_harm_plan", "private.self_harm_safe"}));
}

TEST(PrivateSafety, IsAskedAgainAfterFourteenDays) {
  Builder b = open_record();
  say(b, "private.alone=yes; private.afraid=no; private.self_harm=several_days; private.self_harm_plan=no; private.self_harm_safe=yes");
  EXPECT_FALSE(assess(b.at(13).journey).secret.asked_again);
  const Assessment due = assess(b.at(14).journey);
  EXPECT_TRUE(due.secret.asked_again);
  EXPECT_EQ(due.gate(Family::insertion).state, GateState::open) << "nothing closes because the day has come";
  EXPECT_EQ(next_question(b.journey, Module::private_safety).question->id, "private.alone");
  say(b, "private.alone=yes");
  EXPECT_EQ(next_question(b.journey, Module::private_safety).question->id, "private.self_harm");
  say(b, "private.self_harm=not_at_all");
  EXPECT_EQ(next_question(b.at(200).journey, Module::private_safety).question, nullptr) << "asked once";
}

TEST(PrivateSafety, WaitsWithoutATraceUntilSheIsSomewherePrivate) {
  Builder b = open_record();
  EXPECT_EQ(next_question(b.journey, Module::private_safety).question->id, "private.alone");
  const QuestionDocument d = document(*find_question("private.alone"));
  EXPECT_TRUE(d.is_private);
  EXPECT_FALSE(d.options[0].writes_nothing);
  EXPECT_TRUE(d.options[1].writes_nothing);
  const auto before = encode(document(assess(b.journey), b.journey));
  say(b, "private.alone=not_now");
  EXPECT_EQ(encode(document(assess(b.journey), b.journey)), before) << "written by mistake, it says nothing";
  say(b, "private.alone skipped");
  EXPECT_EQ(next_question(b.journey, Module::private_safety).question, nullptr) << "it rests for today";
  say(b, "private.alone=yes");
  EXPECT_EQ(next_question(b.journey, Module::private_safety).question->id, "private.afraid");
  EXPECT_EQ(next_question(b.at(1).journey, Module::private_safety).question->id, "private.alone") << "asked again on another day";
}

// Two people who differ only in private answers: apart from gates that read paused_for_now, the public documents are the same bytes.
RC_GTEST_PROP(PrivateSafety, ShowsNowhereButAsAPause, ()) {
  const auto one_of = [](std::initializer_list<const char*> options) { return std::string(*rc::gen::elementOf(std::vector<const char*>(options))); };
  const auto document_with = [&] {
    Builder b = open_record();
    say(b, "private.afraid=" + one_of({"no", "now", "past", "prefer_not_to_say"}));
    say(b, one_of({"private.solo_wish=yes", "private.solo_wish=no", "private.solo_wish skipped"}));
    say(b, "private.self_harm=" + one_of({"not_at_all", "several_days", "nearly_every_day"}));
    say(b, one_of({"private.self_harm_plan=yes", "private.self_harm_plan=no", "private.self_harm_plan skipped"}));
    say(b, one_of({"private.self_harm_safe=yes", "private.self_harm_safe=no", "private.self_harm_safe skipped"}));
    b.journey.at = Builder().at(*rc::gen::inRange(0, 27)).journey.at;
    AssessmentDocument d = document(assess(b.journey), b.journey);
    d.at = {};
    for (GateDocument& g : d.gates.of_family) {
      if (g.reason == GateReason::paused_for_now) g = GateDocument{.state = GateState::open, .reason = GateReason::open, .because = g.because};
    }
    return encode(d);
  };
  RC_ASSERT(document_with() == document_with());
}

}  // namespace
}  // namespace ebb::assess
