#include <gtest/gtest.h>

#include "core/base/describe.hpp"

using namespace ebb;

namespace {

TEST(Instant, ReadsAndWritesRfc3339) {
  for (const char* text : {"2026-11-21T22:10:00+01:00", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59.120-03:30"}) {
    const auto m = parse_moment(text);
    ASSERT_TRUE(m) << text;
    EXPECT_EQ(format(*m), text);
  }
  for (const char* text : {"2026-11-21", "2026-02-30T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T22:10:00", "1969-12-31T00:00:00Z", "2026-11-21T22:10:00+1:00", "2026-11-21T22:10:00.Z"}) {
    ASSERT_FALSE(parse_moment(text)) << text;
    EXPECT_EQ(parse_moment(text).error().id, ErrorId::bad_time);
  }
}

TEST(Instant, NamesThePartThatDoesNotExist) {
  const std::string_view form = "a time is written like 2026-11-21T22:10:00+01:00, with its offset";
  const std::pair<const char*, std::string_view> times[] = {
      {"2026-02-30T10:00:00Z", "that month has no such day"},     {"2025-02-29T10:00:00Z", "that month has no such day"},
      {"2026-11-00T10:00:00Z", "that month has no such day"},     {"2026-13-01T10:00:00Z", "months go from 01 to 12"},
      {"2026-00-01T10:00:00Z", "months go from 01 to 12"},        {"1969-12-31T00:00:00Z", "years begin with 1970"},
      {"2026-11-21T25:00:00Z", "hours go from 00 to 23"},         {"2026-11-21T24:00:00Z", "hours go from 00 to 23"},
      {"2026-11-21T22:60:00Z", "minutes go from 00 to 59"},       {"2026-11-21T22:10:60Z", "seconds go from 00 to 59"},
      {"2026-11-21T22:10:00+24:00", "an offset goes from -23:59 to +23:59"}, {"2026-11-21T22:10:00+01:60", "an offset goes from -23:59 to +23:59"},
      {"1970-01-01T00:30:00+01:00", "times begin with 1970-01-01T00:00:00Z"},
      // What is not written as a time has no part to name, whatever stands in it.
      {"yesterday", form}, {"2026-02-30", form}, {"2026-02-30T10:00:00", form}, {"2026-02-30 10:00:00Z", form}, {"2026-11-21T25:00Z", form}, {"2026-11-21T22:10:00Z ", form}, {"", form}};
  for (const auto& [text, detail] : times) {
    ASSERT_FALSE(parse_moment(text)) << text;
    EXPECT_EQ(parse_moment(text).error().detail, detail) << text;
  }
  const std::pair<const char*, std::string_view> days[] = {{"2026-02-30", "that month has no such day"}, {"2026-13-01", "months go from 01 to 12"},
                                                           {"1969-12-31", "years begin with 1970"}, {"2026-2-3", "a day is written YYYY-MM-DD"}, {"2026-02-30T", "a day is written YYYY-MM-DD"}};
  for (const auto& [text, detail] : days) {
    ASSERT_FALSE(parse_day(text)) << text;
    EXPECT_EQ(parse_day(text).error().id, ErrorId::bad_day);
    EXPECT_EQ(parse_day(text).error().detail, detail) << text;
  }
}

TEST(Instant, TheLocalDayIsTheOneOnTheWall) {
  EXPECT_EQ(format(parse_moment("2026-11-21T23:30:00-08:00")->day()), "2026-11-21");
  EXPECT_EQ(format(parse_moment("2026-11-22T00:30:00+14:00")->day()), "2026-11-22");
  EXPECT_EQ(weekday(*parse_day("2026-11-21")), 5);  // a Saturday
}

TEST(Quantity, CannotHoldTheImpossible) {
  EXPECT_TRUE(Pain0to10::make(10));
  EXPECT_EQ(Pain0to10::make(11).error().id, ErrorId::impossible_value);
  EXPECT_EQ(Fear0to100::make(-1).error().id, ErrorId::impossible_value);
}

TEST(Ulid, KnownAnswer) {
  const std::array<std::uint8_t, 10> ones{255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  EXPECT_EQ(Ulid::make(281474976710655, ones).view(), "7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
  EXPECT_EQ(Ulid::make(1469922850259, std::array<std::uint8_t, 10>{}).view().substr(0, 10), "01ARZ3NDEK");
  EXPECT_FALSE(Ulid::parse("8ZZZZZZZZZZZZZZZZZZZZZZZZZ"));
  EXPECT_FALSE(Ulid::parse("01arz3ndektsv4rrffq69g5fav"));
}

enum class Colour { red, green };
struct Sample {
  Colour colour{};
  Pain0to10 pain = Pain0to10::of<0>();
  std::optional<Day> day;
  std::vector<std::string> words;
};
template <class V>
void describe(V& v, Sample& s) {
  v.type("Sample", "for the test");
  v.field("colour", s.colour, "");
  v.field("pain", s.pain, "");
  v.optional("day", s.day, "");
  v.field("words", s.words, "");
}

}  // namespace
template <>
struct ebb::EnumNames<Colour> { static constexpr std::array<std::string_view, 2> names{"red", "green"}; };
namespace {

TEST(Describe, EncodesWhatItDecodes) {
  const std::string text = R"({"colour":"green","pain":3,"day":"2026-11-21","words":["a","b"]})";
  const auto s = decode<Sample>(*json::parse(text));
  ASSERT_TRUE(s);
  EXPECT_EQ(json::write(encode(*s)), text);
}

TEST(Describe, NamesThePathOfWhatIsWrong) {
  const auto why = [](const char* text) {
    const auto s = decode<Sample>(*json::parse(text));
    return s ? std::string() : std::string(name_of(s.error().id)) + s.error().detail.substr(0, 8);
  };
  EXPECT_EQ(why(R"({"colour":"blue","pain":3,"words":[]})"), "wrong_shape/colour:");
  EXPECT_EQ(why(R"({"colour":"red","pain":11,"words":[]})"), "impossible_value/pain: p");
  EXPECT_EQ(why(R"({"colour":"red","pain":1,"words":[7]})"), "wrong_shape/words/0");
  EXPECT_EQ(why(R"({"colour":"red","pain":1,"words":[],"x":1})"), "wrong_shape: has a ");
  EXPECT_EQ(why(R"({"colour":"red","words":[]})"), "wrong_shape/pain: i");
}

TEST(Describe, GivesASchema) {
  SchemaBuilder b;
  const auto ref = b.of<Sample>();
  EXPECT_EQ(json::write(ref), R"({"$ref":"#/$defs/Sample"})");
  ASSERT_EQ(b.defs.size(), 1u);
  EXPECT_EQ(json::write(*b.defs[0].second.find("required")), R"(["colour","pain","words"])");
}

}  // namespace
