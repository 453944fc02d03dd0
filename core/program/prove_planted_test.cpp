// The proofs over made-up records can fail: each is put to a broken rule, and names the record that breaks it.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/program/prove_shown.hpp"

namespace ebb::program {
namespace {

using ladders::Ground;
using ladders::Walk;
using record::Note;

/// The property of that name does not hold, and the case against it tells of `named`.
void expect_against(const std::vector<Property>& properties, std::string_view name, std::string_view named) {
  for (const Property& p : properties) {
    if (p.name != name) continue;
    EXPECT_FALSE(p.holds);
    const std::string found = p.counterexample.value_or("");
    EXPECT_NE(found.find(named), std::string::npos) << "found: " << found;
    return;
  }
  ADD_FAILURE() << "no property is called " << name;
}

// ---- broken walks -------------------------------------------------------------------------------------------------

/// The walk of a record in which one thing about every session is taken for another.
template <class Change>
Walk walk_with(Ladder l, const Ground& g, Change change) {
  record::Journey j = g.journey;
  for (record::Session& s : j.sessions) change(*s.ended);
  return ladders::walk(l, {j, g.assessment, g.protocol});
}

Walk stopped_is_whole(Ladder l, const Ground& g) {
  return walk_with(l, g, [](record::SessionEnded& e) { e.closed = record::Closed::completed; });
}
Walk unanswered_is_no_pain(Ladder l, const Ground& g) {
  return walk_with(l, g, [](record::SessionEnded& e) {
    if (!e.worst_pain) e.worst_pain = *Pain0to10::make(0), e.highest_fear = *Fear0to100::make(0);
  });
}
Walk pain_is_not_read(Ladder l, const Ground& g) {
  return walk_with(l, g, [](record::SessionEnded& e) { e.worst_pain = *Pain0to10::make(0); });
}
bool bled(const record::SessionEnded& e) { return e.notes == std::vector{Note::pink_spotting}; }
Walk bleeding_speaks_over_pain(Ladder l, const Ground& g) {
  return walk_with(l, g, [](record::SessionEnded& e) {
    if (bled(e)) e.worst_pain = *Pain0to10::make(0);
  });
}
Walk far_away_speaks_over_pain(Ladder l, const Ground& g) {
  return walk_with(l, g, [](record::SessionEnded& e) {
    if (e.presence == record::Presence::far_away_or_numb) e.worst_pain = *Pain0to10::make(0);
  });
}
Walk stands_where_she_tried(Ladder l, const Ground& g) {
  Walk w = ladders::walk(l, g);
  w.place = ladders::place_of(w.steps, g.journey.sessions.back().ended->step, {}).value_or(w.place);
  return w;
}
Walk stands_nowhere(Ladder l, const Ground& g) {
  Walk w = ladders::walk(l, g);
  w.place = w.steps.places.size();
  return w;
}

// Her sizes of now, as if they had always been so.
Walk comfort_over_a_changed_width(Ladder l, const Ground& g) {
  record::Journey j = g.journey;
  j.replaced_sets.clear();
  for (record::DilatorSet& s : j.sets) s.origin.order = 0;
  for (record::Session& s : j.sessions) s.ended->width_tenth_mm.reset();
  return ladders::walk(l, {j, g.assessment, g.protocol});
}
Walk offered_is_taken(Ladder l, const Ground& g) {
  Walk w = ladders::walk(l, g);
  if (w.full(g.protocol) && w.place + 1 < w.steps.places.size()) ++w.place;
  return w;
}

// Days after what was felt on another ladder are rest, and so no days away.
template <class Felt>
Walk no_days_away_after(const Ground& g, Ladder l, Felt felt) {
  Walk w = ladders::walk(l, g);
  for (const record::Session& s : g.journey.sessions) {
    if (s.ended->ladder != l && felt(*s.ended)) w.rests.push_back({s.origin.day, s.origin.day + g.protocol.bleeding_clear_days});
  }
  return w;
}
Walk pain_elsewhere_is_no_day_away(Ladder l, const Ground& g) {
  return no_days_away_after(g, l, [](const record::SessionEnded& e) { return e.worst_pain->value() > 0; });
}
Walk bleeding_elsewhere_is_no_day_away(Ladder l, const Ground& g) { return no_days_away_after(g, l, bled); }

struct BrokenWalk {
  std::string_view name;
  WalkRule walk;
  std::string_view property, named;  ///< `named`: what the case against it tells of the record
};
void PrintTo(const BrokenWalk& b, std::ostream* out) { *out << b.name; }
std::string name_of_it(const testing::TestParamInfo<BrokenWalk>& b) { return std::string(b.param.name); }

class BrokenHistory : public testing::TestWithParam<BrokenWalk> {};
TEST_P(BrokenHistory, IsFound) {
  expect_against(prove_histories(2, GetParam().walk), GetParam().property, GetParam().named);  // not care: sessions
}
INSTANTIATE_TEST_SUITE_P(Prove, BrokenHistory,
                         testing::Values(BrokenWalk{"stands_where_she_tried", stands_where_she_tried, "no size is ever skipped", "place 2"},
                                         BrokenWalk{"moves_twice_a_day", stands_where_she_tried, "never two upward moves on one local day", "day 1 place 1 felt 0; day 1 place 2"},
                                         BrokenWalk{"unanswered_is_no_pain", unanswered_is_no_pain, "an unanswered session never moves up and never counts", "felt 3"},
                                         BrokenWalk{"stopped_is_whole", stopped_is_whole, "a stopped session never moves up, never counts and never leads lower", "felt 1"},
                                         BrokenWalk{"pain_is_not_read", pain_is_not_read, "after severe pain the place is never higher, and practice inside rests", "felt 2"},
                                         BrokenWalk{"bleeding_speaks_over_pain", bleeding_speaks_over_pain, "bleeding or being far away beside whatever was felt never leads higher, counts more or begins larger than that alone", "felt 2"},
                                         BrokenWalk{"far_away_speaks_over_pain", far_away_speaks_over_pain, "bleeding or being far away beside whatever was felt never leads higher, counts more or begins larger than that alone", "beside 2"},
                                         BrokenWalk{"stands_nowhere", stands_nowhere, "there is always a place on the ladder", "place"}),
                         name_of_it);

constexpr std::string_view entered_later = "a size entered later, or entered anew with another width, is no comfort with it";
constexpr std::string_view days_away = "days away are days away: pain or bleeding elsewhere meanwhile never leads higher";

class BrokenRecord : public testing::TestWithParam<BrokenWalk> {};
TEST_P(BrokenRecord, IsFound) {
  expect_against(prove_records(GetParam().walk), GetParam().property, GetParam().named);
}
INSTANTIATE_TEST_SUITE_P(Prove, BrokenRecord,
                         testing::Values(BrokenWalk{"comfort_over_a_changed_width", comfort_over_a_changed_width, entered_later, "120 is 130"},
                                         BrokenWalk{"offered_is_taken", offered_is_taken, entered_later, "120 half x2; 120 whole x0; 180 whole x0; 200 whole x0; entered 130"},
                                         BrokenWalk{"pain_elsewhere_is_no_day_away", pain_elsewhere_is_no_day_away, days_away, "calm.breathing pain 8"},
                                         BrokenWalk{"bleeding_elsewhere_is_no_day_away", bleeding_elsewhere_is_no_day_away, days_away, "touch.look pain 0, spotting"}),
                         name_of_it);

// ---- broken decisions ---------------------------------------------------------------------------------------------

template <class Change>
Decided decided_with(const Ground& g, Change change) {
  record::Journey j = g.journey;
  change(j);
  return decide(Ground{j, g.assessment, g.protocol});
}
Decided reads_no_pain_and_no_absence(const Ground& g) {
  return decided_with(g, [](record::Journey& j) {
    for (record::Session& s : j.sessions) s.ended->worst_pain = *Pain0to10::make(0), s.ended->presence = record::Presence::here;
  });
}
// Practice inside is decided as if nothing had been touched.
Decided inside_knows_no_touch(const Ground& g) {
  const Decided without = decided_with(g, [](record::Journey& j) { std::erase_if(j.sessions, [](const record::Session& s) { return s.ended->ladder == Ladder::touch; }); });
  Decided d = decide(g);
  d.ladders.back() = without.ladders.back();
  return d;
}
Decided everything_rests(const Ground& g) {
  Decided d = decide(g);
  for (const Ladder l : all_of<Ladder>()) d.ladders[static_cast<std::size_t>(l)].decision = paused_for_now(l), d.ladders[static_cast<std::size_t>(l)].when_yes.reset();
  return d;
}

constexpr std::int32_t one = 1;  // session, then two more once touch was reached
TEST(BrokenLadders, PainAndAbsenceThatAreNotReadAreFound) {
  const std::vector<Property> all = prove_ladders(one, reads_no_pain_and_no_absence);
  expect_against(all, "severe pain in release, on touch or inside rests touch and practice inside the day after", "felt 2");
  expect_against(all, "severe pain twice in the window, in release, on touch or inside, holds touch and practice inside until a clinician", "felt 2");
  expect_against(all, "severe pain twice in the window, in any two practices, breathing among them, holds touch and practice inside until a clinician", "calm.breathing, and calm.breathing 0 days later");
  expect_against(all, "far away twice in the window, on touch or inside, holds practice inside", "felt 3");
}
TEST(BrokenLadders, PracticeInsideThatKnowsNoTouchIsFound) {
  expect_against(prove_ladders(one, inside_knows_no_touch), "while touch was led lower nothing inside is proposed, and the decision holds it too", "touch.look felt 2");
}
TEST(BrokenLadders, RestWithoutAWayOnIsFound) {
  expect_against(prove_ladders(one, everything_rests), "from every state comfortable practice of what is proposed leads on, unless a clinician is asked for", "");  // at once, before any session
}

// ---- broken documents ---------------------------------------------------------------------------------------------

/// What was answered last.
const record::AnswerGiven* last_answer(const record::Journey& j, std::string_view question) {
  const record::AnswerGiven* last = nullptr;
  for (const record::Answer& a : j.answers) {
    if (a.given.question == question) last = &a.given;
  }
  return last;
}
bool answered(const record::Journey& j, std::string_view question, std::string_view choice) {
  const record::AnswerGiven* a = last_answer(j, question);
  return a && !a->choices.empty() && a->choices.front() == choice;
}

Shown smaller_after_self_harm(const record::Journey& j) {
  Shown s = shown(j);
  if (answered(j, "private.self_harm", "nearly_every_day")) s.today.smaller.step = "calm.breathing";
  return s;
}
Shown names_an_open_question(const record::Journey& j) {
  Shown s = shown(j);
  const record::AnswerGiven* wish = last_answer(j, "private.solo_wish");
  if (wish && wish->skipped) s.assessment.open_questions.emplace_back("private.solo_wish");
  return s;
}
Shown counts_days_of_fear(const record::Journey& j) {
  Shown s = shown(j);
  if (answered(j, "private.afraid", "now")) s.today.decisions.back().data_age_days = 0;
  return s;
}
// Only what holds now is read: the days of a hold that is over count as any other.
Shown forgets_what_held(const record::Journey& j) {
  record::Journey now = j;
  std::erase_if(now.answers, [&](const record::Answer& a) { return a.given.question.starts_with("private.") && a.given.choices != last_answer(j, a.given.question)->choices; });
  return shown(now);
}

struct BrokenShow {
  std::string_view name;
  ShowRule show;
  Property (*prove)(ShowRule);
  std::string_view named;
};
void PrintTo(const BrokenShow& b, std::ostream* out) { *out << b.name; }

class BrokenDocument : public testing::TestWithParam<BrokenShow> {};
TEST_P(BrokenDocument, IsFound) {
  const Property p = GetParam().prove(GetParam().show);
  expect_against({p}, p.name, GetParam().named);
}
INSTANTIATE_TEST_SUITE_P(Prove, BrokenDocument,
                         testing::Values(BrokenShow{"smaller_after_self_harm", smaller_after_self_harm, prove_nothing_but_pauses, "private.self_harm nearly_every_day"},
                                         BrokenShow{"names_an_open_question", names_an_open_question, prove_looks_like_a_pause, "private.solo_wish skipped"},
                                         BrokenShow{"counts_days_of_fear", counts_days_of_fear, prove_past_holds, "private.afraid now; private.solo_wish no; and still so"},
                                         BrokenShow{"forgets_what_held", forgets_what_held, prove_past_holds, "private.afraid now; private.solo_wish no; and over"}),
                         [](const testing::TestParamInfo<BrokenShow>& b) { return std::string(b.param.name); });

}  // namespace
}  // namespace ebb::program
