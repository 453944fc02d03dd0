#include <gtest/gtest.h>

#include "core/record/testing.hpp"
#include "core/record/upcast.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

const std::string line =
    R"({"id":"01JD0000000000000000000001","kind":"session.checked","v":1,"member":"01JD0000000000000000000002","device":"01JD0000000000000000000003","hlc":"1767600000000-4","at":"2026-01-05T09:00:00+01:00","zone":"Europe/Berlin","day":"2026-01-05","data":{"session":"01JD0000000000000000000004","pain":3,"fear":40,"choice":"smaller"}})";

std::string with(std::string_view from, std::string_view to, std::string text = line) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(Codec, TheSameEventAlwaysGivesTheSameLine) {
  const auto e = decode_line(line);
  ASSERT_TRUE(e) << e.error().detail;
  EXPECT_EQ(encode_line(*e), line);
  EXPECT_EQ(std::get<SessionChecked>(e->data).pain->value(), 3);
  EXPECT_EQ(e->hlc, (Hlc{1767600000000, 4}));
  const std::string shuffled = with(R"({"session":"01JD0000000000000000000004","pain":3,"fear":40,"choice":"smaller"})", R"({ "choice":"smaller","pain":3,"fear":40, "session":"01JD0000000000000000000004"})");
  EXPECT_EQ(encode_line(*decode_line(shuffled)), line);
  EXPECT_EQ(encode_line(*decode_line(with(R"("data":)", R"("critical":false,"data":)"))), line);
  EXPECT_EQ(encode_line(*decode_line(with(R"("pain":3)", R"("pain":null)"))), with(R"("pain":3,)", ""));
}

TEST(Codec, RefusesByNameAndPath) {
  struct Case { std::string text; ErrorId id; std::string path; };
  const Case cases[] = {
      {with(R"("pain":3)", R"("pain":11)"), ErrorId::impossible_value, "/data/pain"},
      {with(R"("pain":3)", R"("pain":3.0)"), ErrorId::wrong_shape, "/data/pain"},
      {with(R"("pain":3)", R"("pains":3)"), ErrorId::wrong_shape, "/data"},
      {with(R"("pain":3)", R"("pain":3,"pain":4)"), ErrorId::json_duplicate_key, ""},
      {with(R"("smaller")", R"("bigger")"), ErrorId::wrong_shape, "/data/choice"},
      {with(R"(-4")", R"(-04")"), ErrorId::bad_hlc, ""},
      {with(R"(-4")", R"(-4294967296")"), ErrorId::bad_hlc, ""},
      {with(R"("17676)", R"("-17676)"), ErrorId::bad_hlc, ""},
      {with("01JD0000000000000000000001", "01JD000000000000000000000I"), ErrorId::bad_id, "/id"},
      {with("09:00:00+01:00", "09:00:00"), ErrorId::bad_time, "/at"},
      {with("2026-01-05\",\"data", "2026-02-30\",\"data"), ErrorId::bad_day, "/day"},
      {with("Europe/Berlin", "Europe Berlin"), ErrorId::wrong_shape, "/zone"},
      {with("session.checked", "Session Checked"), ErrorId::wrong_shape, "/kind"},
      {with(R"("v":1)", R"("v":0)"), ErrorId::wrong_shape, "/v"},
      {with(R"("v":1)", R"("v":1,"extra":1)"), ErrorId::wrong_shape, ""},
      {std::string(line_bytes_max, ' ') + line, ErrorId::line_too_large, ""},
      {line.substr(0, 100), ErrorId::json_malformed, ""},
      {"", ErrorId::json_malformed, ""},
      {"[]", ErrorId::wrong_shape, ""},
  };
  for (const Case& c : cases) {
    const auto e = decode_line(c.text);
    ASSERT_FALSE(e) << c.text;
    EXPECT_EQ(name_of(e.error().id), name_of(c.id)) << c.text;
    EXPECT_TRUE(e.error().detail.starts_with(c.path)) << e.error().detail;
  }
}

TEST(Codec, AnUnknownKindIsKeptWhole) {
  const std::string unknown = with(R"({"session":"01JD0000000000000000000004","pain":3,"fear":40,"choice":"smaller"})", R"({"z":[1,{"b":true,"a":null}],"a":"x"})", with("session.checked", "moon.seen"));
  const auto e = decode_line(with(R"("v":1)", R"("v":7,"critical":true)", unknown));
  ASSERT_TRUE(e) << e.error().detail;
  const auto& u = std::get<UnknownKind>(e->data);
  EXPECT_EQ(u.kind, "moon.seen");
  EXPECT_EQ(u.version, 7);
  EXPECT_TRUE(u.critical);
  EXPECT_EQ(compartment_of(*e), Compartment::private_safety);
  EXPECT_NE(encode_line(*e).find(R"("v":7,"critical":true,)"), std::string::npos);
  EXPECT_NE(encode_line(*e).find(R"("data":{"a":"x","z":[1,{"a":null,"b":true}]})"), std::string::npos);
  const auto fraction = decode_line(with(R"([1,)", R"([1.5,)", unknown));
  ASSERT_FALSE(fraction);
  EXPECT_EQ(fraction.error().id, ErrorId::not_a_whole_number);
  EXPECT_EQ(fraction.error().detail, "/data/z/0");
}

TEST(Codec, ANewerVersionOfAKnownKindIsNotGuessed) {
  const auto e = decode_line(with(R"("v":1)", R"("v":2)"));
  ASSERT_TRUE(e);
  EXPECT_TRUE(std::holds_alternative<UnknownKind>(e->data));
  EXPECT_EQ(known_version("session.checked"), 1);
  EXPECT_EQ(known_version("moon.seen"), std::nullopt);
}

TEST(Codec, TheHeadIsKnownAlsoWhenTheDataIsRefused) {
  std::optional<LineHead> head;
  EXPECT_FALSE(decode_line(with(R"("pain":3)", R"("pain":11)"), &head));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->id.view(), "01JD0000000000000000000001");
  EXPECT_EQ(head->kind, "session.checked");
  head.reset();
  EXPECT_FALSE(decode_line("{}", &head));
  EXPECT_FALSE(head);
}

TEST(Compartment, PrivateAnswersTravelAlone) {
  EXPECT_EQ(compartment_of(Data(AnswerGiven{"private.afraid", false, {}, {}, {}})), Compartment::private_safety);
  EXPECT_EQ(compartment_of(Data(AnswerGiven{"safety.pregnant", false, {}, {}, {}})), Compartment::body);
  EXPECT_EQ(compartment_of(Data(EntryWithdrawn{ulid_for_testing(1), Compartment::private_safety})), Compartment::private_safety);
}

json::Value tag(json::Value v, std::string_view name) {
  v.as_object()->emplace_back(std::string(name), json::Value(1));
  return v;
}
constexpr UpcastStep planted[] = {{"a.b", 2, [](json::Value v) { return tag(std::move(v), "three"); }},
                                  {"a.b", 1, [](json::Value v) { return tag(std::move(v), "two"); }},
                                  {"c.d", 1, [](json::Value v) { return tag(std::move(v), "other"); }}};

TEST(Upcast, WalksVersionByVersion) {
  const auto done = upcast(planted, "a.b", 1, 3, json::Value(json::Object{}));
  ASSERT_TRUE(done);
  EXPECT_EQ(json::write(*done), R"({"two":1,"three":1})");
  EXPECT_EQ(json::write(*upcast(planted, "a.b", 2, 3, json::Value(json::Object{}))), R"({"three":1})");
  EXPECT_FALSE(upcast(planted, "c.d", 1, 3, json::Value(json::Object{})));
}

}  // namespace
