#include "apps/wasm/instance.hpp"

#include <gtest/gtest.h>

#include "core/base/json.hpp"

using namespace ebb;

namespace {

constexpr const char* open_empty = R"({"op":"space.open","lines":[],"member":"01JD0000000000000000000002","device":"01JD0000000000000000000003"})";
std::string write_answer(std::string_view choice, std::string_view random) {
  return R"({"op":"write","kind":"answer.given","data":{"question":"private.afraid","skipped":false,"choices":[")" + std::string(choice) +
         R"("]},"at":"2026-01-05T09:00:00+01:00","zone":"Europe/Berlin","random":")" + std::string(random) + "\"}";
}
constexpr std::string_view chance = "AAECAwQFBgcICQ", other_chance = "AQECAwQFBgcICQ";
constexpr const char* journey_now = R"({"op":"journey","at":"2026-01-05T09:05:00+01:00"})";

json::Value ask(bridge::Instance& i, std::string_view request) { return *json::parse(i.request(request)); }
std::string error(const json::Value& reply) { return reply.find("error") ? *reply.find("error")->find("id")->as_string() : ""; }
const json::Value& ok(const json::Value& reply) { return *reply.find("ok"); }

TEST(Bridge, RefusesWhatIsNoRequest) {
  bridge::Instance i;
  EXPECT_EQ(error(ask(i, "{")), "json_malformed");
  EXPECT_EQ(error(ask(i, "[]")), "wrong_shape");
  EXPECT_EQ(error(ask(i, R"({"op":1})")), "wrong_shape");
  EXPECT_EQ(error(ask(i, R"({"op":"nonsense"})")), "op_unknown");
  EXPECT_EQ(error(ask(i, R"({"op":"hello","extra":1})")), "wrong_shape");
  EXPECT_EQ(error(ask(i, journey_now)), "space_not_open");
  EXPECT_EQ(error(ask(i, R"({"op":"account.logins","hashed":"AAAA"})")), "wrong_shape");
  EXPECT_EQ(error(ask(i, R"({"op":"chains.fresh"})")), "account_locked");
}

TEST(Bridge, WhatIsWrittenIsInTheJourneyAndInTheLines) {
  bridge::Instance i;
  EXPECT_EQ(*ok(ask(i, open_empty)).find("events")->as_int(), 0);
  const json::Value written = ask(i, write_answer("no", chance));
  EXPECT_EQ(*ok(written).find("compartment")->as_string(), "private_safety");
  const std::string line = *ok(written).find("line")->as_string();
  EXPECT_EQ(ok(ask(i, R"({"op":"space.lines"})")).find("lines")->as_array()->at(0), json::Value(line));
  EXPECT_EQ(ok(ask(i, journey_now)).find("answers")->as_array()->size(), 1u);
}

TEST(Bridge, AnUnusualWidthIsAskedAboutBeforeItIsWritten) {
  bridge::Instance i;
  ask(i, open_empty);
  const auto write_set = [&](const char* size) {
    return ask(i, std::string(R"({"op":"write","kind":"dilator_set.entered","data":{"set":"01ARZ3NDEKTSV4RRFFQ69G5FAV","label":"mine","holds_magnets":false,"items":[{"item":"01ARZ3NDEKTSV4RRFFQ69G5FAW","label":"1",)") +
                      size + R"(}]},"at":"2026-01-05T09:00:00+01:00","zone":"Europe/Berlin","random":")" + std::string(chance) + "\"}");
  };
  EXPECT_EQ(error(write_set(R"("diameter_tenth_mm":600)")), "width_unusual");
  EXPECT_EQ(error(write_set(R"("diameter_tenth_mm":900,"width_confirmed":true)")), "width_outside_the_ring");
  EXPECT_EQ(ok(ask(i, journey_now)).find("sets")->as_array()->size(), 0u);
  EXPECT_EQ(error(write_set(R"("diameter_tenth_mm":600,"width_confirmed":true)")), "");
  EXPECT_EQ(ok(ask(i, journey_now)).find("sets")->as_array()->size(), 1u);
}

TEST(Bridge, TheClockGoesOnFromWhatIsThere) {
  bridge::Instance i;
  ask(i, open_empty);
  ask(i, write_answer("no", chance));
  const std::string second = *ok(ask(i, write_answer("now", other_chance))).find("line")->as_string();
  EXPECT_NE(second.find(R"("hlc":"1767600000000-1")"), std::string::npos) << second;
}

TEST(Bridge, AWithdrawalKnowsTheCompartmentOfItsTarget) {
  bridge::Instance i;
  ask(i, open_empty);
  const std::string line = *ok(ask(i, write_answer("no", chance))).find("line")->as_string();
  const json::Value reply = ask(i, R"({"op":"write","kind":"entry.withdrawn","data":{"target":")" + line.substr(7, 26) +
                                       R"("},"at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":")" + std::string(other_chance) + "\"}");
  EXPECT_EQ(*ok(reply).find("compartment")->as_string(), "private_safety");
  EXPECT_EQ(ok(ask(i, journey_now)).find("answers")->as_array()->size(), 0u);
  EXPECT_EQ(ok(ask(i, journey_now)).find("refused")->as_array()->size(), 0u);
}

TEST(Bridge, AnEntryGoesWithAllThatIsAboutIt) {
  bridge::Instance i;
  ask(i, open_empty);
  const auto id = [](const json::Value& written) { return ok(written).find("line")->as_string()->substr(7, 26); };
  const std::string kept = id(ask(i, write_answer("no", chance))), entry = id(ask(i, write_answer("now", other_chance)));
  const auto about = [&](const std::string& kind, const std::string& target, std::string_view data, std::string_view random) {
    return id(ask(i, R"({"op":"write","kind":")" + kind + R"(","data":{"target":")" + target + "\"" + std::string(data) +
                         R"(},"at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":")" + std::string(random) + "\"}"));
  };
  const std::string corrected = about("entry.corrected", entry, R"(,"data":{"question":"private.afraid","skipped":false,"choices":["no"]})", "AgECAwQFBgcICQ");
  const std::string withdrawn = about("entry.withdrawn", corrected, "", "AwECAwQFBgcICQ");
  const json::Value family = *ok(ask(i, R"({"op":"space.about","event":")" + corrected + "\"}")).find("events");
  EXPECT_EQ(family.as_array()->size(), 3u) << json::write(family);
  for (const std::string& one : {entry, corrected, withdrawn}) EXPECT_NE(std::ranges::find(*family.as_array(), json::Value(one)), family.as_array()->end());
  EXPECT_EQ(ok(ask(i, R"({"op":"space.lines","events":[")" + entry + "\"]}")).find("lines")->as_array()->size(), 1u);
  ask(i, json::write(json::Value(json::Object{{"op", "space.forget"}, {"events", family}})));
  const json::Value lines = ask(i, R"({"op":"space.lines"})");
  ASSERT_EQ(ok(lines).find("lines")->as_array()->size(), 1u);
  EXPECT_EQ(ok(lines).find("lines")->as_array()->at(0).as_string()->substr(7, 26), kept);
  EXPECT_EQ(ok(ask(i, R"({"op":"space.about","event":")" + entry + "\"}")).find("events")->as_array()->size(), 0u);
}

// A correction travels with its entry: a page that says another compartment is refused, and so is one of an entry that is not here.
TEST(Bridge, ACorrectionNamesNoOtherCompartmentThanItsEntrys) {
  bridge::Instance i;
  ask(i, open_empty);
  const std::string entry = ok(ask(i, write_answer("no", chance))).find("line")->as_string()->substr(7, 26);
  const auto write = [&](const std::string& kind, const std::string& target, const std::string& more) {
    return ask(i, R"({"op":"write","kind":")" + kind + R"(","data":{"target":")" + target + "\"" + more +
                      R"(},"at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":"AgECAwQFBgcICQ"})");
  };
  const std::string now = R"(,"data":{"question":"private.afraid","skipped":false,"choices":["now"]})";
  EXPECT_EQ(error(write("entry.corrected", entry, R"(,"compartment":"body")" + now)), "wrong_compartment");
  EXPECT_EQ(error(write("entry.withdrawn", entry, R"(,"compartment":"body")")), "wrong_compartment");
  EXPECT_EQ(error(write("entry.corrected", "01JD0000000000000000000009", now)), "target_not_here");
  EXPECT_EQ(ok(ask(i, R"({"op":"space.lines"})")).find("lines")->as_array()->size(), 1u) << "nothing of it was written";
  EXPECT_EQ(error(write("entry.corrected", entry, R"(,"compartment":"private_safety")" + now)), "");
}

// One that came from elsewhere is kept, but what it says does not leave with a copy without the private answers.
TEST(Bridge, AReadableCopyLeavesOutCorrectionsThatSpeakOfPrivateQuestions) {
  bridge::Instance i;
  ask(i, open_empty);
  std::string line = *ok(ask(i, write_answer("now", chance))).find("line")->as_string();
  const std::string entry = line.substr(7, 26);
  line = *ok(ask(i, R"({"op":"write","kind":"entry.corrected","data":{"target":")" + entry + R"(","data":{"question":"private.afraid","skipped":false,"choices":["now"]}},)"
                    R"("at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":"AgECAwQFBgcICQ"})")).find("line")->as_string();
  const std::size_t at = line.find("private_safety");
  ASSERT_NE(at, std::string::npos) << line;
  line.replace(at, std::string("private_safety").size(), "body");
  bridge::Instance elsewhere;
  ask(elsewhere, open_empty);
  const json::Value added = ask(elsewhere, json::write(json::Value(json::Object{{"op", "space.add"}, {"lines", json::Value(json::Array{json::Value(line)})}})));
  ASSERT_EQ(*ok(added).find("added")->as_int(), 1) << json::write(added);
  EXPECT_EQ(json::write(ask(elsewhere, R"({"op":"space.copy"})")).find("private"), std::string::npos);
  EXPECT_EQ(ok(ask(elsewhere, R"({"op":"space.copy","private_safety":true})")).find("lines")->as_array()->size(), 1u);
}

TEST(Bridge, TheEventsOfASessionAreOneEntry) {
  bridge::Instance i;
  ask(i, open_empty);
  const auto session = [&](const std::string& kind, const std::string& more, std::string_view random) {
    return ask(i, R"({"op":"write","kind":")" + kind + R"(","data":{"session":"01JD0000000000000000000009","ladder":"breathing","step":"calm.breathing")" + more +
                      R"(},"at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":")" + std::string(random) + "\"}");
  };
  ask(i, write_answer("no", chance));
  session("session.started", R"(,"script":"calm.breathing.normal")", other_chance);
  const json::Value end = session("session.ended", R"(,"closed":"completed","planned_s":300,"practised_s":300,"notes":[])", "AgECAwQFBgcICQ");
  ASSERT_EQ(error(end), "");
  EXPECT_EQ(ok(ask(i, R"({"op":"space.about","event":")" + ok(end).find("line")->as_string()->substr(7, 26) + "\"}")).find("events")->as_array()->size(), 2u);
}

TEST(Bridge, AReadableCopyLeavesThePrivateAnswersOutUnlessTheyAreAskedFor) {
  bridge::Instance i;
  ask(i, open_empty);
  const json::Value line = *ok(ask(i, write_answer("now", chance))).find("line");
  ask(i, R"({"op":"write","kind":"entry.corrected","data":{"target":")" + line.as_string()->substr(7, 26) +
             R"(","data":{"question":"private.afraid","skipped":false,"choices":["no"]}},"at":"2026-01-05T09:01:00+01:00","zone":"Europe/Berlin","random":"AgECAwQFBgcICQ"})");
  const json::Value open_line = *ok(ask(i, R"({"op":"write","kind":"answer.given","data":{"question":"safety.adult","skipped":false,"choices":["yes"]},)"
                                           R"("at":"2026-01-05T09:02:00+01:00","zone":"Europe/Berlin","random":"AwECAwQFBgcICQ"})")).find("line");
  ASSERT_EQ(ok(ask(i, R"({"op":"space.lines"})")).find("lines")->as_array()->size(), 3u);
  const json::Value copy = ask(i, R"({"op":"space.copy"})"), asked_no = ask(i, R"({"op":"space.copy","private_safety":false})");
  EXPECT_EQ(*ok(copy).find("lines"), json::Value(json::Array{open_line}));
  EXPECT_EQ(copy, asked_no);
  EXPECT_EQ(json::write(copy).find("private"), std::string::npos);
  EXPECT_EQ(ok(ask(i, R"({"op":"space.copy","private_safety":true})")).find("lines")->as_array()->size(), 3u);
}

TEST(Bridge, AddingTwiceIsNothingNewAndAnotherContentIsKept) {
  bridge::Instance a, b;
  ask(a, open_empty), ask(b, open_empty);
  const std::string line = *ok(ask(a, write_answer("no", chance))).find("line")->as_string();
  const auto add = [&](const std::string& l) { return *ok(ask(b, json::write(json::Value(json::Object{{"op", "space.add"}, {"lines", json::Array{json::Value(l)}}})))).find("added")->as_int(); };
  EXPECT_EQ(add(line), 1);
  EXPECT_EQ(add(line), 0);
  std::string other = line;
  other.replace(other.find("\"no\""), 4, "\"now\"");
  EXPECT_EQ(add(other), 1);
  const json::Value journey = ask(b, journey_now);
  EXPECT_EQ(ok(journey).find("refused")->as_array()->size(), 2u);
  EXPECT_EQ(ok(journey).find("answers")->as_array()->size(), 0u);
}

TEST(Bridge, TheLivePageRuns) {
  bridge::Instance i;
  EXPECT_EQ(error(ask(i, R"({"op":"live.step","ms":100})")), "live_not_running");
  EXPECT_EQ(error(ask(i, R"({"op":"live.start","seed":7,"rate_hz":5})")), "rate_not_possible");
  ok(ask(i, R"({"op":"live.start","seed":7,"rate_hz":1000})"));
  std::size_t frames = 0;
  for (int n = 0; n < 20; ++n) frames += ok(ask(i, R"({"op":"live.step","ms":100})")).find("frames")->as_array()->size();
  EXPECT_NEAR(static_cast<double>(frames), 200, 60);
  EXPECT_EQ(error(ask(i, R"({"op":"live.set","let_go":1001})")), "impossible_value");
  EXPECT_EQ(error(ask(i, R"({"op":"live.set","let_go":600,"contract":0,"lose_contact":false})")), "");
  ok(ask(i, R"({"op":"live.stop"})"));
  EXPECT_EQ(error(ask(i, R"({"op":"live.step","ms":100})")), "live_not_running");
}

TEST(Bridge, AnUnknownKindIsNotWritten) {
  bridge::Instance i;
  ask(i, open_empty);
  EXPECT_EQ(error(ask(i, R"({"op":"write","kind":"moon.seen","data":{},"at":"2026-01-05T09:00:00Z","zone":"Etc/UTC","random":"AAECAwQFBgcICQ"})")), "unknown_kind");
}

}  // namespace
