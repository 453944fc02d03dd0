#include <gtest/gtest.h>

#include "apps/wasm/instance.hpp"
#include "core/base/json.hpp"

namespace ebb::bridge {
namespace {

class Bridge {
 public:
  json::Value ask(const std::string& request) { return *json::parse(instance.request(request)); }
  const json::Value* ok(const std::string& request) {
    last = ask(request);
    EXPECT_TRUE(last.find("ok")) << json::write(last);
    return last.find("ok");
  }
  std::string error(const std::string& request) {
    last = ask(request);
    const json::Value* e = last.find("error");
    return e ? *e->find("id")->as_string() : "";
  }
  Instance instance;
  json::Value last;
};

constexpr const char* at = R"("at":"2026-01-05T12:00:00Z")";
constexpr const char* open_space = R"({"op":"space.open","lines":[],"member":"00000000000000000000000001","device":"00000000000000000000000002"})";
constexpr const char* start = R"({"op":"practice.start","at":"2026-01-05T12:00:00Z","ms":0,"session":"01ARZ3NDEKTSV4RRFFQ69G5FAV","practice":"calm.breathing","length":"short","grounding":false,"warm_up":false})";

TEST(Practice, IsPlayedAndTakenUpThroughTheBridge) {
  Bridge b;
  EXPECT_EQ(b.error(R"({"op":"practice.do","do":"tick","ms":1})"), "practice_not_open");
  EXPECT_EQ(b.error(start), "space_not_open");
  b.ok(open_space);
  EXPECT_EQ(*b.ok(start)->find("phase")->as_string(), "prepare");
  const json::Value begun = *b.ok(R"({"op":"practice.do","do":"start","ms":0})");
  EXPECT_EQ(*begun.find("drafts")->as_array()->at(0).find("kind")->as_string(), "session.started");
  b.ok(R"({"op":"practice.do","do":"tick","ms":9000})");
  const std::string kept = json::write(*b.ok(R"({"op":"practice.save"})")->find("state"));
  Bridge after_a_kill;
  after_a_kill.ok(open_space);
  const json::Value* view = after_a_kill.ok(R"({"op":"practice.resume","at":"2026-01-05T12:00:10Z","ms":10000,"state":)" + kept + "}");
  EXPECT_EQ(*view->find("phase")->as_string(), "practise");
  EXPECT_EQ(*view->find("paused")->as_string(), "no");
}

// What Today says is sent, and is what is played.
TEST(Practice, TheMinutesOfTodayAreTakenAsTheyAreSaid) {
  Bridge b;
  b.ok(open_space);
  const json::Value today = *b.ok(R"({"op":"today","at":"2026-01-05T12:00:00Z"})")->find("practices");
  const json::Value& first = today.as_array()->at(0);
  const std::int64_t minutes = *first.find("minutes")->as_int();
  EXPECT_EQ(minutes, 3);
  const json::Value* view = b.ok(R"({"op":"practice.start","at":"2026-01-05T12:00:00Z","ms":0,"session":"01ARZ3NDEKTSV4RRFFQ69G5FAV","practice":"calm.breathing","length":")" +
                                 *first.find("length")->as_string() + R"(","minutes":)" + std::to_string(minutes) + R"(,"grounding":false,"warm_up":false})");
  EXPECT_EQ(*view->find("total_s")->as_int(), minutes * 60);
}

TEST(Practice, AHostileClockOrLengthIsRefused) {
  Bridge b;
  b.ok(open_space);
  const auto begin = [](const char* more) {
    return R"({"op":"practice.start","at":"2026-01-05T12:00:00Z","session":"01ARZ3NDEKTSV4RRFFQ69G5FAV","practice":"calm.breathing","length":"short","grounding":false,"warm_up":false,)" + std::string(more) + "}";
  };
  EXPECT_EQ(b.error(begin(R"("ms":9007199254740991)")), "impossible_value");
  EXPECT_EQ(b.error(begin(R"("ms":0,"minutes":2000000000)")), "impossible_value");
  b.ok(begin(R"("ms":0)"));
  EXPECT_EQ(b.error(R"({"op":"practice.do","do":"start","ms":-9007199254740991})"), "impossible_value");
}

TEST(Practice, WhatTheRecordSaysStandsBesideItAndAPageCannotOpenWhatWaits) {
  Bridge b;
  b.ok(open_space);
  const auto begin = [](std::string practice) {
    return R"({"op":"practice.start","at":"2026-01-05T12:00:00Z","ms":0,"session":"01ARZ3NDEKTSV4RRFFQ69G5FAV","practice":")" + practice + R"(","length":"normal","grounding":false,"warm_up":false})";
  };
  EXPECT_EQ(b.error(begin("insert.fingertip")), "practice_waits");
  EXPECT_EQ(b.error(R"({"op":"practice.do","do":"start","ms":0})"), "practice_not_open");
  const auto positions = [&] { return json::write(*b.ok(begin("calm.body_scan_5"))->find("positions")); };
  EXPECT_EQ(positions().find("lying_back"), std::string::npos) << "whether she is pregnant is not known";
  b.ok(R"({"op":"write","kind":"answer.given","data":{"question":"safety.pregnant","skipped":false,"choices":["no"]},"at":"2026-01-05T11:00:00Z","zone":"Etc/UTC","random":"AAAAAAAAAAAAAA"})");
  EXPECT_NE(positions().find("lying_back"), std::string::npos);
}

TEST(Assess, AsksThroughTheBridge) {
  Bridge b;
  EXPECT_EQ(b.error(std::string(R"({"op":"assess",)") + at + "}"), "space_not_open");
  b.ok(open_space);
  const json::Value* next = b.ok(std::string(R"({"op":"assess.next",)") + at + R"(,"module":"safety_gate"})");
  EXPECT_EQ(*next->find("question")->find("id")->as_string(), "safety.adult");
  EXPECT_EQ(*b.ok(std::string(R"({"op":"assess",)") + at + "}")->find("gates")->find("calm")->find("state")->as_string(), "open");
  EXPECT_EQ(*b.ok(std::string(R"({"op":"assess.private",)") + at + "}")->find("help")->as_string(), "none");
  EXPECT_EQ(b.error(R"({"op":"assess.question","id":"safety.moon"})"), "question_unknown");
}

}  // namespace
}  // namespace ebb::bridge
