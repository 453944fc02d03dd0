// The gate map as tables: one sentence, what she said on top of "nothing to report", and what opens or closes.
#include <gtest/gtest.h>

#include "core/assess/documents.hpp"
#include "core/assess/testing_table.hpp"

namespace ebb::assess {
namespace {

using for_testing::Builder;
using for_testing::say;
using enum GateState;
using R = GateReason;

struct Row {
  const char* sentence;
  const char* said;
  Family family;
  GateState state;
  R reason;
};

void check(const Row& row) {
  SCOPED_TRACE(row.sentence);
  Builder b;
  say(b.clear().wish("together", "on").wish("explore", "on"), row.said);
  const Assessment a = assess(b.journey);
  EXPECT_EQ(a.refused.size(), 0u);
  const Gate& g = a.gate(row.family);
  EXPECT_EQ(name_of(g.state), name_of(row.state));
  EXPECT_EQ(name_of(g.reason), name_of(row.reason));
}

constexpr auto I = Family::insertion;

TEST(Gates, TheMap) {
  const Row rows[] = {
      {"nothing to report opens insertion", "", I, open, R::open},
      {"pregnant asks a clinician", "pregnant=yes; pregnant_weeks=10; pregnant_signs=none", I, ask, R::pregnant_or_maybe},
      {"maybe pregnant asks a clinician", "pregnant=maybe; pregnant_weeks=4; pregnant_signs=none", I, ask, R::pregnant_or_maybe},
      {"pregnant and a clinician's yes opens", "pregnant=yes; pregnant_weeks=10; pregnant_signs=none; yes: pregnancy", I, open, R::open},
      {"pregnant with bleeding closes, also after a yes", "pregnant=yes; pregnant_weeks=10; pregnant_signs=bleeding; yes: pregnancy", I, not_now, R::pregnant_or_maybe},
      {"pregnant: release stays open", "pregnant=yes; pregnant_weeks=30; pregnant_signs=none", Family::release, open, R::open},
      {"fever closes insertion", "infection=fever; fever_with=none", I, not_now, R::infection_signs},
      {"sores close insertion", "infection=sores", I, not_now, R::infection_signs},
      {"discharge closes insertion", "infection=discharge", I, not_now, R::infection_signs},
      {"burning urine closes insertion", "infection=burning_urine", I, not_now, R::infection_signs},
      {"signs that are gone still ask until assessed", "infection=sores; infection=none", I, ask, R::infection_signs},
      {"signs assessed and gone open", "infection=sores; yes: infection_or_bleeding; infection=none", I, open, R::open},
      {"signs assessed but not gone stay closed", "infection=sores; yes: infection_or_bleeding", I, not_now, R::infection_signs},
      {"a yes before new signs has ended", "infection=sores; yes: infection_or_bleeding; infection=none; infection=discharge; infection=none", I, ask, R::infection_signs},
      {"infection leaves touch open", "infection=sores", Family::touch, open, R::open},
      {"infection leaves together open", "infection=sores", Family::together, open, R::open},
      {"bleeding after sex closes insertion", "bleeding=after_sex", I, not_now, R::unexplained_bleeding},
      {"bleeding that is gone still asks until assessed", "bleeding=other; bleeding=none", I, ask, R::unexplained_bleeding},
      {"bleeding assessed and gone opens", "bleeding=other; bleeding=none; yes: infection_or_bleeding", I, open, R::open},
      {"cancer or radiation asks", "cancer_or_radiation=yes", I, ask, R::cancer_or_radiation},
      {"cancer or radiation not known asks", "cancer_or_radiation=unknown", I, ask, R::cancer_or_radiation},
      {"cancer or radiation with a yes opens", "cancer_or_radiation=yes; yes: pelvic_radiation_or_cancer", I, open, R::open},
      {"a prescribed dilation plan: no insertion from here", "prescribed_dilation=yes", I, not_now, R::prescribed_dilation},
      {"a prescribed plan: no insertion from here, also with a yes", "prescribed_dilation=yes; yes: prescribed_dilation", I, not_now, R::prescribed_dilation},
      {"a prescribed plan: touch asks", "prescribed_dilation=yes", Family::touch, ask, R::prescribed_dilation},
      {"a prescribed plan with a yes: touch opens", "prescribed_dilation=yes; yes: prescribed_dilation", Family::touch, open, R::open},
      {"a prescribed plan: calm stays open", "prescribed_dilation=yes", Family::calm, open, R::open},
      {"a prescribed plan: learn stays open", "prescribed_dilation=yes", Family::learn, open, R::open},
      {"a prescribed plan: think stays open", "prescribed_dilation=yes", Family::think, open, R::open},
      {"pain without touch asks", "pain=without_touch", I, ask, R::pain_without_touch},
      {"constant pain asks", "pain=constant", I, ask, R::pain_without_touch},
      {"pain without touch with a yes opens", "pain=constant; yes: pain_without_touch", I, open, R::open},
      {"sudden severe pain closes, also after a yes", "pain=sudden_severe; yes: pain_without_touch", I, not_now, R::pain_without_touch},
      {"a new lump asks", "lump=yes", I, ask, R::new_lump},
      {"a new lump with a yes opens", "lump=yes; yes: new_lump", I, open, R::open},
      {"new numbness closes insertion", "nerve=numb_saddle; nerve_since=new", I, not_now, R::new_nerve_signs},
      {"new weakness: touch asks", "nerve=leg_weakness; nerve_since=new", Family::touch, ask, R::new_nerve_signs},
      {"nerve signs without a since count as new", "nerve=retention; nerve_since skipped", I, not_now, R::new_nerve_signs},
      {"long-standing bladder trouble leaves insertion open", "nerve=bladder_loss; nerve_since=long_standing", I, open, R::open},
      {"long-standing numbness is reduced feeling", "nerve=numb_saddle; nerve_since=long_standing", I, ask, R::reduced_feeling},
      {"a brief faint asks", "fainting=brief_on_an_attempt", I, ask, R::fainting},
      {"collapse closes", "fainting=collapse; yes: fainting", I, not_now, R::fainting},
      {"reduced feeling asks", "reduced_feeling=yes; spinal_level=no_spinal_injury", I, ask, R::reduced_feeling},
      {"spinal injury at chest level asks", "reduced_feeling=yes; spinal_level=chest_or_above", I, ask, R::reduced_feeling},
      {"reduced feeling with a yes opens", "reduced_feeling=yes; spinal_level=chest_or_above; yes: reduced_feeling", I, open, R::open},
      {"something inside closes", "something_inside=yes", I, not_now, R::something_inside},
      {"something inside, not sure, closes", "something_inside=unknown", I, not_now, R::something_inside},
      {"a second nerve sign closes until its since is answered", "nerve=bladder_loss; nerve_since=long_standing; nerve=bladder_loss+leg_weakness", I, not_now, R::new_nerve_signs},
      {"a second nerve sign: release asks", "nerve=bladder_loss; nerve_since=long_standing; nerve=bladder_loss+leg_weakness", Family::release, ask, R::new_nerve_signs},
      {"a birth, healed, then an operation too: the old weeks do not count",
       "birth_or_surgery=birth; birth_or_surgery_weeks=50; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes; birth_or_surgery=both; yes: after_birth_or_surgery", I, ask, R::after_birth_or_surgery},
      {"the same operation, all asked anew", "birth_or_surgery=birth; birth_or_surgery_weeks=50; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes; birth_or_surgery=both; "
       "birth_or_surgery_weeks=3; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes", I, not_now, R::after_birth_or_surgery},
      {"a skip opens nothing: sores", "infection=sores; infection skipped", I, not_now, R::infection_signs},
      {"a skip opens nothing: touch with new nerve signs", "nerve=leg_weakness; nerve_since=new; nerve skipped", Family::touch, ask, R::new_nerve_signs},
      {"a skip opens nothing: touch while it heals", "birth_or_surgery=birth; birth_or_surgery_weeks=3; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes; birth_or_surgery_weeks skipped",
       Family::touch, ask, R::after_birth_or_surgery},
      {"a skip opens nothing: touch beside a prescribed plan", "prescribed_dilation=yes; prescribed_dilation skipped", Family::touch, ask, R::prescribed_dilation},
      {"a skip opens nothing: under 18", "adult=no; adult skipped", Family::calm, not_now, R::not_an_adult},
      {"a lump a clinician has looked at, said again: another one", "lump=yes; yes: new_lump; lump=yes", I, ask, R::new_lump},
      {"after menopause: open, with dryness explained", "hormones=menopause", I, open, R::open},
      {"under 18: nothing but learn", "adult=no", Family::calm, not_now, R::not_an_adult},
      {"under 18: learn", "adult=no", Family::learn, open, R::open},
      {"under 18: insertion", "adult=no", I, not_now, R::not_an_adult},
  };
  for (const Row& row : rows) check(row);
}

TEST(Gates, ASkippedSafetyQuestionAsks) {
  for (const auto& row : for_testing::all_clear) {
    if (!row[0].starts_with("safety.") || row[0] == "safety.adult") continue;
    check({row[0].data(), (std::string(row[0]) + " skipped").c_str(), I, ask, R::not_asked_yet});
    check({row[0].data(), (std::string(row[0]) + " skipped; " + std::string(row[0]) + "=" + std::string(row[1])).c_str(), I, open, R::open});
  }
  check({"an age that is not known closes no breathing", "adult skipped", Family::calm, open, R::open});
  check({"an age that is not known", "adult skipped", Family::release, ask, R::not_asked_yet});
}

TEST(Gates, AnEmptyRecordKeepsLearnCalmAndThinkOnly) {
  const Assessment a = assess(Builder().journey);
  EXPECT_EQ(a.gate(Family::learn).state, open);
  EXPECT_EQ(a.gate(Family::calm).state, open);
  for (const Family f : {Family::release, Family::touch, I, Family::life, Family::sense, Family::think, Family::exposure}) EXPECT_NE(a.gate(f).state, open) << name_of(f);
  EXPECT_EQ(a.gate(I).reason, R::not_asked_yet);
  EXPECT_EQ(a.first_day_open, (std::vector<std::string>{"safety_gate", "private_safety", "possible", "goal"}));
}

TEST(Gates, AfterBirthOrSurgeryNeedsTwelveWeeksHealedAndAYes) {
  const char* base = "birth_or_surgery=birth; birth_or_surgery_weeks=";
  const auto said = [&](const char* weeks, const char* rest) { return std::string(base) + weeks + rest; };
  check({"11 weeks", said("11", "; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes").c_str(), I, not_now, R::after_birth_or_surgery});
  check({"12 weeks, healed, yes", said("12", "; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes").c_str(), I, open, R::open});
  check({"12 weeks, healed, her statement", said("12", "; birth_or_surgery_healed=yes; birth_or_surgery_yes=no; yes: after_birth_or_surgery").c_str(), I, open, R::open});
  check({"12 weeks, not healed", said("12", "; birth_or_surgery_healed=no; birth_or_surgery_yes=yes").c_str(), I, not_now, R::after_birth_or_surgery});
  check({"12 weeks, healed not known", said("12", "; birth_or_surgery_healed=unknown; birth_or_surgery_yes=yes").c_str(), I, ask, R::after_birth_or_surgery});
  check({"12 weeks, healed, no yes", said("12", "; birth_or_surgery_healed=yes; birth_or_surgery_yes=no").c_str(), I, ask, R::after_birth_or_surgery});
  check({"weeks skipped", "birth_or_surgery=both; birth_or_surgery_weeks skipped; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes", I, ask, R::after_birth_or_surgery});
  check({"longer ago, not healed", "birth_or_surgery=longer_ago_not_healed; birth_or_surgery_healed=no; birth_or_surgery_yes=no", I, not_now, R::after_birth_or_surgery});
  check({"touch asks while it heals", said("6", "; birth_or_surgery_healed=no; birth_or_surgery_yes=no").c_str(), Family::touch, ask, R::after_birth_or_surgery});
  Builder later;
  say(later.clear(), said("11", "; birth_or_surgery_healed=yes; birth_or_surgery_yes=yes"));
  EXPECT_EQ(assess(later.at(6).journey).gate(I).state, not_now) << "the week is not full yet";
  EXPECT_EQ(assess(later.at(7).journey).gate(I).state, open) << "weeks go on from the day of the answer";
}

TEST(Gates, PregnancyChangesPositionsAndOpensInsertionOnlyWithAYes) {
  const auto flat = [](const char* said) {
    Builder b;
    say(b.clear(), said);
    return assess(b.journey).gate(Family::release);
  };
  EXPECT_TRUE(flat("").lying_flat_is_fine);
  EXPECT_FALSE(flat("").without_straining);
  EXPECT_TRUE(flat("pregnant=yes; pregnant_weeks=19").lying_flat_is_fine);
  EXPECT_TRUE(flat("pregnant=yes; pregnant_weeks=19").without_straining);
  EXPECT_FALSE(flat("pregnant=yes; pregnant_weeks=20").lying_flat_is_fine);
  EXPECT_FALSE(flat("pregnant=maybe; pregnant_weeks skipped").lying_flat_is_fine);
  EXPECT_FALSE(flat("pregnant skipped").lying_flat_is_fine);
  EXPECT_TRUE(flat("pregnant skipped").without_straining);
}

TEST(Gates, AreTooOldAfterTwentyEightDays) {
  Builder b;
  b.clear();
  EXPECT_EQ(assess(b.at(28).journey).gate(I).state, open);
  EXPECT_TRUE(assess(b.at(28).journey).safety_gate_due);
  EXPECT_FALSE(assess(b.at(27).journey).safety_gate_due);
  EXPECT_EQ(assess(b.at(29).journey).gate(I).state, ask);
  EXPECT_EQ(assess(b.at(29).journey).gate(I).reason, R::asked_too_long_ago);
  EXPECT_EQ(assess(b.at(29).journey).gate(Family::touch).state, open);
  EXPECT_EQ(assess(b.clear().journey).gate(I).state, open) << "asked again";
}

TEST(Gates, AnythingNewClosesUntilTheSafetyQuestionIsAnsweredAgain) {
  const std::pair<record::NewSince, const char*> rows[] = {{record::NewSince::pregnant_or_maybe, "pregnant=no"}, {record::NewSince::bleeding, "bleeding=none"},
                                                           {record::NewSince::infection, "infection=none"},    {record::NewSince::new_pain, "pain=none"},
                                                           {record::NewSince::operation, "birth_or_surgery=no"}};
  for (const auto& [what, again] : rows) {
    SCOPED_TRACE(name_of(what));
    Builder b;
    b.clear().at(3);
    b.journey.openings.push_back({b.origin(), {record::Ladder::dilator, true, {what}, {}}});
    EXPECT_EQ(assess(b.journey).gate(I).state, not_now);
    EXPECT_EQ(assess(b.journey).gate(I).reason, R::new_since_last);
    EXPECT_TRUE(assess(b.journey).safety_gate_due);
    say(b, "lump=no");
    EXPECT_EQ(assess(b.journey).gate(I).state, not_now) << "another question does not answer it";
    say(b, again);
    const bool assessed_first = what == record::NewSince::bleeding || what == record::NewSince::infection;
    EXPECT_EQ(assess(b.journey).gate(I).state, assessed_first ? ask : open) << "signs and bleeding wait until assessed and gone";
    b.clinician_yes(record::ClearedTopic::infection_or_bleeding);
    EXPECT_EQ(assess(b.journey).gate(I).state, open);
  }
}

// An answer that cannot be, or that is dated later than now, leaves nothing it follows certain.
TEST(Gates, AnAnswerThatDoesNotCountLeavesTheOneBeforeInDoubt) {
  Builder b;
  say(b.clear(), "bleeding=heavy_clots");
  EXPECT_EQ(assess(b.journey).refused.at(0).reason, "answer_impossible");
  EXPECT_EQ(assess(b.journey).gate(I).state, not_now);
  EXPECT_EQ(assess(b.journey).gate(I).reason, R::new_since_last);
  EXPECT_EQ(next_question(b.journey, Module::safety_gate).question->id, "safety.bleeding");
  say(b, "bleeding=none");
  EXPECT_EQ(assess(b.journey).gate(I).state, open);

  Builder ahead;
  ahead.clear();
  ahead.journey.set_aside = {{"safety.bleeding", ahead.origin().order, true}};
  EXPECT_EQ(assess(ahead.journey).gate(I).state, not_now);
  say(ahead, "bleeding=none");
  EXPECT_EQ(assess(ahead.journey).gate(I).state, open) << "answered after it";
}

TEST(Gates, WhereNobodyKnowsWhatCameFirstAnAnswerCountsForItsDay) {
  Builder b;
  b.clear();
  b.journey.set_aside = {{"safety.pregnant", 0, false}};
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
  EXPECT_EQ(assess(b.at(1).journey).gate(I).state, not_now);
  say(b, "pregnant=no");
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
}

TEST(Gates, NothingNewChangesNothing) {
  Builder b;
  b.clear();
  b.journey.openings.push_back({b.origin(), {record::Ladder::dilator, true, {record::NewSince::nothing}, {record::Note::period_as_usual}}});
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
}

TEST(Gates, ANoteAfterAPracticeCloses) {
  const std::tuple<record::Note, R, const char*> rows[] = {{record::Note::soaks_pads, R::new_since_last, "bleeding=none"},
                                                           {record::Note::discharge_or_sores, R::new_since_last, "infection=none"},
                                                           {record::Note::something_will_not_come_out, R::something_inside, "something_inside=no"}};
  for (const auto& [note, reason, again] : rows) {
    SCOPED_TRACE(name_of(note));
    Builder b;
    b.clear();
    record::Session s{.origin = b.origin()};
    s.ended.emplace().notes = {note};
    s.end = b.origin();
    b.journey.sessions.push_back(s);
    EXPECT_EQ(assess(b.journey).gate(I).state, not_now);
    EXPECT_EQ(name_of(assess(b.journey).gate(I).reason), name_of(reason));
    say(b, again);
    const bool assessed_first = note != record::Note::something_will_not_come_out;
    EXPECT_EQ(assess(b.journey).gate(I).state, assessed_first ? ask : open) << "signs and bleeding wait until assessed and gone";
    b.clinician_yes(record::ClearedTopic::infection_or_bleeding);
    EXPECT_EQ(assess(b.journey).gate(I).state, open);
  }
}

TEST(Gates, AClinicianYesEndsAfterItsLastDayAndWhenTheStateChanges) {
  Builder b;
  say(b.clear(), "lump=yes");
  b.clinician_yes(record::ClearedTopic::new_lump, b.day(10));
  EXPECT_EQ(assess(b.at(10).journey).gate(I).state, open);
  EXPECT_EQ(assess(b.at(11).journey).gate(I).state, ask);
  Builder c;
  say(c.clear(), "pregnant=maybe; pregnant_weeks=5; pregnant_signs=none; yes: pregnancy");
  EXPECT_EQ(assess(c.journey).gate(I).state, open);
  say(c, "pregnant=maybe");
  EXPECT_EQ(assess(c.journey).gate(I).state, open) << "the same answer again is no change";
  say(c, "pregnant=yes; pregnant_weeks=6; pregnant_signs=none");
  EXPECT_EQ(assess(c.journey).gate(I).state, ask) << "pregnant is not maybe pregnant";
  say(c, "yes: pregnancy; pregnant=no; pregnant=yes; pregnant_weeks=6; pregnant_signs=none");
  EXPECT_EQ(assess(c.journey).gate(I).state, ask) << "another pregnancy";
}

TEST(Gates, APauseSheChoseReadsPausedForNow) {
  Builder b;
  b.clear();
  b.journey.pauses.push_back({b.origin(), {std::nullopt, record::PauseReason::rest}, std::nullopt});
  EXPECT_EQ(assess(b.journey).gate(I).reason, R::paused_for_now);
  EXPECT_EQ(assess(b.journey).gate(Family::calm).state, open);
  b.journey.pauses.back().began.ladder = record::Ladder::dilator;
  EXPECT_EQ(assess(b.journey).gate(I).state, not_now);
  EXPECT_EQ(assess(b.journey).gate(Family::exposure).reason, R::paused_for_now);
  EXPECT_EQ(assess(b.journey).gate(Family::touch).state, open);
  b.journey.pauses.back().began.ladder = record::Ladder::touch;
  EXPECT_EQ(assess(b.journey).gate(I).reason, R::paused_for_now);
  EXPECT_EQ(assess(b.journey).gate(Family::touch).reason, R::paused_for_now);
  EXPECT_EQ(assess(b.journey).gate(Family::exposure).state, open);
  EXPECT_EQ(assess(b.journey).gate(Family::release).state, open);
  b.journey.pauses.back().last = b.day(4);
  EXPECT_EQ(assess(b.at(4).journey).gate(I).state, open) << "she ended it";
}

TEST(Gates, ACompartmentThatIsNotHeldIsNotAllHere) {
  Builder b;
  b.clear();
  std::erase(b.journey.held, record::Compartment::private_safety);
  const Assessment a = assess(b.journey);
  EXPECT_EQ(a.gate(I).reason, R::not_all_here);
  EXPECT_EQ(a.gate(I).state, not_now);
  EXPECT_EQ(a.gate(Family::release).reason, R::not_all_here) << "her pauses are in there too";
  EXPECT_EQ(a.gate(Family::learn).state, open);
  EXPECT_EQ(a.gate(Family::calm).state, open);
  std::erase(b.journey.held, record::Compartment::body);
  EXPECT_EQ(assess(b.journey).gate(Family::release).reason, R::not_all_here);
  EXPECT_EQ(assess(b.journey).gate(Family::calm).state, open);
}

TEST(Gates, AnUnknownCriticalEventHoldsEverythingButLearn) {
  Builder b;
  b.clear().journey.update_needed = true;
  for (const Family f : all_of<Family>()) {
    const Gate g = assess(b.journey).gate(f);
    EXPECT_EQ(name_of(g.reason), f == Family::learn ? "open" : "update_needed") << name_of(f);
  }
}

TEST(Gates, TogetherAndExploreAreHiddenUntilSwitchedOn) {
  Builder b;
  EXPECT_EQ(assess(b.clear().journey).gate(Family::together).reason, R::she_keeps_it_hidden);
  EXPECT_EQ(assess(b.wish("together", "on").journey).gate(Family::together).state, open);
  EXPECT_EQ(assess(Builder().clear().wish("together", "paused").journey).gate(Family::together).reason, R::paused_for_now);
}

TEST(Gates, MagnetsAskWhileAnImplantIsPossible) {
  Builder b;
  b.clear();
  EXPECT_TRUE(assess(b.journey).sets_to_ask_about.empty());
  record::DilatorSet set{b.origin(), {}};
  set.entered.holds_magnets = true;
  b.journey.sets.push_back(set);
  EXPECT_EQ(assess(b.journey).sets_to_ask_about.size(), 1u) << "not asked yet";
  EXPECT_EQ(assess(b.journey).gate(I).reason, R::implant_and_magnets);
  for (const char* may_be : {"implant skipped", "implant=unknown", "implant=yes"}) {
    say(b, may_be);
    EXPECT_EQ(assess(b.journey).sets_to_ask_about.size(), 1u) << may_be;
    EXPECT_EQ(assess(b.journey).gate(I).state, ask) << may_be;
    EXPECT_EQ(assess(b.journey).gate(I).because, std::vector<std::string>{"safety.implant"});
  }
  say(b, "yes: implant_and_magnets");
  EXPECT_TRUE(assess(b.journey).sets_to_ask_about.empty());
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
  say(b, "implant=yes");
  EXPECT_EQ(assess(b.journey).gate(I).state, open) << "said again, nothing new";
  say(b, "implant=no");
  EXPECT_TRUE(assess(b.journey).sets_to_ask_about.empty());
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
}

TEST(Gates, ASetWithoutMagnetsStaysUsableBesideOneThatWaits) {
  Builder b;
  b.clear();
  record::DilatorSet with{b.origin(), {}}, without{b.origin(), {}};
  with.entered.holds_magnets = true;
  without.entered.set = Ulid::parse("01JD00000000000000000000S2").value();
  b.journey.sets = {with, without};
  say(b, "implant=yes");
  EXPECT_EQ(assess(b.journey).gate(I).state, open);
  EXPECT_EQ(assess(b.journey).sets_to_ask_about, std::vector<Ulid>{with.entered.set});
}

TEST(Gates, HighSpinalInjuryCarriesTheEmergencyLine) {
  const auto warned = [](const char* said) {
    Builder b;
    say(b.clear(), said);
    return assess(b.journey).autonomic_warning;
  };
  EXPECT_FALSE(warned(""));
  EXPECT_TRUE(warned("reduced_feeling=yes; spinal_level=chest_or_above"));
  EXPECT_FALSE(warned("reduced_feeling=yes; spinal_level=below_chest"));
  EXPECT_TRUE(warned("reduced_feeling=yes; spinal_level=unknown"));
  EXPECT_TRUE(warned("reduced_feeling=yes")) << "not asked yet is not known";
  EXPECT_TRUE(warned("reduced_feeling=yes; spinal_level=chest_or_above; reduced_feeling skipped"));
}

TEST(Documents, TheAssessmentReadsBack) {
  Builder b;
  say(b.clear(), "infection=sores; possible.dilator=comfortable; possible.dilator.width=220");
  const AssessmentDocument d = document(assess(b.journey), b.journey);
  const json::Value v = encode(d);
  EXPECT_EQ(encode(*decode<AssessmentDocument>(v)), v);
  EXPECT_EQ(*v.find("gates")->find("insertion")->find("reason")->as_string(), "infection_signs");
  EXPECT_EQ(*v.find("comfortable_width_tenth_mm")->as_int(), 220);
}

}  // namespace
}  // namespace ebb::assess
