#include "core/record/stamp.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

const Now now{moment_for_testing("2026-10-25T02:30:00+01:00"), "Europe/Berlin"};
const Author author{ulid_for_testing(1), ulid_for_testing(2)};
constexpr std::array<std::uint8_t, 10> random{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
const std::int64_t ms = now.at.instant.ms;

Hlc stamped(Hlc last) { return stamp(ClockState{last}, now, random, author, Data(PauseEnded{}))->clock.last; }

TEST(Stamp, TakesTimeAndChanceFromItsArguments) {
  const auto s = stamp({}, now, random, author, Data(PreferenceSet{"voice", "off"}));
  ASSERT_TRUE(s);
  EXPECT_EQ(encode_line(s->event),
            R"({"id":")" + Ulid::make(static_cast<std::uint64_t>(ms), random).str() + R"(","kind":"preference.set","v":1,"member":")" + author.member.str() + R"(","device":")" +
                author.device.str() + R"(","hlc":")" + std::to_string(ms) + R"(-0","at":"2026-10-25T02:30:00+01:00","zone":"Europe/Berlin","day":"2026-10-25","data":{"name":"voice","value":"off"}})");
  EXPECT_EQ(s->clock.last, s->event.hlc);
}

TEST(Stamp, TheClockNeverRunsBackwards) {
  EXPECT_EQ(stamped({ms - 1, 7}), (Hlc{ms, 0}));
  EXPECT_EQ(stamped({ms, 0}), (Hlc{ms, 1}));
  EXPECT_EQ(stamped({ms + ms_per_hour, 3}), (Hlc{ms + ms_per_hour, 4}));
  EXPECT_EQ(stamped({ms + clock_ahead_ms_max, 0}), (Hlc{ms + clock_ahead_ms_max, 1}));
}

TEST(Stamp, AClockThatRanADayAheadIsLeftBehind) { EXPECT_EQ(stamped({ms + clock_ahead_ms_max + 1, 0}), (Hlc{ms, 0})); }

TEST(Stamp, AFullCounterIsRefused) {
  const auto s = stamp(ClockState{{ms, std::numeric_limits<std::uint32_t>::max()}}, now, random, author, Data(PauseEnded{}));
  ASSERT_FALSE(s);
  EXPECT_EQ(s.error().id, ErrorId::clock_overflow);
}

TEST(Stamp, ADraftThatCouldNotBeReadAgainIsRefused) {
  EXPECT_EQ(stamp({}, now, random, author, Data(PreferenceSet{"voice", std::string(10'000, 'x')})).error().id, ErrorId::wrong_shape);
  EXPECT_EQ(stamp({}, Now{now.at, "no zone"}, random, author, Data(PauseEnded{})).error().id, ErrorId::wrong_shape);
  EXPECT_EQ(stamp({}, now, random, author, Data(UnknownKind{"moon.seen", 1, false, {}})).error().id, ErrorId::unknown_kind);
  AnswerGiven long_answer{"pain.where", false, {}, {}, {}};
  for (int i = 0; i < 20; ++i) long_answer.choices.push_back(std::string(5'000, 'y'));
  EXPECT_EQ(stamp({}, now, random, author, Data(long_answer)).error().id, ErrorId::line_too_large);
}

TEST(Receive, MovesTheClockButNeverADayAhead) {
  EXPECT_EQ(receive({{5, 1}}, now, {ms, 2}).last, (Hlc{ms, 2}));
  EXPECT_EQ(receive({{ms, 9}}, now, {5, 2}).last, (Hlc{ms, 9}));
  EXPECT_EQ(receive({{ms, 9}}, now, {ms + clock_ahead_ms_max, 0}).last, (Hlc{ms + clock_ahead_ms_max, 0}));
  EXPECT_EQ(receive({{ms, 9}}, now, {ms + clock_ahead_ms_max + 1, 0}).last, (Hlc{ms, 9}));
}

}  // namespace
