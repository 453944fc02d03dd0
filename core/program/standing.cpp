// The inputs of row 1, read from the record, the assessment and the walk.
#include "core/program/standing.hpp"

#include <algorithm>

#include "core/program/rules/gap.hpp"
#include "core/program/rules/opening.hpp"

namespace ebb::program {

namespace {

using assess::GateReason;
using assess::GateState;
using ladders::Ground;
using ladders::Walk;
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

rules::RedFlag red_flag(const Ground& g, const Walk& w) {
  rules::RedFlag most = rules::RedFlag::none;
  if (const assess::Care* c = most_urgent(g.assessment)) most = flag(c->urgency);
  if (const auto u = bleeding_care(g, w)) most = std::max(most, flag(*u));
  return most;
}

bool pause_lasts(const record::Pause& p, Ladder ladder) { return !p.last && (!p.began.ladder || *p.began.ladder == ladder); }

rules::Paused paused(const Ground& g, Ladder ladder) {
  const bool hers = std::any_of(g.journey.pauses.begin(), g.journey.pauses.end(), [&](const record::Pause& p) { return pause_lasts(p, ladder); });
  const assess::Gate& gate = g.assessment.gate(ladders::family_of(ladder));
  return hers || gate.reason == GateReason::paused_for_now ? rules::Paused::yes : rules::Paused::no;
}

rules::GateIs gate_is(const Ground& g, Ladder ladder) {
  const assess::Gate& gate = g.assessment.gate(ladders::family_of(ladder));
  if (gate.reason == GateReason::paused_for_now || gate.state == GateState::open) return rules::GateIs::open;
  return gate.state == GateState::ask ? rules::GateIs::ask : rules::GateIs::not_now;
}

bool clinician_yes_since(const Ground& g, std::uint32_t order, std::optional<record::ClearedTopic> topic) {
  const Day today = g.journey.at.day();
  return std::any_of(g.journey.clinician_yes.begin(), g.journey.clinician_yes.end(), [&](const record::ClinicianYes& y) {
    return y.origin.order > order && (!topic || y.stated.topic == *topic) && (!y.stated.until || today <= *y.stated.until);
  });
}

bool seen_by_clinician_since(const Ground& g, std::uint32_t order) {
  const auto& clinic = g.journey.clinic_sessions;
  const auto& places = g.journey.placements;
  return clinician_yes_since(g, order, {}) || std::any_of(clinic.begin(), clinic.end(), [&](const record::ClinicSession& c) { return c.recorded.comfortable && c.origin.order > order; }) ||
         std::any_of(places.begin(), places.end(), [&](const record::Placement& p) { return p.origin.order > order; });
}

rules::Resting resting(const Ground& g, const Walk& w) {
  const Day today = g.journey.at.day();
  if (w.severe_again && !seen_by_clinician_since(g, *w.severe_again)) return rules::Resting::severe_again;
  if (w.numb_without_feeling && !clinician_yes_since(g, *w.numb_without_feeling, record::ClearedTopic::reduced_feeling)) return rules::Resting::clinician_first;
  return w.grounding_until && today < *w.grounding_until ? rules::Resting::grounding_first : rules::Resting::no;
}

rules::GateAgain gate_again(const Ground& g, const Walk& w) {
  if (w.steps.ladder == Ladder::breathing) return rules::GateAgain::not_needed;  // calm never closes
  const auto row = rules::decide(ladders::gap_facts(w, g, g.journey.at.day(), UINT32_MAX));
  return row == rules::GapRow::gate_again ? rules::GateAgain::needed : rules::GateAgain::not_needed;
}

rules::Opened opened(const Inside& o) {
  const auto foundation = [](bool done) { return done ? rules::Foundation::done : rules::Foundation::not_done; };
  const auto row = rules::decide(rules::OpeningFacts{.calm = foundation(o.calm_done), .release = foundation(o.release_done)});
  return row == rules::OpeningRow::opened ? rules::Opened::done_or_not_asked_here : rules::Opened::not_done;
}

rules::News news(const record::Opening* o) {
  if (!o || o->answered.anything_new.empty()) return rules::News::unanswered;
  const auto& said = o->answered.anything_new;
  const bool nothing = std::all_of(said.begin(), said.end(), [](record::NewSince n) { return n == record::NewSince::nothing; });
  return nothing ? rules::News::nothing_or_not_asked_here : rules::News::something;
}

rules::Sore sore(const record::Opening* o, const Walk& w) {
  const bool answered = o && !o->answered.notes_since_last.empty();
  if (!answered) return w.soreness_asked ? rules::Sore::unanswered : rules::Sore::no_or_not_asked_here;
  const auto& notes = o->answered.notes_since_last;
  const bool yes = std::find(notes.begin(), notes.end(), record::Note::soreness_that_lasted) != notes.end();
  return yes ? rules::Sore::yes : rules::Sore::no_or_not_asked_here;
}

void read_opening(rules::StandingFacts& f, const Ground& g, const Walk& w, const Inside& foundation) {
  const record::Opening* today = ladders::opening_on(g.journey, g.journey.at.day(), UINT32_MAX);
  f.opened = opened(foundation);
  f.yes = !today ? rules::YesToday::not_asked : today->answered.yes_today ? rules::YesToday::yes_or_not_asked_here : rules::YesToday::no;
  f.news = news(today);
  f.sore = sore(today, w);
}

}  // namespace

const assess::Care* most_urgent(const assess::Assessment& a) {
  const auto c = std::find_if(a.care.begin(), a.care.end(), [](const assess::Care& x) { return !x.question.starts_with("private."); });
  return c == a.care.end() ? nullptr : &*c;
}

std::optional<Urgency> bleeding_care(const Ground& g, const Walk& w) {
  if (!w.bleeding_care || clinician_yes_since(g, *w.bleeding_care, record::ClearedTopic::infection_or_bleeding)) return std::nullopt;
  return g.assessment.pregnant_or_maybe ? Urgency::now : Urgency::this_week;
}

rules::StandingFacts standing_of(const Ground& g, const Walk& w, const Inside& foundation) {
  const Ladder ladder = w.steps.ladder;
  rules::StandingFacts f{.known = known(g),
                         .red_flag = red_flag(g, w),
                         .paused = paused(g, ladder),
                         .gate = gate_is(g, ladder),
                         .resting = resting(g, w),
                         .gate_again = gate_again(g, w),
                         .opened = rules::Opened::done_or_not_asked_here,
                         .yes = rules::YesToday::yes_or_not_asked_here,
                         .news = rules::News::nothing_or_not_asked_here,
                         .sore = rules::Sore::no_or_not_asked_here};
  if (w.steps.inside()) read_opening(f, g, w, foundation);
  return f;
}

}  // namespace ebb::program
