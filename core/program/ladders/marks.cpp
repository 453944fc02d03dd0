#include "core/program/ladders/marks.hpp"

#include <algorithm>

namespace ebb::program::ladders {

namespace {

using record::Closed;
using record::Note;

void raise(std::optional<std::int32_t>& to, std::int32_t value) { to = to && *to > value ? *to : value; }

Mark mark_of(From from, const record::Origin& o) {
  Mark m;
  m.from = from;
  m.order = m.began = o.order;
  m.at = o.at.instant;
  m.day = m.felt_on = o.day;
  return m;
}

int redness(const std::vector<Note>& notes) {
  int most = 0;
  for (const Note n : notes) {
    if (n == Note::pink_spotting) most = std::max(most, pink);
    if (n == Note::fresh_red) most = std::max(most, fresh_red);
    if (n == Note::soaks_pads) most = std::max(most, soaking);
  }
  return most;
}

void read_notes(Mark& m, const std::vector<Note>& notes) {
  m.redness = redness(notes);
  m.bleeding = m.redness > 0;
}

void read_end(Mark& m, const record::SessionEnded& e) {
  m.pain_answered = e.worst_pain.has_value();
  m.fear_answered = e.highest_fear.has_value();
  if (e.worst_pain) raise(m.pain, e.worst_pain->value());
  if (e.highest_fear) raise(m.fear, e.highest_fear->value());
  m.completed = e.closed == Closed::completed;
  m.done = m.completed || e.closed == Closed::shortened;
  m.planned_s = e.planned_s.value();
  m.practised_s = e.practised_s.value();
  m.closed_for_pain = e.closed == Closed::closed_for_pain;
  m.wanted = e.wanted;
  m.presence = e.presence;
  m.numbing = e.numbing;
  read_notes(m, e.notes);
}

bool did_something(const record::Session& s) { return !s.checks.empty() || (s.ended && s.ended->practised_s.value() > 0); }

// A session counts where it ended, on the day it began. One without an end says only what was answered on the way.
Mark of(const record::Session& s, const record::Journey& j) {
  Mark m = mark_of(From::session, s.origin);
  if (s.end) m.order = s.end->order, m.felt_on = std::max(m.day, s.end->day);
  m.practised = did_something(s);
  for (const record::SessionChecked& c : s.checks) {
    if (c.pain) raise(m.pain, c.pain->value());
    if (c.fear) raise(m.fear, c.fear->value());
  }
  if (s.started) m.step = s.started->step, m.width_tenth_mm = s.started->width_tenth_mm;
  if (s.ended) m.step = s.ended->step, m.width_tenth_mm = s.ended->width_tenth_mm, read_end(m, *s.ended);
  if (!m.width_tenth_mm) m.width_tenth_mm = width_then(j, m.step, m.began);
  return m;
}

Ladder ladder_of(const record::Session& s) { return s.ended ? s.ended->ladder : s.started ? s.started->ladder : Ladder::breathing; }

Mark of(const record::Try& t) {
  Mark m = mark_of(From::attempt, t.origin);
  m.width_tenth_mm = t.recorded.width_tenth_mm;
  if (t.recorded.worst_pain) m.pain = t.recorded.worst_pain->value(), m.pain_answered = true;
  if (t.recorded.highest_fear) m.fear = t.recorded.highest_fear->value(), m.fear_answered = true;
  m.wanted = t.recorded.wanted;
  m.presence = t.recorded.presence;
  read_notes(m, t.recorded.notes);
  return m;
}

Mark of(const record::ClinicSession& c) {
  Mark m = mark_of(From::clinic, c.origin);
  m.step = c.recorded.step.value_or("");
  m.width_tenth_mm = c.recorded.width_tenth_mm;
  m.comfortable = c.recorded.comfortable;
  if (c.recorded.worst_pain) m.pain = c.recorded.worst_pain->value(), m.pain_answered = true;
  if (c.recorded.highest_fear) m.fear = c.recorded.highest_fear->value(), m.fear_answered = true;
  return m;
}

Mark of(const record::Placement& p, const record::Journey& j) {
  Mark m = mark_of(From::placement, p.origin);
  m.step = p.recorded.step;
  m.width_tenth_mm = width_then(j, m.step, m.order);
  return m;
}

Mark bleeding_note(const record::Origin& o, int how_red) {
  Mark m = mark_of(From::note, o);
  m.bleeding = true;
  m.redness = how_red;
  return m;
}

// "Since last time" is asked about the session or try before: what that one said already is not said a second time. More than it said is.
bool said_before(const std::vector<Mark>& marks, const record::Opening& o) {
  const Mark* last = nullptr;
  for (const Mark& m : marks) {
    const bool went_inside = m.from == From::session || m.from == From::attempt;
    if (went_inside && m.order < o.origin.order && (!last || m.order > last->order)) last = &m;
  }
  return last && last->redness >= redness(o.answered.notes_since_last);
}

void add_inside(std::vector<Mark>& out, const record::Journey& j) {
  for (const record::Try& t : j.tries) out.push_back(of(t));
  std::vector<Mark> notes;
  for (const record::Opening& o : j.openings) {
    const int how_red = redness(o.answered.notes_since_last);
    if (how_red > 0 && !said_before(out, o)) notes.push_back(bleeding_note(o.origin, how_red));
  }
  for (const record::DayNote& d : j.days) {
    if (d.described.period == record::PeriodToday::different_from_usual) notes.push_back(bleeding_note(d.origin, pink));
  }
  out.insert(out.end(), notes.begin(), notes.end());
}

void in_order(std::vector<Mark>& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.order < b.order; });
}

std::optional<Ladder> other_of_the_body(Ladder ladder) {
  if (ladder == Ladder::touch) return Ladder::dilator;
  return ladder == Ladder::dilator ? std::optional(Ladder::touch) : std::nullopt;
}

void add_elsewhere(std::vector<Mark>& out, Mark m) {
  m.from = From::elsewhere;
  out.push_back(std::move(m));
}

// Pain is pain and blood is blood, whatever the practice; being far away while breathing is another matter.
Mark felt_in(Ladder ladder, Mark m) {
  if (ladder == Ladder::breathing) m.presence.reset(), m.wanted.reset();
  return m;
}

// Right before the entry of their order.
void add_doubts(std::vector<Mark>& out, const record::Journey& j) {
  std::vector<Mark> doubts;
  for (const record::NotCounted& n : j.not_counted) {
    Mark& m = doubts.emplace_back();
    m.from = From::in_doubt;
    m.order = m.began = n.order;
    m.day = n.day;
  }
  out.insert(out.begin(), doubts.begin(), doubts.end());
}

}  // namespace

std::vector<Mark> marks_of(Ladder ladder, const record::Journey& j) {
  std::vector<Mark> out;
  for (const record::Session& s : j.sessions) {
    if (ladder_of(s) == ladder) out.push_back(of(s, j));
  }
  for (const record::ClinicSession& c : j.clinic_sessions) {
    if (c.recorded.ladder == ladder) out.push_back(of(c));
  }
  for (const record::Placement& p : j.placements) {
    if (p.recorded.ladder == ladder) out.push_back(of(p, j));
  }
  if (ladder == Ladder::dilator) add_inside(out, j);
  in_order(out);
  return out;
}

std::vector<Mark> marks_with_the_other(Ladder ladder, const record::Journey& j) {
  std::vector<Mark> out = marks_of(ladder, j);
  const auto other = other_of_the_body(ladder);
  if (!other) return out;
  for (Mark& m : marks_of(*other, j)) {
    if (m.from != From::placement) add_elsewhere(out, std::move(m));
  }
  for (const Ladder l : {Ladder::breathing, Ladder::release}) {
    for (Mark& m : marks_of(l, j)) {
      if (m.from == From::session || m.from == From::clinic) add_elsewhere(out, felt_in(l, std::move(m)));
    }
  }
  add_doubts(out, j);
  in_order(out);
  return out;
}

std::vector<Practised> practised_later(Ladder ladder, const record::Journey& j) {
  std::vector<Practised> out;
  for (const record::Session& s : j.sessions) {
    if (ladder_of(s) > ladder && did_something(s)) out.push_back({s.end ? s.end->order : s.origin.order, s.origin.day});
  }
  for (const record::ClinicSession& c : j.clinic_sessions) {
    if (c.recorded.ladder > ladder) out.push_back({c.origin.order, c.origin.day});
  }
  return out;
}

const record::Opening* answered_before(const record::Journey& j, Ladder ladder, Day day, std::uint32_t before_order) {
  const record::Opening* last = nullptr;
  for (const record::Opening& o : j.openings) {
    if (o.origin.day == day && o.origin.order < before_order && o.answered.ladder == ladder) last = &o;
  }
  return last;
}

}  // namespace ebb::program::ladders
