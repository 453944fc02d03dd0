// The inputs of row 1, read from the record, the assessment and the walk.
#include "core/program/standing.hpp"

#include <algorithm>

#include "core/assess/pause.hpp"
#include "core/program/ladders/clinician.hpp"
#include "core/program/ladders/soreness.hpp"
#include "core/program/ladders/waits.hpp"
#include "core/program/rules/gap.hpp"
#include "core/program/rules/foundation.hpp"

namespace ebb::program {

namespace {

using assess::GateReason;
using assess::GateState;
using ladders::bleeding_care;
using ladders::Ground;
using ladders::pain_looked_at;
using ladders::severe_in_pregnancy;
using ladders::Walk;
using ladders::yes_holds;
using record::Compartment;

rules::Known known(const Ground& g) {
  if (g.journey.update_needed) return rules::Known::update_needed;
  const bool all = g.journey.holds(Compartment::body) && g.journey.holds(Compartment::clinical) && g.journey.holds(Compartment::private_safety);
  return all ? rules::Known::all : rules::Known::not_all_here;
}

rules::RedFlag flag(Urgency u) {
  switch (u) {
    case Urgency::now: return rules::RedFlag::now;
    case Urgency::today: return rules::RedFlag::today;
    case Urgency::this_week: return rules::RedFlag::this_week;
    case Urgency::routine: break;
  }
  return rules::RedFlag::none;
}

rules::RedFlag red_flag(const std::vector<CareHere>& care) { return care.empty() ? rules::RedFlag::none : flag(care.front().care.urgency); }

bool pause_lasts(const record::Pause& p, Ladder ladder) { return !p.last && assess::rests(p.began.ladder, ladders::family_of(ladder)); }

rules::Paused paused(const Ground& g, Ladder ladder) {
  const bool hers = std::any_of(g.journey.pauses.begin(), g.journey.pauses.end(), [&](const record::Pause& p) { return pause_lasts(p, ladder); });
  const assess::Gate& gate = g.assessment.gate(ladders::family_of(ladder));
  return hers || gate.reason == GateReason::paused_for_now ? rules::Paused::yes : rules::Paused::no;
}

// What bled in practice has to be assessed as well as gone, like bleeding that was answered.
rules::GateIs gate_is(const Ground& g, Ladder ladder, bool not_assessed) {
  const assess::Gate& gate = g.assessment.gate(ladders::family_of(ladder));
  if (gate.reason == GateReason::paused_for_now) return rules::GateIs::open;
  if (gate.state == GateState::open) return ladder == Ladder::dilator && not_assessed ? rules::GateIs::ask : rules::GateIs::open;
  return gate.state == GateState::ask ? rules::GateIs::ask : rules::GateIs::not_now;
}

rules::Resting resting(const Ground& g, const Walk& w, const Walk& touch) {
  const Day today = g.journey.at.day();
  if (w.severe_again && !pain_looked_at(g.journey, g.protocol, {.after = w.severe_again->order})) return rules::Resting::severe_again;
  if (w.numb_without_feeling && !yes_holds(g.journey, record::ClearedTopic::reduced_feeling, {.after = w.numb_without_feeling->order}, today)) return rules::Resting::clinician_first;
  if (w.grounding_until && today < *w.grounding_until) return rules::Resting::grounding_first;
  return w.steps.inside() && touch_first(g, touch) ? rules::Resting::touch_first : rules::Resting::no;
}

rules::GateAgain gate_again(const Ground& g, const Walk& w) {
  const auto row = rules::decide(ladders::gap_facts(w, g, g.journey.at.day(), UINT32_MAX));
  return row == rules::GapRow::gate_again ? rules::GateAgain::needed : rules::GateAgain::not_needed;
}

rules::Foundations laid(const Foundations& o) {
  const auto foundation = [](bool done) { return done ? rules::Foundation::done : rules::Foundation::not_done; };
  const auto row = rules::decide(rules::FoundationFacts{.calm = foundation(o.calm_done), .release = foundation(o.release_done)});
  return row == rules::FoundationRow::laid ? rules::Foundations::done_or_not_asked_here : rules::Foundations::not_done;
}

rules::News news(const record::Opening* o) {
  if (!o || o->answered.anything_new.empty()) return rules::News::unanswered;
  const auto& said = o->answered.anything_new;
  const bool nothing = std::all_of(said.begin(), said.end(), [](record::NewSince n) { return n == record::NewSince::nothing; });
  return nothing ? rules::News::nothing_or_not_asked_here : rules::News::something;
}

// The same tissue is touched, on touch and inside. Sore on an earlier day is a question again today.
rules::Sore sore(const Ground& g) {
  const ladders::Soreness s = ladders::soreness_of(g.journey, g.protocol);
  if (!s.asked) return rules::Sore::no_or_not_asked_here;
  return s.said_on == g.journey.at.day() ? rules::Sore::yes : rules::Sore::unanswered;
}

const record::Opening* answered_today(const Ground& g, Ladder ladder) { return ladders::answered_before(g.journey, ladder, g.journey.at.day(), UINT32_MAX); }

void read_answer_before_inside(rules::StandingFacts& f, const Ground& g, const Foundations& foundations) {
  const record::Opening* today = answered_today(g, Ladder::dilator);
  f.foundations = laid(foundations);
  f.yes = !today ? rules::YesToday::not_asked : today->answered.yes_today ? rules::YesToday::yes_or_not_asked_here : rules::YesToday::no;
  f.news = news(today);
}

// Touch is asked about soreness once its rest is over: until then it waits anyway. It asks for no yes; a "not today" said there is a whole answer.
void read_touch_answer(rules::StandingFacts& f, const Ground& g, const Walk& w) {
  const record::Opening* today = answered_today(g, Ladder::touch);
  const bool rests = w.rest_until && g.journey.at.day() < *w.rest_until;
  if (rests && f.sore == rules::Sore::unanswered) f.sore = rules::Sore::no_or_not_asked_here;
  if (today && !today->answered.yes_today) f.yes = rules::YesToday::no;
}

// Calm never closes: a pause, a warning sign or a rest leaves it open, and care is shown beside it.
rules::StandingFacts never_closed(const Ground& g, rules::StandingFacts f) {
  f.known = known(g);
  f.gate = gate_is(g, Ladder::breathing, false);
  return f;
}

assess::Care row_care(Urgency u, std::string_view because, std::string_view question, Day since, record::ClearedTopic topic) {
  return {u, std::string(because), std::string(question), since, topic};
}

void of_rows(std::vector<CareHere>& all, const Ground& g, const Walk& w) {
  if (const auto u = bleeding_care(w, g)) {
    const bool now = *u == Urgency::now;
    const std::string_view because = now ? "care.pregnant_with_signs" : g.assessment.after_menopause ? "care.bleeding_after_menopause" : "care.bleeding_again";
    all.push_back({row_care(*u, because, now ? "safety.pregnant_signs" : "safety.bleeding", w.bleeding_care->day, record::ClearedTopic::infection_or_bleeding), &evidence::row_2_bleeding, &w});
  }
  if (severe_in_pregnancy(w, g.journey)) {
    all.push_back({row_care(Urgency::now, "care.pregnant_with_signs", "safety.pregnant_signs", w.severe_in_pregnancy->day, record::ClearedTopic::pregnancy), &evidence::row_4_severe_pain, &w});
  }
}

// One entry for each reason: the first, and so the most urgent, stays.
void each_reason_once(std::vector<CareHere>& all) {
  std::vector<CareHere> once;
  for (CareHere& c : all) {
    if (std::none_of(once.begin(), once.end(), [&](const CareHere& x) { return x.care.because == c.care.because; })) once.push_back(std::move(c));
  }
  all = std::move(once);
}

}  // namespace

std::vector<CareHere> care_of(const Ground& g, const std::vector<Looked>& ladders) {
  std::vector<CareHere> all;
  for (const Looked& l : ladders) of_rows(all, g, l.walk);
  for (const assess::Care& c : g.assessment.care) {
    if (!c.question.starts_with("private.")) all.push_back({c});
  }
  std::stable_sort(all.begin(), all.end(), [](const CareHere& a, const CareHere& b) { return a.care.urgency < b.care.urgency; });
  each_reason_once(all);
  return all;
}

std::optional<ladders::Seen> touch_first(const Ground& g, const Walk& touch) {
  const bool settled = touch.led_lower && ladders::seen_on_the_body(g.journey, g.protocol, {.after = touch.led_lower->mark.order});
  return settled ? std::nullopt : touch.led_lower;
}

rules::StandingFacts standing_of(const Ground& g, const std::vector<Looked>& ladders, Ladder ladder, const Foundations& foundations, const std::vector<CareHere>& care) {
  const auto walk_of = [&](Ladder l) -> const Walk& { return ladders[static_cast<std::size_t>(l)].walk; };
  const Walk& w = walk_of(ladder);
  rules::StandingFacts f{.known = rules::Known::all,
                         .red_flag = rules::RedFlag::none,
                         .paused = rules::Paused::no,
                         .gate = rules::GateIs::open,
                         .resting = rules::Resting::no,
                         .gate_again = rules::GateAgain::not_needed,
                         .foundations = rules::Foundations::done_or_not_asked_here,
                         .yes = rules::YesToday::yes_or_not_asked_here,
                         .news = rules::News::nothing_or_not_asked_here,
                         .sore = rules::Sore::no_or_not_asked_here};
  if (ladder == Ladder::breathing) return never_closed(g, f);
  f.known = known(g);
  f.red_flag = red_flag(care);
  f.paused = paused(g, ladder);
  f.gate = gate_is(g, ladder, ladders::bleeding_not_assessed(w, g.journey));
  f.resting = resting(g, w, walk_of(Ladder::touch));
  f.gate_again = gate_again(g, w);
  if (f.known == rules::Known::all && g.journey.practice_not_counted() && (ladder == Ladder::touch || w.steps.inside())) f.known = rules::Known::entry_not_counted;
  if (ladder == Ladder::touch || w.steps.inside()) f.sore = sore(g);
  if (ladder == Ladder::touch) read_touch_answer(f, g, w);
  if (w.steps.inside()) read_answer_before_inside(f, g, foundations);
  return f;
}

}  // namespace ebb::program
