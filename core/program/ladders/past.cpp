#include "core/program/ladders/past.hpp"

#include <algorithm>

#include "core/assess/answers.hpp"
#include "core/program/ladders/steps.hpp"

namespace ebb::program::ladders {

namespace {

using assess::Gate;
using assess::GateReason;
using assess::GateState;

template <class T, class Keep>
void keep(std::vector<T>& to, const std::vector<T>& from, Keep wanted) {
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), [&](const T& x) { return wanted(x.origin); });
}

// An answer that did not count leaves doubt about those before it; it has no day of its own.
void keep_doubts(record::Journey& then, const record::Journey& j) {
  const std::uint32_t last = then.answers.empty() ? 0 : then.answers.back().origin.order;
  std::copy_if(j.set_aside.begin(), j.set_aside.end(), std::back_inserter(then.set_aside), [&](const record::SetAside& a) { return a.order_known && a.order <= last + 1; });
}

// What the assessment reads, and of sessions only those that noted something. Pauses are read elsewhere.
template <class Keep>
record::Journey part_of(const record::Journey& j, Day day, Keep wanted) {
  record::Journey then;
  then.at = Moment{Instant{std::int64_t{day.number} * ms_per_day}, 0};
  then.held = j.held;
  then.preferences = j.preferences;
  keep(then.answers, j.answers, wanted);
  keep(then.clinician_yes, j.clinician_yes, wanted);
  keep(then.sets, j.sets, wanted);
  keep(then.openings, j.openings, wanted);
  keep(then.tries, j.tries, wanted);
  keep_doubts(then, j);
  for (const record::Session& s : j.sessions) {
    if (s.ended && !s.ended->notes.empty() && wanted(s.end ? *s.end : s.origin)) then.sessions.push_back(s);
  }
  return then;
}

bool not_asked(GateReason r) { return r == GateReason::not_asked_yet || r == GateReason::asked_too_long_ago || r == GateReason::new_since_last; }

Then read(const record::Journey& then) {
  const assess::Assessment a = assess::assess(then);
  const bool care = std::any_of(a.care.begin(), a.care.end(), [](const assess::Care& c) { return c.urgency != Urgency::routine; });
  const bool open = std::find(a.open_questions.begin(), a.open_questions.end(), "safety.pregnant") != a.open_questions.end();
  Then t{.pregnant_or_maybe = a.pregnant_or_maybe, .pregnancy_open = open, .after_menopause = a.after_menopause};
  for (const Ladder l : all_of<Ladder>()) {
    const Gate& gate = a.gate(family_of(l));
    const bool shut = gate.state != GateState::open, paused = gate.reason == GateReason::paused_for_now;
    t.closed[static_cast<std::size_t>(l)] = l != Ladder::breathing && (care || (shut && !paused));
    t.paused[static_cast<std::size_t>(l)] = paused;
    t.held[static_cast<std::size_t>(l)] = l != Ladder::breathing && (care || (shut && !not_asked(gate.reason)));
  }
  return t;
}

template <class Key, class Make>
const Then& once(std::map<Key, Then>& known, Key key, Make make) {
  const auto there = known.find(key);
  return there != known.end() ? there->second : known.emplace(key, make()).first->second;
}

}  // namespace

const Then& Past::before(std::uint32_t order, Day day) const {
  return once(before_, order, [&] { return read(part_of(journey_, day, [&](const record::Origin& o) { return o.order < order; })); });
}

const Then& Past::on(Day day) const {
  return once(on_, day.number, [&] { return read(part_of(journey_, day, [&](const record::Origin& o) { return o.day <= day; })); });
}

bool gate_asked_between(const record::Journey& j, std::uint32_t after, std::uint32_t before) {
  const record::Journey then = part_of(j, j.at.day(), [&](const record::Origin& o) { return o.order < before; });
  const assess::Answers answers(then);
  bool answered = false;
  for (const assess::Question& q : assess::all_questions()) {
    if (q.module != assess::Module::safety_gate || q.renew != assess::Renew::with_the_gate || q.shown_if.with_magnets || !answers.shown(q)) continue;
    const record::Answer* a = answers.of(q.id);
    if (!a || a->origin.order <= after) return false;
    answered = answered || !a->given.skipped;
  }
  return answered;
}

}  // namespace ebb::program::ladders
