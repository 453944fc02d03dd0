#include <gtest/gtest.h>

#include "core/record/fold.hpp"
#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

Event make(std::uint64_t id, std::int64_t minutes, Data data) { return event_for_testing(id, minutes, std::move(data)); }
Moment minute(std::int64_t minutes) { return make(1, minutes, PauseEnded{}).at; }
Ulid id(std::uint64_t n) { return ulid_for_testing(n); }

SessionStarted start(std::uint64_t s) { return {id(s), Ladder::touch, "touch.look", {}, "touch.look.normal"}; }
SessionEnded end(std::uint64_t s) {
  SessionEnded e;
  e.session = id(s), e.ladder = Ladder::touch, e.step = "touch.look";
  return e;
}
TryRecorded tried(TryKind what) {
  TryRecorded t;
  t.what = what;
  return t;
}
DayDescribed energy(Level l) {
  DayDescribed d;
  d.energy = l;
  return d;
}

TEST(Ahead, WhatAClockAheadWroteIsShownAtOnceAndCountsLater) {
  const std::vector<Event> log{make(1, 5, energy(Level::low)), make(2, 10, energy(Level::high)), make(3, 11, tried(TryKind::tampon))};
  const Journey now = fold(log, minute(6));
  ASSERT_EQ(now.ahead.days.size(), 1u);
  EXPECT_EQ(now.ahead.days[0].origin.event, id(2));
  EXPECT_EQ(now.ahead.days[0].described.energy, Level::high);
  ASSERT_EQ(now.ahead.tries.size(), 1u);
  EXPECT_EQ(now.days.size(), 1u);
  EXPECT_TRUE(now.tries.empty());
  const Journey then = fold(log, minute(11));
  EXPECT_TRUE(then.ahead.days.empty());
  EXPECT_TRUE(then.ahead.tries.empty());
  EXPECT_EQ(then.days.size(), 2u);
}

TEST(Ahead, ASessionThatEndedAheadIsWhole) {
  const std::vector<Event> log{make(1, 5, start(7)), make(2, 10, end(7)), make(3, 1, start(8)), make(4, 4, end(8))};
  const Journey now = fold(log, minute(6));
  ASSERT_EQ(now.ahead.sessions.size(), 1u);
  EXPECT_TRUE(now.ahead.sessions[0].started);
  EXPECT_TRUE(now.ahead.sessions[0].ended);
  EXPECT_EQ(now.ahead.sessions[0].end->event, id(2));
  ASSERT_EQ(now.sessions.size(), 2u);
  EXPECT_FALSE(now.sessions[1].ended) << "what is ahead counts for nothing";
}

TEST(Ahead, WhatCorrectsOrWithdrawsItIsSaidAlready) {
  const Event e = make(2, 10, energy(Level::high)), gone = make(3, 11, tried(TryKind::tampon));
  const Event correction = make(4, 12, EntryCorrected{id(2), Compartment::body, 1, encode(energy(Level::medium))});
  const Event withdrawal = make(5, 6, EntryWithdrawn{id(3), Compartment::body});
  const Journey now = fold(std::vector{e, gone, correction, withdrawal}, minute(6));
  ASSERT_EQ(now.ahead.days.size(), 1u);
  EXPECT_EQ(now.ahead.days[0].described.energy, Level::medium);
  EXPECT_TRUE(now.ahead.tries.empty());
}

TEST(Ahead, WithdrawingItIsNoMistake) {
  const Event gone = make(3, 11, tried(TryKind::tampon)), withdrawal = make(5, 6, EntryWithdrawn{id(3), Compartment::body});
  EXPECT_TRUE(fold(std::vector{gone, withdrawal}, minute(6)).refused.empty());
  EXPECT_TRUE(fold(std::vector{gone, withdrawal}, minute(12)).tries.empty());
  EXPECT_TRUE(fold(std::vector{gone, withdrawal}, minute(12)).refused.empty());
}

TEST(Ahead, NobodySeesWhatTheyDoNotHold) {
  FoldOptions others;
  others.held = {Compartment::together};
  EXPECT_TRUE(fold(std::vector{make(2, 10, tried(TryKind::tampon))}, minute(6), others).ahead.tries.empty());
}

}  // namespace
