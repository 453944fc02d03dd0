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

bool private_now(const Answers& answers) {
  const record::Answer* a = answers.of(somewhere_private);
  return a && answers.choice(somewhere_private) == "yes" && age_days(answers, *a) == 0;
}

bool skipped_today(const Answers& answers, std::string_view question) {
  const record::Answer* a = answers.of(question);
  return a && a->given.skipped && age_days(answers, *a) == 0;
}

Next first_of(const Answers& answers, Module module) {
  Next next;
  for (const Question& q : all_questions()) {
    const auto state = asked(answers, q);
    if (q.module != module || !state || q.id == somewhere_private) continue;
    ++next.of;
    if (*state == Asked::fresh) ++next.answered;
    if (!next.question && asked_today(*state)) next.question = &q, next.because = *state;
  }
  return next;
}

}  // namespace

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
  Next next = first_of(answers, module);
  if (module != Module::private_safety || !next.question) return next;
  if (!answers.journey().holds(record::Compartment::private_safety)) return {};
  if (skipped_today(answers, somewhere_private)) return {.answered = next.answered, .of = next.of};
  if (!private_now(answers)) next.question = find_question(somewhere_private), next.because = Asked::never_asked;
  return next;
}

Next next_question(const record::Journey& journey, Module module) { return next_question(Answers(journey), module); }

}  // namespace ebb::assess
