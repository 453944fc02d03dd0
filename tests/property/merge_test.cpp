// Merge is set union: whatever way two devices' logs meet, the Journey is the same, byte for byte.
#include <rapidcheck.h>

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/record/journey_document.hpp"
#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

// Europe/Berlin, the nights when the clock is put forward (2026-03-29 01:00Z) and back (2026-10-25 01:00Z), and New Year.
constexpr std::int64_t nights[] = {1'774'746'000'000, 1'792'890'000'000, 1'798'758'000'000};
constexpr std::int32_t offsets_min[] = {60, 120, 0, -480, 840};
constexpr std::string_view questions[] = {"safety.pregnant", "safety.fever", "private.afraid"};
constexpr std::uint64_t ids = 24, sessions = 3;  // few, so that they meet

template <class T, std::size_t N>
const T& pick(const T (&from)[N]) { return from[*rc::gen::inRange<std::size_t>(0, N)]; }
std::uint64_t pick_id() { return *rc::gen::inRange<std::uint64_t>(1, ids + 1); }
Ulid session_id() { return ulid_for_testing(100 + *rc::gen::inRange<std::uint64_t>(0, sessions)); }
bool chance(int of_ten) { return *rc::gen::inRange(0, 10) < of_ten; }

AnswerGiven an_answer() {
  AnswerGiven x;
  x.question = std::string(pick(questions)), x.skipped = chance(2);
  if (!x.skipped) x.choices = {chance(5) ? "yes" : "no"};
  return x;
}
SessionStarted a_start() { return {session_id(), Ladder::touch, "touch.look", {}, "touch.look.normal"}; }
SessionEnded an_end() {
  SessionEnded x;
  x.session = session_id(), x.ladder = Ladder::touch, x.step = "touch.look", x.worst_pain = *Pain0to10::make(*rc::gen::inRange(0, 11));
  return x;
}
Compartment a_compartment() { return chance(8) ? Compartment::body : Compartment::private_safety; }

// Right for an answer, right for a session's end, or right for nothing.
json::Value correction_data() {
  if (chance(5)) return encode(an_answer());
  return chance(7) ? encode(an_end()) : json::Value(json::Object{{"worst_pain", json::Value(11)}});
}

Data some_data() {
  switch (*rc::gen::inRange(0, 12)) {
    case 0: case 1: return an_answer();
    case 2: return a_start();
    case 3: case 4: return an_end();
    case 5: return SessionChecked{session_id(), *Pain0to10::make(*rc::gen::inRange(0, 11)), {}, {}};
    case 6: return PauseBegan{chance(5) ? std::optional(Ladder::dilator) : std::nullopt, PauseReason::rest};
    case 7: return PauseEnded{chance(5) ? std::optional(Ladder::dilator) : std::nullopt};
    case 8: return EntryCorrected{ulid_for_testing(pick_id()), a_compartment(), 1, correction_data()};
    case 9: return EntryWithdrawn{ulid_for_testing(pick_id()), a_compartment()};
    case 10: return UnknownKind{"moon.seen", 1, false, json::Value(json::Object{{"phase", json::Value(*rc::gen::inRange(0, 5))}})};
    default: return PreferenceSet{"voice", chance(5) ? "on" : "off"};
  }
}

// `clock_wrong_ms`: how far this device's clock is off.
Event some_event(std::uint64_t device, std::int64_t clock_wrong_ms) {
  Event e;
  e.data = some_data();
  e.id = ulid_for_testing(pick_id());
  e.member = ulid_for_testing(500);
  e.device = ulid_for_testing(600 + device);
  e.at = Moment{Instant{pick(nights) + clock_wrong_ms + *rc::gen::inRange<std::int64_t>(-6, 7) * 1'200'000}, pick(offsets_min)};
  e.hlc = Hlc{e.at.instant.ms + *rc::gen::inRange<std::int64_t>(0, 3), *rc::gen::inRange<std::uint32_t>(0, 2)};
  if (chance(1)) e.hlc.ms += 25 * ms_per_hour;
  e.zone = "Europe/Berlin";
  e.day = e.at.day() + (chance(1) ? *rc::gen::inRange(-3, 4) : 0);
  if (auto* unknown = std::get_if<UnknownKind>(&e.data); unknown && chance(2)) unknown->critical = e.critical = true;
  return e;
}

std::vector<Event> a_log(std::uint64_t device) {
  const std::int64_t wrong[] = {0, 0, 90'000, -3'600'000, 3 * ms_per_day};
  const std::int64_t clock_wrong = pick(wrong);
  std::vector<Event> out;
  for (int n = *rc::gen::inRange(0, 25); n > 0; --n) out.push_back(some_event(device, clock_wrong));
  return out;
}

std::vector<Event> joined(std::vector<Event> a, const std::vector<Event>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

std::string journey(const std::vector<Event>& events, const Moment& at) { return json::write(encode(fold(events, at))); }

// Every event at least once, some twice or thrice, in any order.
std::vector<Event> any_way(const std::vector<Event>& events) {
  std::vector<Event> out = events;
  for (const Event& e : events) {
    for (int n = *rc::gen::inRange(0, 3); n > 0; --n) out.push_back(e);
  }
  for (std::size_t i = out.size(); i > 1; --i) std::swap(out[i - 1], out[*rc::gen::inRange<std::size_t>(0, i)]);
  return out;
}

Moment some_moment() { return Moment{Instant{pick(nights) + *rc::gen::inRange<std::int64_t>(-3, 40) * ms_per_hour}, 60}; }

void hold(const char* what, void (*property)()) {
  EXPECT_TRUE(rc::check(what, property));
}

TEST(Merge, AnyOrderAnyDuplicationAnyInterleavingGiveTheSameJourney) {
  hold("set union", [] {
    const std::vector<Event> all = joined(a_log(1), a_log(2));
    const Moment at = some_moment();
    RC_ASSERT(journey(any_way(all), at) == journey(all, at));
  });
}

TEST(Merge, ThroughTheirLinesIsTheSame) {
  hold("through lines", [] {
    const std::vector<Event> all = joined(a_log(1), a_log(2));
    std::string text;
    for (const Event& e : any_way(all)) text += encode_line(e) + "\n";
    const Log log = read_log(text);
    RC_ASSERT(log.refused.empty());
    const Moment at = some_moment();
    RC_ASSERT(journey(log.events, at) == journey(all, at));
  });
}

TEST(Merge, EveryEventCountsWaitsIsWithdrawnOrIsRefused) {
  hold("nothing is lost silently", [] {
    const std::vector<Event> all = joined(a_log(1), a_log(2));
    const Journey j = fold(all, some_moment());
    std::set<std::string> contents;
    for (const Event& e : all) contents.insert(encode_line(e));
    std::size_t withdrawals = 0;
    for (const Event& e : all) withdrawals += std::holds_alternative<EntryWithdrawn>(e.data);
    const std::size_t told = static_cast<std::size_t>(j.events) + j.refused.size() + j.from_the_future.size();
    RC_ASSERT(told <= contents.size());
    // What is missing from the count fell to a withdrawal, with the corrections made of it.
    if (withdrawals == 0) RC_ASSERT(told == contents.size());
  });
}

TEST(Merge, OneIdWithTwoContentsNeverCounts) {
  hold("neither counts", [] {
    const std::vector<Event> all = joined(a_log(1), a_log(2));
    std::map<Ulid, std::set<std::string>> contents;
    for (const Event& e : all) contents[e.id].insert(encode_line(e));
    const Journey j = fold(all, some_moment());
    for (const Answer& a : j.answers) RC_ASSERT(contents.at(a.origin.event).size() == 1u);
    for (const auto& [id, lines] : contents) {
      const auto listed = std::count_if(j.refused.begin(), j.refused.end(), [&](const Refused& r) { return r.id == id.view() && r.reason == "same_id_other_content"; });
      RC_ASSERT(static_cast<std::size_t>(listed) == (lines.size() > 1 ? lines.size() : 0));
    }
  });
}

TEST(Merge, ALaterMomentKnowsEverythingAnEarlierOneKnew) {
  hold("the future only shrinks", [] {
    const std::vector<Event> all = a_log(1);
    const Moment early = some_moment(), late = Moment{Instant{early.instant.ms + *rc::gen::inRange<std::int64_t>(0, 100) * ms_per_hour}, 60};
    const auto ahead_then = fold(all, early).from_the_future, ahead_later = fold(all, late).from_the_future;
    for (const Ulid& id : ahead_later) RC_ASSERT(std::find(ahead_then.begin(), ahead_then.end(), id) != ahead_then.end());
  });
}

}  // namespace
