// What one mark says through the tables, what it counts for, and what its outcome changes.
#include <algorithm>

#include "core/program/ladders/walker.hpp"

namespace ebb::program::ladders {

using rules::Outcome;
using rules::SessionRow;
using rules::Where;

void Walker::read(const Mark& m, Where where, std::optional<std::size_t> p) {
  Seen s{.mark = m, .facts = facts_of(m, w_.steps, g_)};
  s.facts.where = where;
  const bool was_hard = w_.before && hard(*w_.before, p_);
  if (was_hard) s.facts.before = rules::Before::hard;
  s.row = rules::decide(s.facts);
  note_days(m, s);
  restore_outside(m, s, p);
  count(m, s);
  s.context = context(m, s, p);
  s.outcome = rules::decide(s.context);
  s.count = w_.count;
  apply(m, s, p);
  if (s.outcome != Outcome::as_it_was) w_.last = s;
  if (m.pain || m.fear) w_.before = m;  // what was not answered stands between no two sessions
  if (s.outcome == Outcome::step_back || (also_lower(s) && s.facts.pain != rules::PainBand::severe)) w_.before.reset();  // these two are answered by a smaller step: the next hard one is a first one
}

// Severe pain is noted and rested from whichever row decides: it is never ignored.
void Walker::note_days(const Mark& m, const Seen& s) {
  if (s.row == SessionRow::row_2_bleeding) rest(m, p_.bleeding_clear_days);
  if (s.facts.pain == rules::PainBand::severe) {
    rest(m, p_.severe_clear_days);
    if (pregnant_about(m, p_.severe_clear_days)) ask_for_care(w_.severe_in_pregnancy, m, p_.severe_clear_days);
  }
}

// The row without the bleeding: bleeding is named first and rests, and says nothing of what else was felt.
SessionRow Walker::beside_the_bleeding(const Seen& s) {
  rules::SessionFacts f = s.facts;
  f.bleeding = rules::Bleeding::none;
  return rules::decide(f);
}

void Walker::count(const Mark& m, const Seen& s) {
  const bool in_plan = s.facts.where == Where::on_the_step;
  const SessionRow row = beside_the_bleeding(s);
  if (m.from == From::session) note_comfort(m, s);
  if (in_plan) note_short(row == SessionRow::row_8_short_or_masked);
  if (s.row == SessionRow::row_7_comfortable) return count_comfortable(m);
  const bool starts_again = row == SessionRow::row_3_not_with_it || row == SessionRow::row_4_severe_pain || row == SessionRow::row_5_hard_twice ||
                            row == SessionRow::row_6_hard_once || row == SessionRow::row_9_everything_else;
  if (starts_again) w_.count = 0;
}

// Comfort with a smaller step by choice is comfort; it only does not count. What numbs takes a pending offer back until a session without.
void Walker::note_comfort(const Mark& m, const Seen& s) {
  rules::SessionFacts f = s.facts;
  if (f.where == Where::lower_by_choice) f.where = Where::on_the_step;
  if (rules::decide(f) == SessionRow::row_7_comfortable) w_.comfortable.push_back(m), settled(m);
  if (s.row == SessionRow::row_7_comfortable && w_.masked_on && m.day > *w_.masked_on) w_.masked_on.reset();
  if (beside_the_bleeding(s) == SessionRow::row_8_short_or_masked && s.facts.masked == rules::Masked::yes) w_.masked_on = m.day;
}

void Walker::note_short(bool is_short) {
  w_.short_ones.push_back(is_short);
  if (static_cast<std::int32_t>(w_.short_ones.size()) > p_.short_sessions_of) w_.short_ones.erase(w_.short_ones.begin());
}

void Walker::count_comfortable(const Mark& m) {
  w_.begin_below = false;
  if (w_.return_to) {
    w_.place = *w_.return_to;
    w_.return_to.reset();
    return;
  }
  if (!counts(m)) return;
  ++w_.count;
  w_.counted = m;
}

// A day counts once, and counted sessions lie hours apart.
bool Walker::counts(const Mark& m) const {
  if (!w_.counted) return true;
  return m.day != w_.counted->day && m.at.ms - w_.counted->at.ms >= p_.sessions_apart_hours * ms_per_hour;
}

rules::OutcomeFacts Walker::context(const Mark& m, const Seen& s, std::optional<std::size_t> p) const {
  const std::size_t from = p && *p < w_.place ? *p : w_.place;
  return {.row = s.row,
          .bleeding = bleeding_context(m),
          .away = away_context(m),
          .severe = severe_context(m),
          .count = w_.full(p_) ? rules::Count::full : rules::Count::not_yet,
          .above = above(w_.steps, w_.place, p_),
          .below = below(w_.steps, from),
          .shortness = std::count(w_.short_ones.begin(), w_.short_ones.end(), true) >= p_.short_sessions ? rules::Shortness::often : rules::Shortness::seldom};
}

void Walker::apply(const Mark& m, const Seen& s, std::optional<std::size_t> p) {
  remember(m, s);
  const std::size_t from = p && *p < w_.place ? *p : w_.place;
  if (also_lower(s)) lower(s, from);
  else if (named_first(s) && hard(m, p_)) w_.begin_below = true;
  switch (s.outcome) {
    case Outcome::care_now:
    case Outcome::care_this_week: ask_for_care(w_.bleeding_care, m, p_.bleeding_clear_days); break;
    case Outcome::clinician_first: w_.numb_without_feeling = m; break;
    case Outcome::grounding_first: ground(m); break;
    case Outcome::severe_again:
      w_.severe_again = m;
      lower(s, from);
      break;
    case Outcome::step_back_and_rest:
    case Outcome::step_back:
    case Outcome::family_before_and_rest:
    case Outcome::family_before:
    case Outcome::lowest_and_rest:
    case Outcome::lowest: lower(s, from); break;
    case Outcome::begin_below: w_.begin_below = true; break;
    case Outcome::reached: w_.reached = true; break;
    case Outcome::as_it_was: return begun_below(s);
    default: w_.begin_below = w_.begin_below && !felt_and_known(s); break;
  }
}

// Bleeding and being far away are named first; what hurt leads lower all the same, or begins smaller the next time.
bool Walker::named_first(const Seen& s) { return s.row == SessionRow::row_2_bleeding || s.row == SessionRow::row_3_not_with_it; }

bool Walker::also_lower(const Seen& s) const {
  const bool hard_twice = s.facts.before == rules::Before::hard && hard(s.mark, p_);
  return named_first(s) && (s.facts.pain == rules::PainBand::severe || hard_twice);
}

// Where nothing warms up within a session, comfort with something smaller is the smaller beginning.
void Walker::begun_below(const Seen& s) {
  const bool comfortable = s.facts.pain == rules::PainBand::comfortable && s.facts.fear == rules::FearBand::comfortable;
  if (!w_.steps.inside() && s.facts.where == Where::lower_by_choice && comfortable) w_.begin_below = false;
}

// Only a session whose pain and fear are known, and that no bleeding and no absence speaks over, says that the size below need not come first.
bool Walker::felt_and_known(const Seen& s) {
  const bool known = s.facts.pain != rules::PainBand::unknown && s.facts.fear != rules::FearBand::unknown;
  return s.mark.from == From::session && known && !named_first(s);
}

}  // namespace ebb::program::ladders
