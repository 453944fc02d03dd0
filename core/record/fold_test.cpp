#include "core/record/fold.hpp"

#include <gtest/gtest.h>

#include "core/record/journey_document.hpp"
#include "core/record/testing.hpp"

using namespace ebb;
using namespace ebb::record;

namespace {

const Moment later = moment_for_testing("2026-06-01T00:00:00Z");
Event make(std::uint64_t id, std::int64_t minutes, Data data, std::uint64_t device = 1) { return event_for_testing(id, minutes, std::move(data), device); }
Ulid id(std::uint64_t n) { return ulid_for_testing(n); }
Event answer(std::uint64_t n, std::int64_t minutes, std::string question, std::string choice) { return make(n, minutes, AnswerGiven{std::move(question), false, {std::move(choice)}, {}, {}}); }
SessionStarted start(std::uint64_t s) { return {id(s), Ladder::touch, "touch.look", {}, "touch.look.normal"}; }
SessionEnded end(std::uint64_t s, std::int64_t pain) {
  SessionEnded e;
  e.session = id(s), e.ladder = Ladder::touch, e.step = "touch.look", e.worst_pain = *Pain0to10::make(pain);
  return e;
}
Event correction(std::uint64_t n, std::int64_t minutes, std::uint64_t target, json::Value data, Compartment c = Compartment::body) { return make(n, minutes, EntryCorrected{id(target), c, 1, std::move(data)}); }
Event withdrawal(std::uint64_t n, std::int64_t minutes, std::uint64_t target, Compartment c = Compartment::body) { return make(n, minutes, EntryWithdrawn{id(target), c}); }
json::Value answer_data(std::string question, std::string choice) { return encode(AnswerGiven{std::move(question), false, {std::move(choice)}, {}, {}}); }

using Reasons = std::vector<std::pair<std::string, std::string>>;
Reasons reasons(const Journey& j) {
  Reasons out;
  for (const auto& r : j.refused) out.emplace_back(r.id, r.reason);
  return out;
}
std::string choice(const Journey& j, std::string_view question) {
  const Answer* a = j.answer(question);
  return a && !a->given.choices.empty() ? a->given.choices[0] : "";
}

TEST(Fold, AnEmptyLogIsAJourney) {
  const Journey j = fold(std::vector<Event>{}, later);
  EXPECT_EQ(j.events, 0);
  EXPECT_TRUE(j.holds(Compartment::private_safety));
  EXPECT_EQ(j.answer("safety.pregnant"), nullptr);
}

TEST(Fold, TheLastAnswerCountsAndAllAreKept) {
  const std::vector<Event> log{answer(2, 10, "safety.pregnant", "yes"), answer(1, 5, "safety.pregnant", "no")};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.answers.size(), 2u);
  EXPECT_EQ(choice(j, "safety.pregnant"), "yes");
  EXPECT_EQ(j.answers[0].origin.order, 0u);
}

TEST(Fold, DuplicatesAreNothingNew) {
  const Event a = answer(1, 5, "safety.pregnant", "no");
  const Journey j = fold(std::vector{a, a, a}, later);
  EXPECT_EQ(j.events, 1);
  EXPECT_TRUE(j.refused.empty());
}

Moment before_by(const Event& e, std::int64_t ms) { return Moment{Instant{e.at.instant.ms - ms}, 0}; }

TEST(Fold, PracticeALittleAheadIsKnownOfAndNotCounted) {
  const Event e = make(1, 10, end(7, 9));
  EXPECT_TRUE(fold(std::vector{e}, before_by(e, ms_per_minute)).practice_not_counted());
  EXPECT_TRUE(fold(std::vector{e}, before_by(e, clock_ahead_ms_max)).practice_not_counted());
  EXPECT_FALSE(fold(std::vector{e}, before_by(e, clock_ahead_ms_max + 1)).practice_not_counted());
  EXPECT_FALSE(fold(std::vector{e}, e.at).practice_not_counted());
  const Event other = answer(2, 10, "safety.pregnant", "no");
  EXPECT_FALSE(fold(std::vector{other}, before_by(other, ms_per_minute)).practice_not_counted());
  EXPECT_FALSE(fold(std::vector{e, withdrawal(3, 0, 1)}, before_by(e, ms_per_minute)).practice_not_counted());
}

TEST(Fold, PracticeThatCannotBeReadIsInDoubtForADay) {
  const Event e = make(1, 10, end(7, 9));
  std::string line = encode_line(e) + "\n";
  line.replace(line.find("\"touch\""), 7, "\"other\"");
  const auto at = [&](std::int64_t days) { return fold(read_log(line), Moment{Instant{e.at.instant.ms + days * ms_per_day}, 0}).practice_not_counted(); };
  EXPECT_EQ(read_log(line).impossible.size(), 1u);
  EXPECT_TRUE(at(0));
  EXPECT_TRUE(at(1));
  EXPECT_FALSE(at(2));
  const std::string withdrawn = line + encode_line(withdrawal(3, 20, 1)) + "\n";
  EXPECT_FALSE(fold(read_log(withdrawn), Moment{Instant{e.at.instant.ms + ms_per_hour}, 0}).practice_not_counted());
}

// What does not count of a log, an hour after the test's hour unless it is said.
std::vector<NotCounted> doubts(const std::vector<Event>& log, std::int64_t minutes = 60) { return fold(log, make(99, minutes, PauseEnded{}).at).not_counted; }

TEST(Doubts, WhateverBearsOnPracticeAndDoesNotCount) {
  const Day day = make(1, 0, PauseEnded{}).day;
  ClinicSessionRecorded clinic;
  clinic.ladder = Ladder::dilator, clinic.worst_pain = *Pain0to10::make(9);
  DayDescribed bled, tired;
  bled.period = PeriodToday::different_from_usual, tired.energy = Level::low;
  const auto hurt = std::vector<NotCounted>{{0, day, true, true}}, may_have_bled = std::vector<NotCounted>{{0, day, true, false}};
  const auto ahead = [](Data d) { return doubts({make(1, 90, std::move(d))}); };
  EXPECT_EQ(ahead(end(7, 9)), hurt);
  EXPECT_EQ(ahead(clinic), hurt);
  EXPECT_EQ(ahead(SessionChecked{id(7), *Pain0to10::make(9), {}, {}}), hurt);
  EXPECT_EQ(ahead(UnknownKind{"pain.felt", 1, true, {}}), hurt) << "critical: it may say anything";
  EXPECT_EQ(ahead(bled), may_have_bled);
  EXPECT_TRUE(ahead(tired).empty());
  EXPECT_TRUE(ahead(GoalsSet{}).empty());
  EXPECT_EQ(doubts({make(1, 10, SessionChecked{id(7), {}, {}, {}})}), hurt) << "its session is not here";
  EXPECT_EQ(doubts({make(1, 10, end(7, 0)), make(2, 20, end(7, 9))}), (std::vector<NotCounted>{{1, day, true, true}})) << "ended twice";
  Event wrong_day = make(1, 10, clinic);
  wrong_day.day = wrong_day.day + 7;
  EXPECT_EQ(doubts({wrong_day}), hurt);
  EXPECT_EQ(doubts({wrong_day}, 3 * 24 * 60), (std::vector<NotCounted>{{0, day, false, true}})) << "it holds for a day, and is not forgotten";
  EXPECT_TRUE(doubts({wrong_day, withdrawal(2, 20, 1)}).empty());
}

TEST(Doubts, ACorrectionOfPracticeThatDoesNotCount) {
  const Event counted = make(1, 10, end(7, 0));
  const Day day = counted.day;
  const auto hurt = std::vector<NotCounted>{{1, day, true, true}};
  EXPECT_TRUE(doubts({counted, correction(2, 20, 1, encode(end(7, 9)))}).empty()) << "it counts";
  EXPECT_EQ(doubts({counted, correction(2, 90, 1, encode(end(7, 9)))}), hurt) << "ahead";
  EXPECT_EQ(doubts({counted, correction(2, 20, 1, encode(end(7, 9)), Compartment::clinical)}), hurt) << "another part";
  EXPECT_EQ(doubts({counted, correction(2, 20, 1, json::Value(json::Object{{"pain", 9}}))}), hurt) << "not what that kind holds";
  EXPECT_EQ(doubts({correction(2, 20, 1, encode(end(7, 9)))}), (std::vector<NotCounted>{{0, day, true, true}})) << "its session is not here";
  EXPECT_TRUE(doubts({answer(1, 10, "q", "a"), correction(2, 90, 1, answer_data("q", "b"))}).empty());
  EXPECT_TRUE(doubts({counted, withdrawal(3, 15, 1), correction(2, 90, 1, encode(end(7, 9)))}).empty()) << "taken back";
  const Journey j = fold(std::vector{answer(1, 10, "q", "a"), correction(2, 90, 1, answer_data("q", "b"))}, make(9, 60, PauseEnded{}).at);
  EXPECT_EQ(j.set_aside, (std::vector<SetAside>{{"q", 1, true, day}}));
}

TEST(Doubts, ALineThatNamesPracticeAndCannotBeRead) {
  const std::string before = encode_line(answer(1, 10, "q", "a")) + "\n", head = "{\"id\":\"" + id(5).str() + "\",\"kind\": \"";
  const auto of = [&](const std::string& line) { return fold(read_log(before + line), make(9, 60, PauseEnded{}).at).not_counted; };
  const Day day = make(1, 0, PauseEnded{}).day;
  EXPECT_EQ(of(head + "try.recorded\",\"v\":1,garbage\n"), (std::vector<NotCounted>{{1, day, true, true}}));
  EXPECT_EQ(of(head + "try.reco"), (std::vector<NotCounted>{{1, day, true, true}})) << "torn";
  EXPECT_EQ(of(head + "session.ended\",\"at\":\"2025-12-01T08:00:00Z\",garbage\n"), (std::vector<NotCounted>{{0, *parse_day("2025-12-01"), false, true}})) << "it says when";
  EXPECT_TRUE(of(head + "goals.set\",garbage\n").empty());
  EXPECT_TRUE(of("garbage\n").empty());
  EXPECT_TRUE(of(head + "try.recorded\",garbage\n" + encode_line(withdrawal(3, 20, 5)) + "\n").empty());
}

TEST(Doubts, APauseThatDoesNotCountRestsUntilItIsEnded) {
  const auto open = [](const std::vector<Event>& log) {
    const Journey j = fold(log, make(99, 60, PauseEnded{}).at);
    return std::count_if(j.pauses.begin(), j.pauses.end(), [](const Pause& p) { return !p.last; });
  };
  const PauseBegan pause{Ladder::dilator, PauseReason::rest};
  Event wrong_day = make(1, 10, pause), far = make(1, 10, pause);
  wrong_day.day = wrong_day.day + 7;
  far.hlc.ms += 30 * ms_per_day;
  EXPECT_EQ(open({make(1, 90, pause)}), 1);
  EXPECT_EQ(open({wrong_day}), 1);
  EXPECT_EQ(open({make(1, 10, pause), make(1, 10, PauseBegan{{}, PauseReason::rest})}), 2) << "one id, two contents";
  EXPECT_EQ(open({wrong_day, make(2, 20, PauseEnded{})}), 0);
  EXPECT_EQ(open({wrong_day, make(2, 5, PauseEnded{})}), 1) << "ended before it began";
  EXPECT_EQ(open({wrong_day, withdrawal(2, 20, 1, Compartment::private_safety)}), 0);
  EXPECT_EQ(open({far}), 1);
  EXPECT_EQ(open({far, make(2, 20, PauseEnded{})}), 0) << "nobody knows what came first: ended for today";
  EXPECT_TRUE(fold(std::vector{far, make(2, 20, PauseEnded{})}, make(99, 60, PauseEnded{}).at).refused.empty());
  EXPECT_EQ(open({make(2, 10, pause), make(3, 20, PauseEnded{}), correction(4, 90, 2, encode(PauseBegan{{}, PauseReason::rest}), Compartment::private_safety)}), 1);
}

TEST(Sets, ASizeIsThereOnce) {
  const DilatorItem small{id(80), "12", *WidthTenthMm::make(120), {}, {}}, large{id(81), "14", *WidthTenthMm::make(140), {}, {}}, same_id{id(80), "16", *WidthTenthMm::make(160), {}, {}};
  const auto set = [](std::uint64_t n, std::vector<DilatorItem> items) { return DilatorSetEntered{id(n), "mine", {}, {}, false, std::move(items)}; };
  EXPECT_EQ(reasons(fold(std::vector{make(1, 1, set(70, {small, same_id}))}, later)), (Reasons{{id(1).str(), "size_entered_twice"}}));
  const Journey two = fold(std::vector{make(1, 1, set(70, {small, large})), make(2, 2, set(71, {same_id}))}, later);
  EXPECT_EQ(reasons(two), (Reasons{{id(2).str(), "size_entered_twice"}}));
  EXPECT_EQ(two.sets.size(), 1u);
  EXPECT_TRUE(fold(std::vector{make(1, 1, set(70, {small, large})), make(2, 2, set(70, {same_id, large}))}, later).refused.empty()) << "the same set, measured again";
}

TEST(Fold, OneIdWithTwoContentsNeitherCounts) {
  const std::vector<Event> log{answer(1, 5, "safety.pregnant", "no"), answer(1, 5, "safety.pregnant", "yes"), answer(2, 6, "safety.fever", "no")};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.answers.size(), 1u);
  EXPECT_EQ(reasons(j), (Reasons{{id(1).str(), "same_id_other_content"}, {id(1).str(), "same_id_other_content"}}));
}

TEST(Fold, WhatIsWrittenLaterIsTheFuture) {
  Event ahead = answer(3, 5, "safety.fever", "yes");
  ahead.hlc.ms += 25 * ms_per_hour;
  const std::vector<Event> log{answer(1, 5, "safety.pregnant", "no"), answer(2, 120, "safety.pregnant", "yes"), ahead};
  const Journey then = fold(log, moment_for_testing("2026-01-05T09:00:00Z"));
  EXPECT_EQ(choice(then, "safety.pregnant"), "no");
  EXPECT_EQ(then.from_the_future, (std::vector<Ulid>{id(2), id(3)}));
  const Journey after = fold(log, later);
  EXPECT_EQ(choice(after, "safety.pregnant"), "yes");
  EXPECT_TRUE(after.from_the_future.empty());
}

TEST(Fold, AnswersThatDoNotCountAreSetAsideAtTheirPlace) {
  const Day today = moment_for_testing("2026-01-05T09:00:00Z").day();
  Event ahead = answer(3, 90, "safety.fever", "yes"), far = answer(4, 91, "safety.lump", "yes"), wrong_day = answer(5, 7, "safety.pain", "none");
  far.hlc.ms += 25 * ms_per_hour;
  wrong_day.day = wrong_day.day + 5;
  const std::vector<Event> log{answer(1, 5, "safety.fever", "no"), ahead, far, wrong_day, answer(6, 8, "safety.lump", "no"), answer(2, 6, "q", "a"), answer(2, 6, "q", "b"), ahead};
  const Journey j = fold(log, moment_for_testing("2026-01-05T09:00:00Z"));
  EXPECT_EQ(j.set_aside, (std::vector<SetAside>{{"q", 1, true, today}, {"safety.pain", 1, true, today}, {"safety.fever", 2, true, today}, {"safety.lump", 2, false, today}}));
  std::vector<Event> withdrawn = log;
  withdrawn.push_back(withdrawal(7, 9, 3));
  EXPECT_EQ(fold(withdrawn, moment_for_testing("2026-01-05T09:00:00Z")).set_aside.size(), 3u) << "taken back before its time came";
  EXPECT_TRUE(fold(std::vector{answer(1, 5, "safety.fever", "no"), ahead}, later).set_aside.empty()) << "its time has come";
}

TEST(Fold, ADayThatIsNotOfItsTimeIsRefused) {
  std::vector<Event> log;
  for (int apart = -2; apart <= 2; ++apart) {
    log.push_back(answer(static_cast<std::uint64_t>(10 + apart), apart, "q" + std::to_string(apart), "x"));
    log.back().day = log.back().day + apart;
  }
  const Journey j = fold(log, later);
  EXPECT_EQ(j.answers.size(), 3u);
  EXPECT_EQ(reasons(j), (Reasons{{id(8).str(), "day_not_of_at"}, {id(12).str(), "day_not_of_at"}}));
}

TEST(Corrections, TheLastOneCountsInThePlaceOfTheEntry) {
  const std::vector<Event> log{correction(3, 30, 1, answer_data("safety.pregnant", "maybe")), correction(2, 20, 1, answer_data("safety.pregnant", "no")), answer(1, 10, "safety.pregnant", "yes")};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.answers.size(), 1u);
  EXPECT_EQ(choice(j, "safety.pregnant"), "maybe");
  EXPECT_EQ(j.answers[0].origin.event, id(1));
  EXPECT_TRUE(j.refused.empty());
}

TEST(Corrections, OfACorrection) {
  const std::vector<Event> log{answer(1, 10, "q", "a"), correction(2, 20, 1, answer_data("q", "b")), correction(3, 30, 2, answer_data("q", "c"))};
  EXPECT_EQ(choice(fold(log, later), "q"), "c");
}

TEST(Corrections, AWithdrawnCorrectionAndWhatCorrectsItFallTogether) {
  const std::vector<Event> log{answer(1, 10, "q", "a"), correction(2, 20, 1, answer_data("q", "b")), correction(3, 30, 2, answer_data("q", "c")), withdrawal(4, 40, 2)};
  const Journey j = fold(log, later);
  EXPECT_EQ(choice(j, "q"), "a");
  EXPECT_TRUE(j.refused.empty());
}

TEST(Corrections, BeforeTheirTargetArrivesTheyWait) {
  const Event c = correction(2, 20, 1, answer_data("q", "b"));
  EXPECT_EQ(reasons(fold(std::vector{c}, later)), (Reasons{{id(2).str(), "target_not_here"}}));
  const Journey j = fold(std::vector{c, answer(1, 10, "q", "a")}, later);
  EXPECT_EQ(choice(j, "q"), "b");
  EXPECT_TRUE(j.refused.empty());
}

TEST(Corrections, WithImpossibleDataAreRefusedByName) {
  json::Value impossible = encode(end(50, 3));
  for (auto& m : *impossible.as_object()) {
    if (m.first == "worst_pain") m.second = json::Value(11);
  }
  const std::vector<Event> log{make(1, 10, end(50, 8)), correction(2, 20, 1, impossible), correction(3, 30, 1, answer_data("q", "b"))};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.sessions.at(0).ended->worst_pain->value(), 8);
  EXPECT_EQ(reasons(j), (Reasons{{id(2).str(), "impossible_value"}, {id(3).str(), "wrong_shape"}}));
}

TEST(Corrections, OfANewerVersionAreNotGuessed) {
  Event c = correction(2, 20, 1, answer_data("q", "b"));
  std::get<EntryCorrected>(c.data).data_v = 2;
  EXPECT_EQ(reasons(fold(std::vector{answer(1, 10, "q", "a"), c}, later)), (Reasons{{id(2).str(), "unknown_kind"}}));
}

TEST(Corrections, StayInTheCompartmentOfTheirEntry) {
  const std::vector<Event> log{answer(1, 10, "private.afraid", "no"), correction(2, 20, 1, answer_data("private.afraid", "now")), answer(3, 30, "q", "a"),
                               correction(4, 40, 3, answer_data("private.afraid", "now")), withdrawal(5, 50, 1)};
  const Journey j = fold(log, later);
  EXPECT_EQ(choice(j, "private.afraid"), "no");
  EXPECT_EQ(reasons(j), (Reasons{{id(2).str(), "wrong_compartment"}, {id(4).str(), "wrong_compartment"}, {id(5).str(), "wrong_compartment"}}));
  const std::vector<Event> right{log[0], correction(2, 20, 1, answer_data("private.afraid", "now"), Compartment::private_safety)};
  EXPECT_EQ(choice(fold(right, later), "private.afraid"), "now");
}

TEST(Corrections, InACircleAreRefused) {
  const std::vector<Event> log{correction(1, 10, 2, answer_data("q", "a")), correction(2, 20, 1, answer_data("q", "b")), correction(3, 30, 3, answer_data("q", "c")), correction(4, 40, 2, answer_data("q", "d"))};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.events, 0);
  ASSERT_EQ(j.refused.size(), 4u);
  for (const auto& r : j.refused) EXPECT_EQ(r.reason, "correction_circular");
}

TEST(Withdrawals, TakeAnEntryBackForGood) {
  const std::vector<Event> log{withdrawal(2, 20, 1), answer(1, 10, "q", "a"), withdrawal(3, 30, 2), correction(4, 40, 1, answer_data("q", "b"))};
  const Journey j = fold(log, later);
  EXPECT_EQ(j.answer("q"), nullptr);
  EXPECT_EQ(reasons(j), (Reasons{{id(3).str(), "withdrawal_is_final"}}));
}

TEST(Sessions, ArePutTogetherInAnyOrder) {
  const std::vector<Event> log{make(3, 12, end(50, 2)), make(2, 11, SessionChecked{id(50), *Pain0to10::make(1), {}, {}}), make(1, 10, start(50)), make(4, 20, start(51)), make(5, 30, end(52, 4))};
  const Journey j = fold(log, later);
  ASSERT_EQ(j.sessions.size(), 3u);
  EXPECT_EQ(j.sessions[0].checks.size(), 1u);
  EXPECT_EQ(j.sessions[0].ended->worst_pain->value(), 2);
  EXPECT_EQ(j.sessions[0].end->order, 2u);
  EXPECT_FALSE(j.sessions[1].ended) << "lost: nothing felt is invented";
  EXPECT_FALSE(j.sessions[2].started);
  EXPECT_EQ(j.sessions[2].origin.event, id(5));
}

TEST(Sessions, TheFirstEndInOrderCounts) {
  const std::vector<Event> log{make(3, 13, end(50, 9)), make(2, 12, end(50, 2)), make(1, 10, start(50)), make(4, 14, start(50)), make(5, 15, SessionChecked{id(77), {}, {}, {}})};
  const Journey j = fold(log, later);
  ASSERT_EQ(j.sessions.size(), 1u);
  EXPECT_EQ(j.sessions[0].ended->worst_pain->value(), 2);
  EXPECT_EQ(reasons(j), (Reasons{{id(3).str(), "session_already_ended"}, {id(4).str(), "session_already_started"}, {id(5).str(), "session_unknown"}}));
  EXPECT_EQ(j.events, 2);
}

TEST(Pauses, LastUntilTheyAreEnded) {
  const std::int64_t day = 24 * 60;
  const std::vector<Event> log{make(1, 0, PauseBegan{Ladder::dilator, PauseReason::period}), make(2, 2 * day, PauseBegan{{}, PauseReason::rest}),
                               make(3, 3 * day, PauseEnded{Ladder::dilator}), make(4, 4 * day, PauseEnded{Ladder::touch})};
  const Journey j = fold(log, later);
  ASSERT_EQ(j.pauses.size(), 2u);
  EXPECT_EQ(format(*j.pauses[0].last), "2026-01-08");
  EXPECT_FALSE(j.pauses[1].last);
  EXPECT_EQ(reasons(j), (Reasons{{id(4).str(), "pause_not_open"}}));
  std::vector<Event> all = log;
  all.push_back(make(5, 5 * day, PauseEnded{}));
  EXPECT_EQ(format(*fold(all, later).pauses[1].last), "2026-01-10");
}

TEST(Fold, KeepsTheLastOfWhatReplacesItself) {
  const DilatorSetEntered first{id(70), "mine", {}, {}, false, {}}, other{id(71), "second", {}, {}, false, {}}, again{id(70), "mine, measured", {}, {}, true, {}};
  const std::vector<Event> log{make(1, 1, first), make(2, 2, other), make(3, 3, again), make(4, 4, PreferenceSet{"voice", "on"}), make(5, 5, PreferenceSet{"voice", "off"}),
                               make(6, 6, GoalsSet{{Goal{GoalKind::tampon, {}, {}}}}), make(7, 7, GoalsSet{})};
  const Journey j = fold(log, later);
  ASSERT_EQ(j.sets.size(), 2u);
  EXPECT_EQ(j.sets[0].entered.label, "mine, measured");
  EXPECT_EQ(j.preferences.at(0).value, "off");
  EXPECT_TRUE(j.goals->goals.empty());
}

TEST(UnknownKinds, CriticalOnesAndNewerVersionsAskForAnUpdate) {
  EXPECT_FALSE(fold(std::vector{make(1, 1, UnknownKind{"moon.seen", 1, false, {}})}, later).update_needed);
  EXPECT_TRUE(fold(std::vector{make(1, 1, UnknownKind{"moon.seen", 1, true, {}})}, later).update_needed);
  EXPECT_TRUE(fold(std::vector{make(1, 1, UnknownKind{"session.ended", 2, false, {}})}, later).update_needed);
  EXPECT_FALSE(fold(std::vector{make(1, 1, UnknownKind{"moon.seen", 1, true, {}}), withdrawal(2, 2, 1)}, later).update_needed);
}

TEST(Compartments, APauseIsHersAlone) {
  for (const auto& data : std::vector<Data>{PauseBegan{Ladder::dilator, PauseReason::rest}, PauseEnded{}, PreferenceSet{"together", "paused"}, PreferenceSet{"explore", "on"}}) {
    EXPECT_EQ(compartment_of(data), Compartment::private_safety);
  }
  EXPECT_EQ(compartment_of(Data{PreferenceSet{"voice", "on"}}), Compartment::body);
  const std::vector<Event> log{make(1, 1, PauseBegan{{}, PauseReason::rest}), make(2, 2, PreferenceSet{"together", "on"})};
  const Journey others = fold(log, later, {{Compartment::body}});
  EXPECT_TRUE(others.pauses.empty());
  EXPECT_TRUE(others.preferences.empty());
}

TEST(Compartments, WhatWasSaidBesideAPauseInTheBodysStreamStillCounts) {
  const PauseBegan inside{Ladder::dilator, PauseReason::rest};
  const std::vector<Event> log{make(1, 1, inside), correction(2, 2, 1, encode(PauseBegan{{}, PauseReason::rest})), make(3, 3, inside), withdrawal(4, 4, 3),
                               make(5, 5, inside), withdrawal(6, 6, 5, Compartment::private_safety)};
  const Journey j = fold(log, later);
  EXPECT_TRUE(j.refused.empty());
  ASSERT_EQ(j.pauses.size(), 1u);
  EXPECT_FALSE(j.pauses[0].began.ladder);
}

TEST(Held, WhatIsNotHeldIsNotThere) {
  const std::vector<Event> log{answer(1, 10, "private.afraid", "now"), answer(2, 20, "q", "a")};
  const Journey j = fold(log, later, {{Compartment::body}});
  EXPECT_FALSE(j.holds(Compartment::private_safety));
  EXPECT_EQ(j.answer("private.afraid"), nullptr);
  EXPECT_EQ(j.events, 1);
  EXPECT_TRUE(j.refused.empty());
}

TEST(ReadLog, NamesLineAndByte) {
  const std::string good = encode_line(answer(1, 5, "q", "a")) + "\n", next = encode_line(answer(2, 6, "q", "b"));
  const Log log = read_log(good + "\n{\"id\":nonsense}\n" + next + "\n" + next.substr(0, 60));
  EXPECT_EQ(log.events.size(), 2u);
  EXPECT_EQ(log.lines, (std::vector<std::int64_t>{1, 4}));
  EXPECT_EQ(log.lines_read, 4);
  ASSERT_EQ(log.refused.size(), 2u);
  EXPECT_EQ(log.refused[0].line, 3);
  EXPECT_EQ(log.refused[0].reason, "json_malformed");
  EXPECT_EQ(log.refused[1].reason, "torn_last_line");
  ASSERT_TRUE(log.not_an_event);
  EXPECT_EQ(*log.not_an_event->at, (Position{good.size() + 1 + 6, 3}));
}

TEST(ReadLog, AByteOrderMarkIsSkippedAtTheFrontOnly) {
  const std::string mark = "\xEF\xBB\xBF", first = encode_line(answer(1, 5, "q", "a")), next = encode_line(answer(2, 6, "q", "b"));
  const Log log = read_log(mark + first + "\n" + next + "\n");
  EXPECT_EQ(log.events.size(), 2u);
  EXPECT_EQ(log.lines, (std::vector<std::int64_t>{1, 2}));
  EXPECT_TRUE(log.refused.empty());
  for (const auto& [text, at] : {std::pair{mark + mark + first, Position{3, 1}}, std::pair{first + "\n" + mark + next, Position{first.size() + 1, 2}}, std::pair{mark + "{nonsense}\n" + first, Position{4, 1}}}) {
    const Log refused = read_log(text);
    ASSERT_TRUE(refused.not_an_event) << text;
    EXPECT_EQ(refused.not_an_event->id, ErrorId::json_malformed);
    EXPECT_EQ(*refused.not_an_event->at, at) << text;
  }
  EXPECT_EQ(read_log(mark).lines_read, 0);
  EXPECT_EQ(read_log(mark + "\n").lines_read, 0);
  EXPECT_FALSE(decode_line(mark + first));
}

TEST(ReadLog, ALastLineWithoutNewlineIsWholeWhenItReads) {
  EXPECT_EQ(read_log(encode_line(answer(1, 5, "q", "a"))).events.size(), 1u);
  const std::string impossible = R"({"id":"01JD0000000000000000000001","kind":"day.described","v":1,"member":"01JD0000000000000000000002","device":"01JD0000000000000000000003","hlc":"5-0","at":"2026-01-05T09:00:00Z","zone":"Etc/UTC","day":"2026-01-05","data":{"energy":"huge"}})";
  const Log log = read_log(impossible);
  EXPECT_EQ(log.refused.at(0).reason, "wrong_shape");
  EXPECT_EQ(log.refused.at(0).id, "01JD0000000000000000000001");
  EXPECT_FALSE(log.not_an_event);
}

TEST(ReadLog, TheJourneyOfALogNamesLines) {
  const Event a = answer(1, 5, "q", "a"), b = answer(1, 5, "q", "b");
  const Journey j = fold(read_log(encode_line(a) + "\n" + encode_line(b) + "\nnonsense\n" + encode_line(a) + "\n"), later);
  ASSERT_EQ(j.refused.size(), 3u);
  EXPECT_EQ(j.refused[0].line, 1);
  EXPECT_EQ(j.refused[1].line, 2);
  EXPECT_EQ(j.refused[2].reason, "json_malformed");
}

}  // namespace
