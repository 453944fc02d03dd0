#include "core/program/decide.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

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
  for (const int w : {120, 140, 160, 200, 220}) set.items.push_back({numbered(static_cast<std::uint64_t>(w)), "", *WidthTenthMm::make(w), {}});
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

}  // namespace
}  // namespace ebb::program
