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
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), wanted);
}

bool noteworthy(const std::vector<record::Note>& notes) {
  return std::any_of(notes.begin(), notes.end(), [](record::Note n) { return n != record::Note::nothing && n != record::Note::period_as_usual && n != record::Note::soreness_that_lasted; });
}
bool noteworthy(const record::Opening& o) {
  const auto& news = o.answered.anything_new;
  return noteworthy(o.answered.notes_since_last) || std::any_of(news.begin(), news.end(), [](record::NewSince n) { return n != record::NewSince::nothing; });
}

// What gates and care read: answers of safety, and of practice only what noted something. Pauses are read elsewhere.
record::Journey what_counts(const record::Journey& j) {
  record::Journey all;
  all.held = j.held;
  all.preferences = j.preferences;
  keep(all.answers, j.answers, [](const record::Answer& a) { return a.given.question.starts_with("safety.") || a.given.question.starts_with("private."); });
  all.set_aside = j.set_aside;
  all.clinician_yes = j.clinician_yes;
  all.sets = j.sets;
  keep(all.openings, j.openings, [](const record::Opening& o) { return noteworthy(o); });
  keep(all.tries, j.tries, [](const record::Try& t) { return noteworthy(t.recorded.notes); });
  keep(all.sessions, j.sessions, [](const record::Session& s) { return s.ended && noteworthy(s.ended->notes); });
  return all;
}

// "No" or "none" to a question of the safety gate that stands by itself.
bool clear_by_itself(const record::AnswerGiven& a) {
  const assess::Question* q = assess::find_question(a.question);
  if (!q || q->module != assess::Module::safety_gate || !q->shown_if.question.empty() || q->shown_if.with_magnets || !assess::check_answer(*q, a)) return false;
  return a.choices.size() == 1 && (a.choices.front() == "no" || a.choices.front() == "none");
}

// Of several clear answers in a row only the last says anything: a record of years stays short to read.
std::vector<std::size_t> replaced(const std::vector<record::Answer>& answers) {
  std::vector<std::size_t> out(answers.size());
  std::map<std::string_view, std::size_t> next;  // the answer to the same question after this one
  for (std::size_t i = answers.size(); i-- > 0;) {
    const record::AnswerGiven& a = answers[i].given;
    const auto after = next.find(a.question);
    out[i] = after != next.end() && clear_by_itself(a) && clear_by_itself(answers[after->second].given) ? after->second : i;
    next[a.question] = i;
  }
  return out;
}

// An answer that did not count leaves doubt about those before it; it has no day of its own.
void keep_doubts(record::Journey& then, const record::Journey& j) {
  const std::uint32_t last = then.answers.empty() ? 0 : then.answers.back().origin.order;
  std::copy_if(j.set_aside.begin(), j.set_aside.end(), std::back_inserter(then.set_aside), [&](const record::SetAside& a) { return a.order_known && a.order <= last + 1; });
}

template <class Keep>
record::Journey part_of(const record::Journey& j, const std::vector<std::size_t>& replaced_by, Day day, Keep wanted) {
  record::Journey then;
  then.at = Moment{Instant{std::int64_t{day.number} * ms_per_day}, 0};
  then.held = j.held;
  then.preferences = j.preferences;
  for (std::size_t i = 0; i < j.answers.size(); ++i) {
    const bool needless = replaced_by[i] != i && wanted(j.answers[replaced_by[i]].origin);
    if (wanted(j.answers[i].origin) && !needless) then.answers.push_back(j.answers[i]);
  }
  keep_doubts(then, j);
  const auto of_then = [&](const auto& x) { return wanted(x.origin); };
  keep(then.clinician_yes, j.clinician_yes, of_then);
  keep(then.sets, j.sets, of_then);
  keep(then.openings, j.openings, of_then);
  keep(then.tries, j.tries, of_then);
  keep(then.sessions, j.sessions, [&](const record::Session& s) { return wanted(s.end ? *s.end : s.origin); });
  return then;
}

bool not_asked(GateReason r) { return r == GateReason::not_asked_yet || r == GateReason::asked_too_long_ago || r == GateReason::new_since_last; }

Then read(const record::Journey& then) {
  const assess::Assessment a = assess::assess(then);
  const bool care = std::any_of(a.care.begin(), a.care.end(), [](const assess::Care& c) { return c.urgency != Urgency::routine; });
  const bool open = std::find(a.open_questions.begin(), a.open_questions.end(), "safety.pregnant") != a.open_questions.end();
  Then t{.pregnant_or_maybe = a.pregnant_or_maybe, .pregnancy_open = open, .after_menopause = a.after_menopause, .reduced_feeling = a.reduced_feeling};
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

Past::Past(const record::Journey& journey) : kept_(what_counts(journey)), replaced_(replaced(kept_.answers)) {}

const Then& Past::before(std::uint32_t order, Day day) const {
  return once(before_, order, [&] { return read(part_of(kept_, replaced_, day, [&](const record::Origin& o) { return o.order < order; })); });
}

const Then& Past::on(Day day) const {
  return once(on_, day.number, [&] { return read(part_of(kept_, replaced_, day, [&](const record::Origin& o) { return o.day <= day; })); });
}

bool gate_asked_between(const record::Journey& j, std::uint32_t after, std::uint32_t before) {
  const record::Journey then = part_of(j, replaced(j.answers), j.at.day(), [&](const record::Origin& o) { return o.order < before; });
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
