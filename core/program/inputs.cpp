#include "core/program/inputs.hpp"

#include <algorithm>

namespace ebb::program {

namespace {

using ladders::Ground;
using ladders::Mark;
using ladders::Seen;
using ladders::Walk;
using rules::SessionRow;

json::Value or_null(const std::optional<std::int32_t>& x) { return x ? json::Value(std::int64_t{*x}) : json::Value(); }
json::Value count(std::int32_t n) { return json::Value(std::int64_t{n}); }

void felt(json::Object& in, const Mark& m) {
  in.emplace_back("worst_pain", or_null(m.pain));
  in.emplace_back("highest_fear", or_null(m.fear));
}

void time(json::Object& in, const Mark& m) {
  in.emplace_back("planned_s", count(m.planned_s));
  in.emplace_back("practised_s", count(m.practised_s));
  in.emplace_back("completed", m.completed);
}

void presence(json::Object& in, const Mark& m) {
  in.emplace_back("presence", m.presence ? json::Value(name_of(*m.presence)) : json::Value());
  in.emplace_back("wanted", m.wanted ? json::Value(*m.wanted) : json::Value());
}

void pain(json::Object& in, const Mark& m) { in.emplace_back("worst_pain", or_null(m.pain)); }

json::Object inputs_of_mark(const Mark& m, void (*read)(json::Object&, const Mark&)) {
  json::Object in{{"day", format(m.day)}};
  if (!m.step.empty()) in.emplace_back("step", m.step);
  read(in, m);
  return in;
}

void numbing(json::Object& in, const Mark& m) { in.emplace_back("numbing", m.numbing ? json::Value(name_of(*m.numbing)) : json::Value()); }

void counted(json::Object& in, const Ground& g, const Walk& w) {
  in.emplace_back("count", count(w.count));
  in.emplace_back("needed", count(g.protocol.comfortable_sessions));
}

void before(json::Object& in, const Seen& s) {
  in.emplace_back("session_before", name_of(s.facts.before));
}

void row_two(json::Object& in, const Seen& s) {
  in.emplace_back("bleeding", true);
  in.emplace_back("context", name_of(s.context.bleeding));
}

void whole(json::Object& in, const Ground& g, const Walk& w, const Seen& s) {
  felt(in, s.mark);
  time(in, s.mark);
  if (w.steps.inside()) presence(in, s.mark), numbing(in, s.mark);
  counted(in, g, w);
}

}  // namespace

std::int32_t age_days(const Ground& g, Day day) { return std::max(0, g.journey.at.day() - day); }

json::Object inputs_of_row(const Ground& g, const Walk& w) {
  json::Object in;
  if (!w.last) return in;
  const Seen& s = *w.last;
  in.emplace_back("day", format(s.mark.day));
  if (!s.mark.step.empty()) in.emplace_back("step", s.mark.step);
  if (s.placed) return in;
  switch (s.row) {
    case SessionRow::row_2_bleeding: row_two(in, s); break;
    case SessionRow::row_3_not_with_it: presence(in, s.mark); break;
    case SessionRow::row_4_severe_pain: pain(in, s.mark); break;
    case SessionRow::row_5_hard_twice: felt(in, s.mark), before(in, s); break;
    case SessionRow::row_6_hard_once: felt(in, s.mark); break;
    default: whole(in, g, w, s); break;
  }
  return in;
}

json::Object inputs_of_lowering(const Seen& s) {
  if (s.facts.pain == rules::PainBand::severe) return inputs_of_mark(s.mark, pain);
  json::Object in = inputs_of_mark(s.mark, felt);
  before(in, s);
  return in;
}

json::Object inputs_of_standing(const Ground& g, const Looked& l, const Foundations& foundations) {
  const ladders::Steps& steps = l.walk.steps;
  json::Object in;
  switch (l.row) {
    case rules::StandingRow::gate_closed: in.emplace_back("gate_state", name_of(gate_today(g.assessment.gate(ladders::family_of(steps.ladder)), l.walk, g.journey).state)); break;
    case rules::StandingRow::gate_again: return inputs_of_gap(g, l.walk);
    case rules::StandingRow::foundation_first:
      in.emplace_back("calm_sessions", count(foundations.calm_sessions));
      in.emplace_back("release_sessions", count(foundations.release_sessions));
      in.emplace_back("needed", count(g.protocol.opening_sessions));
      break;
    case rules::StandingRow::no_yes_today:
    case rules::StandingRow::not_today: in.emplace_back("yes_today", name_of(l.standing.yes)); break;
    case rules::StandingRow::news_unanswered:
    case rules::StandingRow::something_new: in.emplace_back("anything_new", name_of(l.standing.news)); break;
    case rules::StandingRow::soreness_unanswered:
    case rules::StandingRow::still_sore: in.emplace_back("sore", name_of(l.standing.sore)); break;
    case rules::StandingRow::grounding_first: return l.walk.away_mark ? inputs_of_mark(*l.walk.away_mark, presence) : in;
    case rules::StandingRow::clinician_first: return inputs_of_mark(*l.walk.numb_without_feeling, presence);
    case rules::StandingRow::severe_again: return inputs_of_mark(*l.walk.severe_again, pain);
    default: break;
  }
  return in;
}

json::Object inputs_of_care(const Ground& g, const Walk& w, bool bleeding) {
  const ladders::CareAsked& c = bleeding ? *w.bleeding_care : *w.severe_in_pregnancy;
  json::Object in{{"day", format(c.day)}, {"pregnant_or_maybe", c.pregnant}};
  if (!bleeding) return in;
  in.emplace_back("after_menopause", g.assessment.after_menopause);
  in.emplace_back("bleeding_days", std::int64_t(w.bleeding_days.size()));
  return in;
}

json::Object inputs_of_gap(const Ground& g, const Walk& w) {
  const auto away = ladders::days_away(w, g, g.journey.at.day());
  json::Object in{{"days_away", or_null(away)}};
  if (w.away_since) in.emplace_back("practised_on", format(*w.away_since));
  return in;
}

}  // namespace ebb::program
