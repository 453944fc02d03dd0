#include "core/assess/interview.hpp"

#include <algorithm>

#include "evidence.hpp"

namespace ebb::assess {
namespace {

constexpr std::string_view somewhere_private = "private.alone";

// After a flight west an answer may carry tomorrow's day: it is as fresh as today's.
std::int32_t age_days(const Answers& answers, const record::Answer& a) { return std::max(0, answers.journey().at.day() - a.origin.day); }

// Asked again on its day; too old (where that closes anything) from the day after.
bool due(const Answers& answers, const Question& q, const record::Answer& a) {
  const std::int32_t age = age_days(answers, a);
  switch (q.renew) {
    case Renew::never: return false;
    case Renew::with_the_gate: return age >= evidence::gate_age_days;
    case Renew::monthly: return age >= evidence::ability_repeat_days;
    case Renew::self_harm: return answers.choice("private.self_harm") != "not_at_all" && age >= evidence::self_harm_reask_days;
  }
  return false;
}

Asked asked_goals(const Answers& answers, const record::Answer* skipped) {
  if (answers.journey().goals) return Asked::fresh;
  if (!skipped) return Asked::never_asked;
  return age_days(answers, *skipped) == 0 ? Asked::skipped_today : Asked::skipped_before;
}

bool asked_today(const Asked a) { return a != Asked::fresh && a != Asked::skipped_today; }

bool skipped_today(const Answers& answers, std::string_view question) {
  const record::Answer* a = answers.of(question);
  return a && a->given.skipped && age_days(answers, *a) == 0;
}

bool follows(const Question& q, std::string_view id) {
  if (q.shown_if.question.empty()) return false;
  return q.shown_if.question == id || follows(*find_question(q.shown_if.question), id);
}

template <class Wanted>
Next first_of(const Answers& answers, Wanted wanted) {
  Next next;
  for (const Question& q : all_questions()) {
    if (q.id == somewhere_private || !wanted(q)) continue;
    const auto state = asked(answers, q);
    if (!state) continue;
    ++next.of;
    if (*state == Asked::fresh) ++next.answered;
    if (!next.question && asked_today(*state)) next.question = &q, next.because = *state;
  }
  return next;
}

// Nothing private is asked before she said today that she is somewhere private.
Next only_in_private(const Answers& answers, Module module, Next next) {
  if (module != Module::private_safety || !next.question) return next;
  if (!answers.journey().holds(record::Compartment::private_safety)) return {};
  if (skipped_today(answers, somewhere_private)) return {.answered = next.answered, .of = next.of};
  if (!somewhere_private_today(answers)) next.question = &question_of_privacy(), next.because = Asked::never_asked;
  return next;
}

}  // namespace

const Question& question_of_privacy() { return *find_question(somewhere_private); }

bool somewhere_private_today(const Answers& answers) {
  const record::Answer* a = answers.of(somewhere_private);
  return a && answers.choice(somewhere_private) == "yes" && age_days(answers, *a) == 0;
}

bool too_old(const Answers& answers, std::string_view question) {
  const Question* q = find_question(question);
  const record::Answer* a = answers.of(question);
  return q && a && due(answers, *q, *a);
}

std::optional<Asked> asked(const Answers& answers, const Question& q) {
  if (!answers.shown(q)) return std::nullopt;
  const record::Answer* a = answers.of(q.id);
  if (q.goals) return asked_goals(answers, a);
  if (!a) return Asked::never_asked;
  if (answers.in_doubt(q.id)) return Asked::something_new;
  if (a->given.skipped) return age_days(answers, *a) == 0 ? Asked::skipped_today : Asked::skipped_before;
  return due(answers, q, *a) ? Asked::too_old : Asked::fresh;
}

std::vector<std::string> open_questions(const Answers& answers, Module module) {
  std::vector<std::string> open;
  for (const Question& q : all_questions()) {
    if (q.module != module || q.id == somewhere_private) continue;
    const auto state = asked(answers, q);
    if (state && *state != Asked::fresh) open.emplace_back(q.id);
  }
  return open;
}

Next next_question(const Answers& answers, Module module) {
  return only_in_private(answers, module, first_of(answers, [&](const Question& q) { return q.module == module; }));
}

Next next_follow_up(const Answers& answers, const Question& of) {
  return only_in_private(answers, of.module, first_of(answers, [&](const Question& q) { return follows(q, of.id); }));
}

Next next_question(const record::Journey& journey, Module module) { return next_question(Answers(journey), module); }

}  // namespace ebb::assess
