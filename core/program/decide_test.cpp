#include "core/program/decide.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/program/permit.hpp"
#include "core/program/today_document.hpp"

namespace ebb::program {
namespace {

using record::Compartment;

record::Journey everything_held() {
  record::Journey j;
  j.at = *parse_moment("2026-03-10T10:00:00Z");
  for (const Compartment c : all_of<Compartment>()) j.held.push_back(c);
  return j;
}

TEST(Decide, WithoutEveryCompartmentNothingIsDecided) {
  record::Journey j = everything_held();
  std::erase(j.held, Compartment::private_safety);
  for (const auto& d : today(j).decisions) {
    EXPECT_EQ(d.move, MoveName::hold);
    EXPECT_EQ(d.gate, "not_all_here");
  }
}

TEST(Decide, AnEmptyRecordHoldsInsideAndBegins) {
  const TodayDocument t = today(everything_held());
  ASSERT_EQ(t.practices.size(), 1u);
  EXPECT_EQ(t.practices[0].step, "calm.breathing");
  EXPECT_EQ(t.decisions[static_cast<std::size_t>(Ladder::dilator)].move, MoveName::hold);
  EXPECT_EQ(t.decisions[static_cast<std::size_t>(Ladder::breathing)].move, MoveName::stay);
}

TEST(Decide, UnderEighteenNothingIsProposed) {
  record::Journey j = everything_held();
  record::Answer a;
  a.origin = {Ulid{}, j.at, j.at.day(), 1};
  a.given = {.question = "safety.adult", .choices = {"no"}};
  j.answers.push_back(a);
  EXPECT_TRUE(today(j).practices.empty());
}

TEST(Decide, TheReasonComesFromTheDecision) {
  Decision d;
  d.move = StepBack{.to = "insert.x.whole", .once = true};
  EXPECT_EQ(reason_of(d).code, "step_back_once");
  d.move = Hold{"yes_today"};
  EXPECT_EQ(reason_of(d).code, "hold.yes_today");
  EXPECT_EQ(permission(d.move), 0);
}

// ---- random records ---------------------------------------------------------------------------------------------------

Ulid numbered(std::uint64_t n) {
  std::array<std::uint8_t, 10> chance{};
  return Ulid::make(n, chance);
}

record::DilatorSetEntered five_sizes() {
  record::DilatorSetEntered set;
  set.set = numbered(1);
  for (const int w : {120, 140, 160, 200, 220}) set.items.push_back({numbered(static_cast<std::uint64_t>(w)), "", *WidthTenthMm::make(w), {}, {}});
  return set;
}

template <class T>
std::optional<T> maybe(T x) { return *rc::gen::inRange(0, 8) == 0 ? std::nullopt : std::optional<T>(x); }

record::SessionEnded any_end(const ladders::Steps& steps) {
  record::SessionEnded e;
  e.ladder = steps.ladder;
  e.step = steps.places[*rc::gen::inRange<std::size_t>(0, steps.places.size())].steps.front();
  e.closed = *rc::gen::elementOf(std::vector{record::Closed::completed, record::Closed::completed, record::Closed::stopped, record::Closed::shortened});
  e.planned_s = e.practised_s = *Seconds::make(*rc::gen::elementOf(std::vector{600, 240}));
  e.worst_pain = maybe(*Pain0to10::make(*rc::gen::elementOf(std::vector{0, 1, 2, 2, 3, 4, 6, 7, 9})));
  e.highest_fear = maybe(*Fear0to100::make(*rc::gen::elementOf(std::vector{0, 10, 20, 30, 31, 69, 70, 90})));
  e.presence = maybe(*rc::gen::elementOf(std::vector{record::Presence::here, record::Presence::here, record::Presence::here, record::Presence::far_away_or_numb}));
  e.numbing = maybe(*rc::gen::elementOf(std::vector{record::Numbing::none, record::Numbing::none, record::Numbing::gel}));
  e.wanted = true;
  e.notes = {*rc::gen::elementOf(std::vector{record::Note::nothing, record::Note::nothing, record::Note::nothing, record::Note::pink_spotting})};
  return e;
}

/// A record of random sessions on the ladder that goes inside, in order of time; days go on by 0 to 9, or back by one.
record::Journey any_record(int most) {
  record::Journey j = everything_held();
  j.sets.push_back({{}, five_sizes()});
  const ladders::Steps steps = ladders::steps_of(Ladder::dilator, j, Protocol{}, {});
  std::int32_t day = 20'000;
  const int n = *rc::gen::inRange(1, most);
  for (int i = 0; i < n; ++i) {
    day += *rc::gen::elementOf(std::vector{0, 1, 1, 1, 2, 9, -1});
    const auto order = static_cast<std::uint32_t>(i + 1);
    record::Session s{.session = numbered(order), .origin = {numbered(order), Moment{Instant{day * ms_per_day + 43'200'000 + i * 60'000}, 0}, Day{day}, order}};
    s.ended = any_end(steps);
    j.sessions.push_back(s);
  }
  j.at = Moment{Instant{(day + 1) * ms_per_day}, 0};
  return j;
}

assess::Assessment all_open() {
  assess::Assessment a;
  for (const Family f : all_of<Family>()) a.gates.push_back({.family = f, .state = assess::GateState::open, .reason = assess::GateReason::open});
  return a;
}

ladders::Walk walked(const record::Journey& j, const assess::Assessment& a, const Protocol& p) { return ladders::walk(Ladder::dilator, ladders::Ground{j, a, p}); }

std::size_t after_places(const record::Journey& j, const Protocol& p) { return ladders::steps_of(Ladder::dilator, j, p, {}).places.size(); }

TEST(Walk, NeverSkipsASizeAndNeverMovesUpTwiceADay) {
  const assess::Assessment a = all_open();
  const Protocol p;
  EXPECT_TRUE(rc::check("prefixes of random records", [&] {
    record::Journey j = any_record(20);
    const auto sessions = std::exchange(j.sessions, {});
    std::size_t place = walked(j, a, p).place;
    std::int32_t up_on = 0;
    for (const auto& s : sessions) {
      const auto before = walked(j, a, p);
      j.sessions.push_back(s);
      const auto after = walked(j, a, p);
      RC_ASSERT(after.place <= before.place + 1);
      const bool up = after.place > before.place && !(before.return_to && after.place == *before.return_to);
      RC_ASSERT(!up || s.origin.day.number != up_on);
      if (up) up_on = s.origin.day.number;
      if (!s.ended->worst_pain || !s.ended->highest_fear) RC_ASSERT(after.count <= before.count);
      place = after.place;
    }
    RC_ASSERT(place < after_places(j, p));
  }));
}

TEST(Decide, AnythingUnansweredLastNeverAdvances) {
  const assess::Assessment a = all_open();
  EXPECT_TRUE(rc::check("an advance was earned by a full answer", [&] {
    const record::Journey j = any_record(12);
    const auto w = walked(j, a, Protocol{});
    if (w.last && w.last->outcome == rules::Outcome::advance) RC_ASSERT(w.last->mark.pain_answered && w.last->mark.fear_answered && w.last->mark.presence.has_value());
  }));
}

TEST(Decide, MorePainInTheLastSessionNeverLeadsHigher) {
  const assess::Assessment a = all_open();
  EXPECT_TRUE(rc::check("raising the last pain", [&] {
    record::Journey j = any_record(12);
    auto& last = *j.sessions.back().ended;
    last.worst_pain = Pain0to10::of<0>();
    const auto calm = walked(j, a, Protocol{});
    last.worst_pain = *Pain0to10::make(*rc::gen::inRange(1, 11));
    const auto worse = walked(j, a, Protocol{});
    RC_ASSERT(worse.place <= calm.place);
    RC_ASSERT(worse.count <= calm.count || worse.place < calm.place);
  }));
}

TEST(Decide, BleedingOrAbsenceInTheLastSessionNeverLeadsHigher) {
  const assess::Assessment a = all_open();
  EXPECT_TRUE(rc::check("adding harm to the last session", [&] {
    record::Journey j = any_record(12);
    auto& last = *j.sessions.back().ended;
    last.notes = {record::Note::nothing}, last.presence = record::Presence::here;
    const auto without = walked(j, a, Protocol{});
    if (*rc::gen::arbitrary<bool>()) last.notes = {record::Note::pink_spotting};
    else last.presence = record::Presence::far_away_or_numb;
    RC_ASSERT(walked(j, a, Protocol{}).place <= without.place);
  }));
}

// ---- what may begin -----------------------------------------------------------------------------------------------------

// Calm and release done, each three times, long before.
void lay_the_foundation(record::Journey& j) {
  for (std::uint32_t i = 0; i < 6; ++i) {
    const auto id = numbered(1'000 + i);
    const Day day{j.at.day().number - 8 + static_cast<std::int32_t>(i)};  // lately
    record::Session s{.session = id, .origin = {id, Moment{Instant{day.number * ms_per_day}, 0}, day, 1'000 + i}};
    s.ended = record::SessionEnded{.session = id, .ladder = i % 2 == 0 ? Ladder::breathing : Ladder::release, .step = i % 2 == 0 ? "calm.breathing" : "release.reverse_kegel"};
    s.ended->worst_pain = Pain0to10::of<0>(), s.ended->highest_fear = Fear0to100::of<10>();
    j.sessions.push_back(s);
  }
}

void say_yes_today(record::Journey& j, bool yes = true) {
  j.openings.push_back({{numbered(2'000), j.at, j.at.day(), 2'000}, {.ladder = Ladder::dilator, .yes_today = yes, .anything_new = {record::NewSince::nothing}, .notes_since_last = {record::Note::nothing}}});
}

struct Asked {
  explicit Asked(record::Journey x, assess::Assessment a = all_open()) : j(std::move(x)), assessment(std::move(a)), decided(decide(ladders::Ground{j, assessment, protocol})) {}
  bool may(Ladder ladder, std::string_view step) const { return may_begin({j, assessment, protocol}, decided, ladder, step); }
  bool inside(std::size_t place) const { return may(Ladder::dilator, decided.on(Ladder::dilator).walk.steps.places[place].steps.front()); }
  record::Journey j;
  assess::Assessment assessment;
  Protocol protocol;
  Decided decided;
};

TEST(MayBegin, WhatTodayProposesItsSmallerStepAndNothingHigher) {
  int inside = 0;
  EXPECT_TRUE(rc::check("random records, with a yes today", [&] {
    record::Journey j = any_record(12);
    lay_the_foundation(j);
    say_yes_today(j);
    const Asked asked(std::move(j));
    for (const Practice& x : plan({asked.j, asked.assessment, asked.protocol}, asked.decided, 20).practices) {
      RC_ASSERT(asked.may(x.ladder, x.step));
      RC_ASSERT(asked.may(x.ladder, x.smaller_step));
      const auto& places = asked.decided.on(x.ladder).walk.steps.places;
      const auto place = *ladders::place_of(asked.decided.on(x.ladder).walk.steps, x.step, {});
      for (std::size_t p = 0; p < places.size(); ++p) RC_ASSERT(asked.may(x.ladder, places[p].steps.front()) == (p <= place));
      inside += x.ladder == Ladder::dilator;
    }
  }));
  EXPECT_GT(inside, 0) << "the records never led inside";
}

// At the third size of her set: whole, without sub-steps.
record::Journey at_the_third_size() {
  record::Journey j = everything_held();
  j.sets.push_back({{}, five_sizes()});
  lay_the_foundation(j);
  j.placements.push_back({{numbered(3'000), j.at, j.at.day(), 1'900}, {.ladder = Ladder::dilator, .step = "insert." + numbered(160).str() + ".whole", .who = "clinician"}});
  return j;
}

TEST(MayBegin, TheStepOfTodayOrAnythingLower) {
  record::Journey j = at_the_third_size();
  EXPECT_FALSE(Asked(j).inside(0)) << "nothing inside without a yes";
  say_yes_today(j);
  const Asked asked(j);
  const std::size_t here = asked.decided.on(Ladder::dilator).walk.place;
  ASSERT_GT(here, 1u);
  for (std::size_t place = 0; place <= here; ++place) EXPECT_TRUE(asked.inside(place)) << place;
  EXPECT_FALSE(asked.inside(here + 1));
  EXPECT_TRUE(asked.may(Ladder::dilator, "insert.swab")) << "an alternative of the first place";
  EXPECT_FALSE(asked.may(Ladder::dilator, "insert.nobodys.whole"));
  EXPECT_FALSE(asked.may(Ladder::touch, "insert.swab"));
}

TEST(MayBegin, NotAfterANoAndNotWhenTheGateIsClosed) {
  record::Journey no = at_the_third_size();
  say_yes_today(no, false);
  EXPECT_FALSE(Asked(no).inside(0));
  record::Journey yes = at_the_third_size();
  say_yes_today(yes);
  assess::Assessment closed = all_open();
  closed.gates[static_cast<std::size_t>(Family::insertion)] = {.family = Family::insertion, .state = assess::GateState::not_now, .reason = assess::GateReason::infection_signs};
  EXPECT_FALSE(Asked(yes, closed).inside(0));
  EXPECT_TRUE(Asked(yes, closed).may(Ladder::touch, "touch.look"));
  assess::Assessment young = all_open();
  young.under_18 = true;
  EXPECT_FALSE(Asked(yes, young).may(Ladder::breathing, "calm.breathing"));
}

record::Session touched(std::uint64_t n, const Moment& at, std::uint32_t order, int pain) {
  record::Session s{.session = numbered(n), .origin = {numbered(n), at, at.day(), order}};
  s.ended = record::SessionEnded{.session = s.session, .ladder = Ladder::touch, .step = "touch.look"};
  s.ended->worst_pain = *Pain0to10::make(pain), s.ended->highest_fear = Fear0to100::of<10>();
  return s;
}

// Touch led lower, and nothing else in the way.
TEST(MayBegin, NothingInsideWhileTouchWasLedLower) {
  record::Journey j = at_the_third_size();
  const auto days_ago = [&](int n) { return Moment{Instant{j.at.instant.ms - n * ms_per_day}, 0}; };
  for (const int n : {2, 1}) j.sessions.push_back(touched(5'000 + static_cast<std::uint64_t>(n), days_ago(n), 1'990 - static_cast<std::uint32_t>(n), 5));
  j.placements.front().origin.order = 1'500;
  say_yes_today(j);
  EXPECT_FALSE(Asked(j).inside(0));
  EXPECT_FALSE(allows(all_open(), effective(Asked(j).decided.on(Ladder::dilator))));
  record::Journey placed = j;
  placed.placements.front().origin.order = 1'995;
  EXPECT_TRUE(Asked(placed).inside(0)) << "her clinician knows";
}

TEST(MayBegin, TouchWaitsForTheAnswerAboutSoreness) {
  record::Journey j = everything_held();
  lay_the_foundation(j);
  j.sessions.push_back(touched(5'000, Moment{Instant{j.at.instant.ms - 3 * ms_per_day}, 0}, 1'500, 1));
  j.sessions.back().ended->notes = {record::Note::soreness_that_lasted};
  EXPECT_FALSE(Asked(j).may(Ladder::touch, "touch.look"));
  say_yes_today(j);
  EXPECT_TRUE(Asked(j).may(Ladder::touch, "touch.look"));
}

TEST(MayBegin, OnceADayInside) {
  record::Journey j = at_the_third_size();
  say_yes_today(j);
  record::Session s{.session = numbered(4'000), .origin = {numbered(4'000), j.at, j.at.day(), 2'001}};
  s.started = record::SessionStarted{.session = numbered(4'000), .ladder = Ladder::dilator, .step = "insert." + numbered(140).str() + ".whole"};
  s.ended = record::SessionEnded{.session = numbered(4'000), .ladder = Ladder::dilator, .step = s.started->step};
  j.sessions.push_back(s);
  EXPECT_FALSE(Asked(j).inside(0));
  EXPECT_TRUE(Asked(j).may(Ladder::breathing, "calm.grounding"));
}

}  // namespace
}  // namespace ebb::program
