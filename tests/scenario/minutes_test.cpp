// The minutes Today says are those that are played: every practice of every scenario is begun as the page begins it, and timed.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/practice/practice.hpp"
#include "core/practice/script.hpp"
#include "tests/scenario/program/scenario.hpp"

namespace ebb::scenario {
namespace {

constexpr auto folder = "tests/scenario/program/";

std::vector<std::string> files() {
  std::vector<std::string> out;
  for (const auto& f : std::filesystem::directory_iterator(std::string(EBB_ROOT) + folder)) {
    if (f.path().extension() == ".json") out.push_back(f.path().string());
  }
  return out;
}

program::TodayDocument today(const Scenario& s, const program::Protocol& protocol = {}) { return program::today(record::fold(record::read_log(s.log), s.at), s.options, protocol); }
program::TodayDocument today(std::string_view name, const program::Protocol& protocol = {}) { return today(read(std::string(EBB_ROOT) + folder + std::string(name)), protocol); }

// "insert.<item>.whole" is a step of insert.whole.
std::string practice_of(const std::string& step) {
  const std::size_t first = step.find('.'), last = step.rfind('.');
  return step.substr(0, first) + step.substr(last);
}

struct Played {
  std::int64_t promised_s = 0, took_s = 0, practised_s = 0;
  std::string closed;
};

Played play(const std::string& step, program::Length length, std::int32_t minutes, bool warm_up) {
  using practice::Do;
  auto p = practice::Practice::start({.practice = practice_of(step), .step = step, .length = length, .minutes = minutes, .warm_up = warm_up}, 0);
  if (!p) return ADD_FAILURE() << step << " " << minutes << ": " << p.error().detail, Played{};
  Played out{.promised_s = p->view().total_s};
  std::int64_t ms = 0;
  (void)p->act({.what = Do::start, .ms = ms});
  while (p->view().phase != practice::Phase::questions) {
    if (p->view().check) (void)p->act({.what = Do::check_answer, .ms = ms, .pain = Pain0to10::of<0>(), .fear = Fear0to100::of<0>(), .choice = record::CheckChoice::go_on});
    else (void)p->act({.what = Do::tick, .ms = ms += 1'000});
  }
  out.took_s = ms / 1'000;
  (void)p->act({.what = Do::finish, .ms = ms});
  out.practised_s = p->state().practised_ms / 1'000;
  out.closed = name_of(*p->view().closed);
  return out;
}

void expect_played(const std::string& step, program::Length length, std::int32_t minutes, bool warm_up) {
  SCOPED_TRACE(step + " " + std::to_string(minutes));
  const Played p = play(step, length, minutes, warm_up);
  EXPECT_EQ(p.promised_s, minutes * 60);
  EXPECT_EQ(p.took_s, minutes * 60);
}

TEST(Minutes, TodayIsPlayedAsItSays) {
  for (const auto& f : files()) {
    SCOPED_TRACE(f);
    const auto document = today(read(f));
    for (const auto& p : document.practices) {
      expect_played(p.step, p.length, p.minutes, p.begin_with.has_value());
      expect_played(p.smaller_step, program::Length::shorter, p.smaller_minutes, false);
    }
    expect_played(document.smaller.step, document.smaller.length, document.smaller.minutes, false);
  }
}

TEST(Minutes, SmallerIsReallyShorter) {
  for (const auto& f : files()) {
    const auto document = today(read(f));
    for (const auto& p : document.practices) {
      EXPECT_LT(p.smaller_minutes, p.minutes) << f << " " << p.step;
      EXPECT_LT(document.smaller.minutes, p.minutes) << f << " " << p.step;
    }
  }
}

TEST(Minutes, TheFirstDayIsThreeMinutes) {
  const auto document = today("today-first-day-breathing.json");
  ASSERT_EQ(document.practices.size(), 1u);
  const auto& p = document.practices[0];
  EXPECT_EQ(p.step, "calm.breathing");
  EXPECT_EQ(p.minutes, 3);
  EXPECT_EQ(play(p.step, p.length, p.minutes, false).closed, "completed") << "it is a whole practice";
}

// Whatever a clinician may set, what Today proposes inside can be held that long, within what one practice may be.
TEST(Minutes, AnOverrideNeverMakesTheFullTimeUnreachable) {
  const auto& ring = evidence::inside_minutes;
  for (std::int32_t minutes = ring.absolute_min; minutes <= ring.absolute_max; ++minutes) {
    const program::Override change{std::string(ring.id), minutes};
    const auto document = today("today-twenty-minutes.json", *program::Protocol::make({&change, 1}));
    const auto& inside = document.practices.back();
    ASSERT_TRUE(inside.asks_first);
    EXPECT_LE(inside.minutes, evidence::practice_minutes_max.value);
    EXPECT_GE(play(inside.step, inside.length, inside.minutes, inside.begin_with.has_value()).practised_s, minutes * 60);
  }
}

// With time for one thing only, the hold is still a full one, and the time it takes is said.
TEST(Minutes, NothingInsideIsProposedTooShortToCount) {
  for (const auto& f : files()) {
    const auto document = today(read(f));
    for (const auto& p : document.practices) {
      if (p.asks_first) EXPECT_EQ(play(p.step, p.length, p.minutes, p.begin_with.has_value()).closed, "completed") << f;
    }
  }
}

bool warms_up(const practice::Version& v) {
  return std::any_of(v.segments.begin(), v.segments.end(), [](const practice::Segment& s) { return s.with_warm_up; });
}

// What Today says to begin with is played: the practice has a part for it, and it is another step.
TEST(Minutes, WhatComesFirstIsPlayedFirst) {
  for (const auto& f : files()) {
    const auto document = today(read(f));
    for (const auto& p : document.practices) {
      if (!p.begin_with) continue;
      const practice::Script* script = practice::find_script(practice_of(p.step));
      ASSERT_TRUE(script) << f << " " << p.step;
      EXPECT_TRUE(std::all_of(script->versions.begin(), script->versions.end(), warms_up)) << f << " " << p.step;
      EXPECT_NE(*p.begin_with, p.step) << f;
    }
    for (const auto& d : document.decisions) {
      if (d.begin_with) EXPECT_NE(*d.begin_with, d.step.value_or("")) << f;
    }
  }
}

}  // namespace
}  // namespace ebb::scenario
