// Where she stands on a ladder, and what moves her.
#include <algorithm>

#include "core/program/ladders/walker.hpp"

namespace ebb::program::ladders {

using rules::SessionRow;
using rules::Where;

void Walker::move_to(std::size_t place) {
  w_.place = place;
  w_.count = 0;
  w_.return_to.reset();
  w_.begin_below = false;
  w_.reached = false;
  w_.short_ones.clear();
  w_.counted.reset();
}

void Walker::placed(const Mark& m, std::size_t place) {
  move_to(place);
  w_.family_before.reset();
  settled(m);
  w_.last = Seen{.mark = m, .placed = true};
}

// Before the first practice a place a season old is as old as one after a gap.
void Walker::place_recorded(const Mark& m) {
  if (!w_.away_since && began_ - m.day >= p_.gap_place_days) return;
  if (const auto p = place_of(w_.steps, m.step, m.width_tenth_mm)) placed(m, *p);
}

// The rows of home do not bind a therapist in the room; a comfortable session there only sets the next place at home, and never a lower one.
// What it follows is looked at first: days away are days away, whoever was there.
void Walker::clinic(const Mark& m) {
  const bool gate_first = after_gap(m);
  practised(m, !gate_first);
  if (pain_band(m, p_) == rules::PainBand::severe) return hurt_in_the_room(m);
  const bool felt = (m.pain && *m.pain > p_.pain_comfortable) || (m.fear && *m.fear > p_.fear_comfortable);
  if (!m.comfortable || felt || gate_first) return;
  auto p = place_of(w_.steps, m.step, m.width_tenth_mm);
  if (!p && m.width_tenth_mm) p = place_at_most(w_.steps, *m.width_tenth_mm);
  if (p && *p > w_.place + 1) placed(m, *p - 1);
}

// Severe pain is never ignored, whoever was there: it rests, it is counted, and what was comfortable before it is to be so again.
void Walker::hurt_in_the_room(const Mark& m) {
  rest(m, p_.severe_clear_days);
  if (pregnant_about(m, p_.severe_clear_days)) ask_for_care(w_.severe_in_pregnancy, m, p_.severe_clear_days);
  if (severe_context(m) == rules::SevereContext::again) w_.severe_again = m;
  w_.severe_days.push_back(m.day);
  w_.count = 0;
}

// A gap stays one while the safety questions are to come first, and where a practice was only opened.
void Walker::practised(const Mark& m, bool gap_is_closed) {
  passed_until(m.order);
  if (!w_.practised_on || m.day > *w_.practised_on) w_.practised_on = m.day;
  if (!w_.practised_at || m.at > *w_.practised_at) w_.practised_at = m.at;
  if (!m.practised || !gap_is_closed) return;
  if (!w_.away_since || m.day >= *w_.away_since) w_.away_since = m.day, w_.away_order = std::max(w_.away_order, m.order);
}

// Practice on a later ladder keeps what was passed in practice.
void Walker::passed_until(std::uint32_t order) {
  if (!w_.away_since) return;
  for (const Practised& x : later_) {
    if (x.order < order && x.day >= *w_.away_since) w_.away_since = x.day, w_.away_order = std::max(w_.away_order, x.order);
  }
}

// At the lowest place nothing is lower: it is practised once more before anything is offered again. A ladder of one place has no offer to hold back.
void Walker::lower_once() {
  if (w_.steps.places.size() == 1) return;
  w_.return_to = w_.place;
  if (w_.place > 0) --w_.place;
}

Where Walker::where_of(const Mark& m, std::optional<std::size_t> p) {
  if (!p) return Where::outside_the_plan;
  if (*p == w_.place) return Where::on_the_step;
  if (*p < w_.place) return Where::lower_by_choice;
  if (!offer_taken(m, *p)) return Where::outside_the_plan;
  w_.place = *p;
  w_.count = 0;
  w_.counted.reset();
  w_.short_ones.clear();
  return Where::on_the_step;
}

// The next step and no other, offered, on a later day than the practice before, and with a night between.
bool Walker::offer_taken(const Mark& m, std::size_t p) const {
  return w_.full(p_) && !w_.return_to && w_.practised_on && !w_.practised_lately(m.day, m.at, p_) && next(m, p);
}

// A jump over places that came with an entry made only later is no jump.
bool Walker::next(const Mark& m, std::size_t p) const {
  if (p == w_.place + 1) return true;
  if (!w_.steps.inside()) return false;
  const Steps then = steps_then(g_.journey, p_, g_.assessment.sets_to_ask_about, m.order);
  const auto places = std::span(w_.steps.places).subspan(w_.place + 1, p - w_.place - 1);
  return std::none_of(places.begin(), places.end(), [&](const Place& skipped) { return on_the_ladder(then, skipped); });
}

// After a gap, comfort at her own size counts for the smaller one too.
void Walker::restore_outside(const Mark& m, const Seen& s, std::optional<std::size_t> p) {
  if (!w_.return_to || s.row != SessionRow::outside_the_plan || m.from != From::session || p != w_.return_to) return;
  rules::SessionFacts f = s.facts;
  f.where = Where::on_the_step;
  if (rules::decide(f) == SessionRow::row_7_comfortable) w_.place = *w_.return_to, w_.return_to.reset();
}

void Walker::settled(const Mark& m) {
  if (w_.led_lower) w_.lowered.back().until = m.order;
  w_.led_lower.reset();
}

void Walker::lower(const Seen& s, std::size_t from) {
  const Mark& m = s.mark;
  if (!w_.led_lower) w_.lowered.push_back({.from = m.order});
  w_.led_lower = s;
  if (from > 0) return move_to(from - 1);
  move_to(0);
  w_.worth_an_examination = within(w_.lowest_days, m.day, p_.lowest_again_days);
  w_.lowest_days.push_back(m.day);
  if (ladder_before(w_.steps.ladder)) w_.family_before = m.order;
}

}  // namespace ebb::program::ladders
