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
const std::string steps[] = {"touch.look", "touch.fingertip", "dilator.smallest"}, moves[] = {"stay", "forward", "back"};
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
template <class E>
E any() {
  const auto all = all_of<E>();
  return all[*rc::gen::inRange<std::size_t>(0, all.size())];
}
template <class Q>
Q any_quantity() { return *Q::make(*rc::gen::inRange(Q::min, Q::max + 1)); }
/// Often absent: what a person leaves out is as much part of a record as what she says.
template <class F>
auto maybe(F draw) -> std::optional<decltype(draw())> { return chance(6) ? std::optional(draw()) : std::nullopt; }
template <class E>
std::vector<E> some() {
  std::vector<E> out;
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) out.push_back(any<E>());
  return out;
}
bool either() { return chance(5); }

SessionStarted a_start() { return {session_id(), any<Ladder>(), pick(steps), maybe(any_quantity<WidthTenthMm>), "touch.look.normal"}; }
SessionChecked a_check() { return {session_id(), maybe(any_quantity<Pain0to10>), maybe(any_quantity<Fear0to100>), maybe(any<CheckChoice>)}; }
SessionEnded an_end() {
  SessionEnded x;
  x.session = session_id(), x.ladder = any<Ladder>(), x.step = pick(steps), x.closed = any<Closed>();
  x.width_tenth_mm = maybe(any_quantity<WidthTenthMm>);
  x.planned_s = any_quantity<Seconds>(), x.practised_s = any_quantity<Seconds>();
  x.worst_pain = maybe(any_quantity<Pain0to10>), x.highest_fear = maybe(any_quantity<Fear0to100>);
  x.wanted = maybe(either), x.presence = maybe(any<Presence>), x.numbing = maybe(any<Numbing>), x.notes = some<Note>();
  return x;
}
OpeningAnswered an_opening() { return {any<Ladder>(), either(), some<NewSince>(), some<Note>()}; }
TryRecorded a_try() {
  return {any<TryKind>(), maybe(any_quantity<WidthTenthMm>), maybe(any_quantity<Pain0to10>), maybe(any_quantity<Fear0to100>), maybe(either), maybe(any<Presence>), some<Note>()};
}
ClinicSessionRecorded a_clinic_session() {
  return {any<Ladder>(), maybe([] { return pick(steps); }), maybe(any_quantity<WidthTenthMm>), maybe(any_quantity<Pain0to10>), maybe(any_quantity<Fear0to100>), either(), {}};
}
PlacementRecorded a_placement() { return {any<Ladder>(), pick(steps), maybe([] { return std::string("Dr. Ö"); })}; }
DayDescribed a_day() { return {maybe(any<Level>), maybe(any<Level>), maybe(any<PeriodToday>), maybe([] { return *rc::gen::inRange(5, 21); })}; }
ClinicianYesStated a_yes() { return {any<ClearedTopic>(), {}, {}, maybe([] { return Moment{Instant{pick(nights)}, 60}.day(); })}; }
GoalsSet some_goals() {
  GoalsSet x;
  for (const GoalKind kind : some<GoalKind>()) x.goals.push_back({kind, maybe(any_quantity<WidthTenthMm>), {}});
  return x;
}
DilatorSetEntered a_set() {
  DilatorSetEntered x{session_id(), "set", {}, {}, either(), {}};
  for (int n = *rc::gen::inRange(0, 3); n > 0; --n) x.items.push_back({ulid_for_testing(200 + static_cast<std::uint64_t>(n)), "size", any_quantity<WidthTenthMm>(), maybe(any_quantity<LengthTenthMm>), maybe(either)});
  return x;
}
DecisionPublished a_decision() { return {any<Ladder>(), pick(moves), "steady", {}}; }
Compartment a_compartment() { return chance(8) ? Compartment::body : Compartment::private_safety; }

// Right for one kind and wrong for the others, or right for nothing.
json::Value correction_data() {
  switch (*rc::gen::inRange(0, 8)) {
    case 0: case 1: case 2: return encode(an_answer());
    case 3: case 4: return encode(an_end());
    case 5: return encode(a_try());
    case 6: return encode(an_opening());
    default: return json::Value(json::Object{{"worst_pain", json::Value(11)}});
  }
}

// Every kind. What answers, corrects and withdraws comes more often: there the logs meet.
Data some_data() {
  switch (*rc::gen::inRange(0, 24)) {
    case 0: case 1: case 2: return an_answer();
    case 3: return a_start();
    case 4: case 5: return an_end();
    case 6: return a_check();
    case 7: return an_opening();
    case 8: return a_try();
    case 9: return a_clinic_session();
    case 10: return a_placement();
    case 11: return a_day();
    case 12: return a_yes();
    case 13: return some_goals();
    case 14: return a_set();
    case 15: return a_decision();
    case 16: return PauseBegan{maybe(any<Ladder>), any<PauseReason>()};
    case 17: return PauseEnded{maybe(any<Ladder>)};
    case 18: case 19: return EntryCorrected{ulid_for_testing(pick_id()), a_compartment(), 1, correction_data()};
    case 20: case 21: return EntryWithdrawn{ulid_for_testing(pick_id()), a_compartment()};
    case 22: return UnknownKind{"moon.seen", 1, false, json::Value(json::Object{{"phase", json::Value(*rc::gen::inRange(0, 5))}})};
    default: return PreferenceSet{either() ? "voice" : "words", either() ? "on" : "off"};
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
