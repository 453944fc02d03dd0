// What Today says it takes is what it takes.
#include "core/practice/lengths.hpp"
#include "core/practice/page_for_testing.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

Page played(StartRequest r) {
  Page p(std::move(r));
  EXPECT_EQ(p.view.remaining_s, p.view.total_s);
  p.act(Do::start);
  while (p.view.phase != Phase::questions) {
    if (p.view.check) p.check(0, 0, record::CheckChoice::go_on);
    else p.tick(1);
  }
  return p.act(Do::finish);
}

TEST(Minutes, AreWhatIsPlayed) {
  for (const Script& s : all_scripts()) {
    for (const Length length : all_of<Length>()) {
      for (const int minutes : {3, 5, 8, 20}) {
        SCOPED_TRACE(std::string(s.practice) + " " + std::string(name_of(length)) + " " + std::to_string(minutes));
        const Page p = played({.practice = std::string(s.practice), .length = length, .minutes = minutes});
        EXPECT_EQ(p.view.total_s, minutes * 60);
        EXPECT_EQ(p.ms / 1000, minutes * 60);
        EXPECT_EQ(p.ended().planned_s, p.ended().practised_s);
      }
    }
  }
}

TEST(Minutes, TooFewOrTooManyAreRefusedByName) {
  for (const int minutes : {-1, 0, 21, 2'000'000'000}) {
    const auto p = Practice::start({.practice = "insert.whole", .minutes = minutes}, 0);
    ASSERT_FALSE(p.has_value()) << minutes;
    EXPECT_EQ(p.error().id, ErrorId::impossible_value);
  }
  EXPECT_FALSE(Practice::start({.practice = "insert.whole", .minutes = 2, .warm_up = true}, 0).has_value());
}

TEST(Minutes, OfTheFirstBreathAreAWholePractice) {
  EXPECT_EQ(name_of(played({.practice = "calm.breathing", .length = Length::shorter, .minutes = 3}).ended().closed), "completed");
  EXPECT_EQ(name_of(played({.practice = "calm.breathing", .length = Length::shorter, .minutes = 2}).ended().closed), "shortened");
}

TEST(Minutes, HeldTooShortIsNotWhole) {
  EXPECT_EQ(name_of(played({.practice = "insert.whole", .minutes = 6}).ended().closed), "shortened");
  EXPECT_EQ(name_of(played({.practice = "insert.whole", .minutes = 7}).ended().closed), "completed");
  EXPECT_EQ(name_of(played({.practice = "insert.whole", .minutes = 7, .warm_up = true}).ended().closed), "shortened");
  EXPECT_EQ(name_of(played({.practice = "insert.whole", .minutes = 8, .warm_up = true}).ended().closed), "completed");
}

TEST(Minutes, OfOneScriptAreSharedByItsParts) {
  const Script& s = *find_script("insert.whole");
  const Version& v = s.versions[0];
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < v.segments.size(); ++i) {
    if (v.segments[i].phase == Phase::practise) sum += segment_ms(v, i, 617'000);
  }
  EXPECT_EQ(sum, 617'000);
}

// The clock of a page that says what no clock says.
TEST(Minutes, AHostileClockIsRefused) {
  for (const std::int64_t ms : {INT64_MIN, INT64_MAX, INT64_MIN + 1}) {
    EXPECT_EQ(Practice::start({.practice = "calm.breathing"}, ms).error().id, ErrorId::impossible_value);
    Page p = Page::of("calm.breathing");
    p.act(Do::start);
    EXPECT_EQ(p.practice.act({.what = Do::tick, .ms = ms}).error().id, ErrorId::impossible_value);
    EXPECT_EQ(Practice::take_up(p.practice.state(), ms).error().id, ErrorId::impossible_value);
    EXPECT_EQ(p.tick(1).view.phase, Phase::settle) << "nothing of it counted";
  }
}

}  // namespace
}  // namespace ebb::practice
