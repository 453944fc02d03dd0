// The marks of a ladder, replayed one by one: sessions, and whether they could count.
#include "core/program/ladders/walker.hpp"

#include <algorithm>

#include "core/program/ladders/clinician.hpp"
#include "core/program/ladders/waits.hpp"

namespace ebb::program::ladders {

using rules::Where;

Walker::Walker(Ladder ladder, const Ground& g) : g_(g), p_(g.protocol), later_(practised_later(ladder, g.journey)) {
  w_.steps = steps_of(ladder, g.journey, g.protocol, g.assessment.sets_to_ask_about);
}

Walk Walker::replay() {
  const std::vector<Mark> marks = marks_with_the_other(w_.steps.ladder, g_.journey);
  const Mark* first = first_practice(marks);
  began_ = first ? first->day : g_.journey.at.day();
  const Placed start = placement(w_.steps, g_, first ? first->order : UINT32_MAX, Gap{{}, began_});
  w_.place = start.place;
  w_.started = start.row;
  for (const Mark& m : marks) take(m);
  family_before_done(UINT32_MAX);
  passed_until(UINT32_MAX);
  return std::move(w_);
}

const Mark* Walker::first_practice(const std::vector<Mark>& marks) {
  const auto first = std::find_if(marks.begin(), marks.end(), [](const Mark& m) { return m.from == From::session && m.practised; });
  return first == marks.end() ? nullptr : &*first;
}

void Walker::take(const Mark& m) {
  switch (m.from) {
    case From::placement: return place_recorded(m);
    case From::clinic: return clinic(m);
    case From::note:
    case From::attempt: return read(m, Where::outside_the_plan, std::nullopt);
    case From::session: return session(m);
    case From::elsewhere: return felt_elsewhere(m);
    case From::in_doubt: return counted_anew(m);
  }
}

void Walker::session(const Mark& m) {
  passed_until(m.began);
  const bool gate_first = after_gap(m), held = gate_first || closed(m);
  const auto p = came_before_the_sizes(m) ? std::nullopt : place_of(w_.steps, m.step, m.width_tenth_mm);
  family_before_done(m.order);
  const Where where = held || resting(m) || w_.family_before || touch_came_first(m) ? Where::outside_the_plan : where_of(m, p);
  practised(m, !gate_first);
  read(m, where, p);
}

// A finger or a swab, before there were sizes, says nothing about the first of them.
bool Walker::came_before_the_sizes(const Mark& m) const {
  if (!w_.steps.inside() || m.width_tenth_mm || !w_.steps.places.front().width_tenth_mm) return false;
  return !steps_then(g_.journey, p_, g_.assessment.sets_to_ask_about, m.began).places.front().width_tenth_mm;
}

// True when the safety questions were to come first.
bool Walker::after_gap(const Mark& m) {
  switch (rules::decide(gap_facts(w_, g_, m.day, m.order))) {
    case rules::GapRow::gate_again: return true;
    case rules::GapRow::place_anew: move_to(placement(w_.steps, g_, m.order, Gap{w_.away_since, m.day}).place); break;
    case rules::GapRow::step_lower_once: lower_once(); break;
    case rules::GapRow::no_gap: break;
  }
  return false;
}

// Row 1, as it was when the session began. It counts for nothing; pain, fear, bleeding and absence are read all the same. Calm never closes.
bool Walker::closed(const Mark& m) const {
  if (w_.steps.ladder == Ladder::breathing) return false;
  const bool shut = g_.past && g_.past->before(m.began, m.day).closed[static_cast<std::size_t>(w_.steps.ladder)];
  return shut || waits_for_a_clinician(w_, g_, m.began, m.day);
}

const Walk& Walker::before() {
  if (!before_) before_ = walk(*ladder_before(w_.steps.ladder), g_);
  return *before_;
}

// While touch was led lower nothing goes inside: what did all the same counts for nothing.
bool Walker::touch_came_first(const Mark& m) {
  if (!w_.steps.inside() || !touched()) return false;
  const std::vector<Lowered>& lowered = before().lowered;
  return std::any_of(lowered.begin(), lowered.end(), [&](const Lowered& x) {
    return x.from < m.began && m.began < x.until && !seen_on_the_body(g_.journey, p_, {.after = x.from, .before = m.began});
  });
}

bool Walker::touched() const {
  return std::any_of(g_.journey.sessions.begin(), g_.journey.sessions.end(), [](const record::Session& s) { return (s.ended ? s.ended->ladder : s.started ? s.started->ladder : Ladder::breathing) == Ladder::touch; });
}

// One comfortable session in the family before leads back.
void Walker::family_before_done(std::uint32_t order) {
  if (!w_.family_before) return;
  const std::vector<Mark>& comfortable = before().comfortable;
  const bool done = std::any_of(comfortable.begin(), comfortable.end(), [&](const Mark& c) { return c.order > *w_.family_before && c.order < order; });
  if (done) w_.family_before.reset();
}

bool Walker::resting(const Mark& m) const {
  const bool rest = w_.rest_until && m.day < *w_.rest_until, grounding = w_.grounding_until && m.day < *w_.grounding_until;
  return w_.steps.ladder != Ladder::breathing && (rest || grounding);
}

rules::Above above(const Steps& s, std::size_t place, const Protocol& p) {
  if (place + 1 < s.places.size()) return rules::Above::next_step;
  if (!s.inside()) return rules::Above::goal_reached;
  const Place& top = s.places[place];
  const bool at_goal = s.goal && top.whole && top.width_tenth_mm && s.goal->value() - top.width_tenth_mm->value() <= p.goal_near_tenth_mm;
  return at_goal ? rules::Above::goal_reached : rules::Above::end_of_set;
}

rules::Below below(const Steps& s, std::size_t place) {
  if (place > 0) return rules::Below::step;
  return ladder_before(s.ladder) ? rules::Below::family_before : rules::Below::nothing;
}

Walk walk(Ladder ladder, const Ground& ground) { return Walker(ladder, ground).replay(); }

}  // namespace ebb::program::ladders
