// The urgency list as a table: what she said on top of "nothing to report", how soon, and why. Each line and its neighbour that is not urgent.
#include <gtest/gtest.h>

#include "core/assess/interview.hpp"
#include "core/assess/testing_table.hpp"

namespace ebb::assess {
namespace {

using for_testing::Builder;
using for_testing::say;

struct Row {
  const char* sentence;
  const char* said;
  const char* most_urgent;  ///< "" for none
  const char* because;
};

constexpr Row rows[] = {
    {"nothing to report", "", "", ""},
    {"soaking a pad an hour", "bleeding=soaking", "now", "care.soaking_bleeding"},
    {"pregnant and bleeding", "pregnant=yes; pregnant_signs=bleeding", "now", "care.pregnant_with_signs"},
    {"pregnant and fluid", "pregnant=yes; pregnant_signs=fluid", "now", "care.pregnant_with_signs"},
    {"maybe pregnant and pain", "pregnant=maybe; pregnant_signs=pain", "now", "care.pregnant_with_signs"},
    {"pregnant without signs", "pregnant=yes; pregnant_signs=none", "", ""},
    {"maybe pregnant and spotting between periods", "pregnant=maybe; pregnant_signs=none; bleeding=between_periods", "now", "care.pregnant_with_signs"},
    {"pregnancy not known and bleeding", "pregnant skipped; bleeding=other", "now", "care.pregnant_with_signs"},
    {"not pregnant and bleeding between periods", "bleeding=between_periods", "this_week", "care.bleeding_between_periods"},
    {"fever with pelvic pain", "infection=fever; fever_with=pelvic_pain", "now", "care.fever_with_pelvic_pain"},
    {"fever with neither", "infection=fever; fever_with=none", "this_week", "care.fever"},
    {"fever, the rest skipped", "infection=fever; fever_with skipped", "now", "care.fever_not_sure"},
    {"sudden fever with rash and a tampon", "infection=fever; fever_with=rash; fever_tampon=yes", "now", "care.fever_with_tampon"},
    {"sudden fever with vomiting, tampon not sure", "infection=fever; fever_with=vomiting; fever_tampon=unknown", "now", "care.fever_with_tampon"},
    {"sudden fever with dizziness, tampon skipped", "infection=fever; fever_with=dizziness; fever_tampon skipped", "now", "care.fever_with_tampon"},
    {"fever with rash, no tampon or cup", "infection=fever; fever_with=rash; fever_tampon=no", "this_week", "care.fever"},
    {"collapse", "fainting=collapse", "now", "care.collapse"},
    {"brief faint on an attempt", "fainting=brief_on_an_attempt", "this_week", "care.faint_on_attempt"},
    {"new saddle numbness", "nerve=numb_saddle; nerve_since=new", "now", "care.new_nerve_signs"},
    {"new retention", "nerve=retention; nerve_since=new", "now", "care.new_nerve_signs"},
    {"new incontinence, bladder", "nerve=bladder_loss; nerve_since=new", "now", "care.new_nerve_signs"},
    {"new incontinence, bowel", "nerve=bowel_loss; nerve_since=new", "now", "care.new_nerve_signs"},
    {"new leg weakness", "nerve=leg_weakness; nerve_since=new", "now", "care.new_nerve_signs"},
    {"nerve signs, since when skipped", "nerve=leg_weakness; nerve_since skipped", "now", "care.new_nerve_signs"},
    {"long-standing bladder trouble", "nerve=bladder_loss; nerve_since=long_standing", "routine", "care.long_standing_bladder_bowel"},
    {"long-standing bowel trouble", "nerve=bowel_loss; nerve_since=long_standing", "routine", "care.long_standing_bladder_bowel"},
    {"sudden severe pain", "pain=sudden_severe", "now", "care.sudden_severe_pain"},
    {"constant pain is for the gate, not for today", "pain=constant", "", ""},
    {"something inside that will not come out", "something_inside=yes", "today", "care.something_inside"},
    {"bleeding for more than 24 hours", "bleeding=over_24h", "this_week", "care.bleeding_over_24h"},
    {"bleeding after sex", "bleeding=after_sex", "this_week", "care.bleeding_after_sex"},
    {"bleeding after menopause", "bleeding=after_menopause", "this_week", "care.bleeding_after_menopause"},
    {"bleeding without a known cause", "bleeding=other", "this_week", "care.bleeding_unexplained"},
    {"sores", "infection=sores", "this_week", "care.sores"},
    {"new discharge", "infection=discharge", "this_week", "care.discharge"},
    {"burning urine", "infection=burning_urine", "this_week", "care.burning_urine"},
    {"a new lump", "lump=yes", "this_week", "care.new_lump"},
    {"a lump, not sure", "lump=unknown", "this_week", "care.new_lump"},
    {"nerve signs, since when not asked yet", "nerve=retention", "now", "care.new_nerve_signs"},
    {"fever, what comes with it not asked yet", "infection=fever", "now", "care.fever_not_sure"},
    {"fever with rash and vomiting, the tampon not asked yet", "infection=fever; fever_with=rash+vomiting", "now", "care.fever_with_tampon"},
    {"a second nerve sign: since when is asked anew", "nerve=bladder_loss; nerve_since=long_standing; nerve=bladder_loss+numb_saddle", "now", "care.new_nerve_signs"},
    {"a second nerve sign, long-standing too", "nerve=bladder_loss; nerve_since=long_standing; nerve=bladder_loss+numb_saddle; nerve_since=long_standing", "routine", "care.long_standing_bladder_bowel"},
    {"the same nerve sign again: since when still counts", "nerve=bladder_loss; nerve_since=long_standing; nerve=bladder_loss", "routine", "care.long_standing_bladder_bowel"},
    {"fever and now sores: what comes with the fever is asked anew", "infection=fever; fever_with=none; infection=fever+sores", "now", "care.fever_not_sure"},
    {"maybe pregnant and bleeding, now surely pregnant", "pregnant=maybe; pregnant_signs=bleeding; pregnant=yes", "now", "care.pregnant_with_signs"},
    {"signs of a pregnancy that has ended", "pregnant=maybe; pregnant_signs=bleeding; pregnant=no", "", ""},
    {"soaking, then skipped", "bleeding=soaking; bleeding skipped", "now", "care.soaking_bleeding"},
    {"soaking, skipped, then gone", "bleeding=soaking; bleeding skipped; bleeding=none", "", ""},
    {"bleeding in pregnancy, then the pregnancy skipped", "pregnant=yes; pregnant_signs=bleeding; pregnant skipped", "now", "care.pregnant_with_signs"},
    {"a lump, then skipped", "lump=yes; lump skipped", "this_week", "care.new_lump"},
    {"new nerve signs, then skipped", "nerve=leg_weakness; nerve_since=new; nerve skipped", "now", "care.new_nerve_signs"},
    {"long-standing nerve signs, then skipped", "nerve=bladder_loss; nerve_since=long_standing; nerve skipped", "routine", "care.long_standing_bladder_bowel"},
    {"fever with neither, then skipped", "infection=fever; fever_with=none; infection skipped", "this_week", "care.fever"},
    {"a lump that a clinician has looked at", "lump=yes; yes: new_lump", "", ""},
    {"a lump that a clinician has looked at, then skipped", "lump=yes; yes: new_lump; lump skipped", "", ""},
    {"another lump after that", "lump=yes; yes: new_lump; lump=yes", "this_week", "care.new_lump"},
    {"a brief faint that a clinician has looked into", "fainting=brief_on_an_attempt; yes: fainting", "", ""},
    {"another faint after that", "fainting=brief_on_an_attempt; yes: fainting; fainting=brief_on_an_attempt", "this_week", "care.faint_on_attempt"},
    {"a yes about something else says nothing about the lump", "lump=yes; yes: fainting", "this_week", "care.new_lump"},
    {"menopause", "hormones=menopause", "routine", "care.dryness"},
    {"breastfeeding", "hormones=breastfeeding", "routine", "care.dryness"},
    {"testosterone", "hormones=testosterone", "routine", "care.dryness"},
};

TEST(Care, TheUrgencyList) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.sentence);
    Builder b;
    say(b.clear(), row.said);
    const Assessment a = assess(b.journey);
    EXPECT_TRUE(a.refused.empty());
    if (*row.most_urgent == '\0') {
      EXPECT_TRUE(a.care.empty());
      continue;
    }
    ASSERT_FALSE(a.care.empty());
    EXPECT_EQ(name_of(a.care.front().urgency), row.most_urgent);
    EXPECT_EQ(a.care.front().because, row.because);
  }
}

TEST(Care, StaysUntilTheQuestionIsAnsweredAnew) {
  Builder b;
  say(b.clear(), "bleeding=soaking");
  EXPECT_EQ(assess(b.at(90).journey).care.size(), 1u);
  EXPECT_EQ(assess(b.journey).care.front().since, b.day(0));
  say(b, "bleeding skipped");
  ASSERT_EQ(assess(b.journey).care.size(), 1u) << "a skip takes nothing back";
  EXPECT_EQ(assess(b.journey).care.front().since, b.day(0)) << "the day it was said, not the day it was skipped";
  EXPECT_EQ(assess(b.journey).gate(Family::insertion).state, GateState::not_now);
  say(b, "bleeding=none");
  EXPECT_TRUE(assess(b.journey).care.empty());
}

TEST(Care, PointsToAQuestionThatCanBeAnswered) {
  Builder b;
  say(b.clear(), "pregnant=yes; pregnant_signs=bleeding");
  EXPECT_EQ(assess(b.journey).care.front().question, "safety.pregnant_signs");
  say(b, "pregnant skipped");
  EXPECT_EQ(assess(b.journey).care.front().question, "safety.pregnant") << "its follow-up is not shown now";
  say(b, "pregnant=no");
  EXPECT_TRUE(assess(b.journey).care.empty());
}

TEST(Care, AYesThatHasEndedDoesNotBringTheOldLumpBack) {
  Builder b;
  say(b.clear(), "lump=yes");
  b.clinician_yes(record::ClearedTopic::new_lump, b.day(10));
  EXPECT_TRUE(assess(b.at(11).journey).care.empty());
  EXPECT_EQ(assess(b.journey).gate(Family::insertion).state, GateState::ask) << "the gate asks again";
}

TEST(Care, TheMostUrgentComesFirst) {
  Builder b;
  say(b.clear(), "hormones=menopause; lump=yes; something_inside=yes; pain=sudden_severe");
  std::vector<std::string> order;
  for (const Care& c : assess(b.journey).care) order.push_back(c.because);
  EXPECT_EQ(order, (std::vector<std::string>{"care.sudden_severe_pain", "care.something_inside", "care.new_lump", "care.dryness"}));
}

std::string after(record::Note note, const char* said) {
  Builder b;
  say(b.clear(), said);
  record::TryRecorded tried;
  tried.notes = {note};
  b.journey.tries.push_back({b.origin(), tried});
  const auto all = assess(b.journey).care;
  return all.empty() ? "" : std::string(name_of(all.front().urgency)) + " " + all.front().because;
}

TEST(Care, NotesAfterAPractice) {
  using enum record::Note;
  EXPECT_EQ(after(soaks_pads, ""), "now care.soaking_bleeding");
  EXPECT_EQ(after(something_will_not_come_out, ""), "today care.something_inside");
  EXPECT_EQ(after(discharge_or_sores, ""), "this_week care.discharge_or_sores");
  EXPECT_EQ(after(fresh_red, "pregnant=maybe; pregnant_signs=none"), "now care.pregnant_with_signs");
  EXPECT_EQ(after(pink_spotting, "pregnant=yes; pregnant_signs=none"), "now care.pregnant_with_signs");
  EXPECT_EQ(after(fresh_red, ""), "") << "spotting without a pregnancy is a row of the progression rules";
  EXPECT_EQ(after(period_as_usual, "pregnant=no"), "");
  EXPECT_EQ(after(nothing, ""), "");
}

TEST(Care, ASkipAnswersNoNote) {
  Builder b;
  b.clear();
  record::TryRecorded tried;
  tried.notes = {record::Note::soaks_pads};
  b.journey.tries.push_back({b.origin(), tried});
  say(b, "bleeding skipped");
  EXPECT_EQ(assess(b.journey).care.front().because, "care.soaking_bleeding");
  EXPECT_EQ(assess(b.journey).gate(Family::insertion).reason, GateReason::new_since_last);
  EXPECT_EQ(next_question(b.journey, Module::safety_gate).question, nullptr) << "the question rests for today";
  EXPECT_EQ(next_question(b.at(1).journey, Module::safety_gate).question->id, "safety.bleeding") << "and comes back tomorrow";
  say(b, "bleeding=none");
  EXPECT_TRUE(assess(b.journey).care.empty());
}

TEST(Care, SomethingNewAtAnOpening) {
  Builder b;
  b.clear();
  b.journey.openings.push_back({b.origin(), {record::Ladder::dilator, true, {record::NewSince::bleeding, record::NewSince::pregnant_or_maybe}, {}}});
  EXPECT_EQ(name_of(assess(b.journey).care.front().urgency), "now");
  say(b, "pregnant=no");
  EXPECT_EQ(name_of(assess(b.journey).care.front().urgency), "this_week");
  say(b, "bleeding=none");
  EXPECT_TRUE(assess(b.journey).care.empty());
}

}  // namespace
}  // namespace ebb::assess
