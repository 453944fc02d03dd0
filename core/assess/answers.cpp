#include "core/assess/answers.hpp"

#include <algorithm>

namespace ebb::assess {
namespace {

bool clear(std::string_view option) { return option == "no" || option == "none"; }

bool holds_option(const record::AnswerGiven& a, std::string_view option) {
  return std::find(a.choices.begin(), a.choices.end(), option) != a.choices.end();
}

bool says_anything(const record::AnswerGiven& a) {
  return a.skipped || std::any_of(a.choices.begin(), a.choices.end(), [](const std::string& c) { return !clear(c); });
}

// New or worse: a skip, an option that was not there before, or fewer weeks since a birth than before.
bool worse(const record::AnswerGiven* before, const record::AnswerGiven& now) {
  if (now.skipped) return !before || !before->skipped;
  if (now.number) return before && before->number && *now.number < *before->number;
  return std::any_of(now.choices.begin(), now.choices.end(), [&](const std::string& c) { return !clear(c) && !(before && holds_option(*before, c)); });
}

bool magnets_in_the_record(const record::Journey& j) {
  return std::any_of(j.sets.begin(), j.sets.end(), [](const record::DilatorSet& s) { return s.entered.holds_magnets; });
}

}  // namespace

Answers::Answers(const record::Journey& journey) : journey_(journey), slots_(all_questions().size()) {
  for (const record::Answer& a : journey.answers) take(a);
  note_alarms();
}

void Answers::take(const record::Answer& a) {
  const auto i = question_index(a.given.question);
  const bool secret = a.given.question.starts_with("private.");
  if (secret && !journey_.holds(record::Compartment::private_safety)) return;
  const auto refuse = [&](ErrorId reason) {
    if (!secret) refused_.push_back({a.origin.event.str(), std::nullopt, std::string(name_of(reason))});
  };
  if (!i) return refuse(ErrorId::question_unknown);
  const Question& q = all_questions()[*i];
  if (!check_answer(q, a.given)) return refuse(ErrorId::answer_impossible);
  if (!shown(q)) return refuse(ErrorId::answer_not_asked);
  Slot& s = slots_[*i];
  if (worse(s.answer ? &s.answer->given : nullptr, a.given)) {
    s.worsened = a.origin.order;
    if (!a.given.skipped) s.reported = a.origin.order;
  }
  s.answer = &a;
  close_branches(q.id);
}

void Answers::close_branches(std::string_view changed) {
  const auto questions = all_questions();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& q = questions[i];
    if (q.shown_if.question != changed || !slots_[i].answer || shown(q)) continue;
    slots_[i].answer = nullptr;
    close_branches(q.id);
  }
}

bool Answers::shown(const Question& q) const {
  if (q.shown_if.with_magnets) return magnets_in_the_record(journey_);
  if (q.shown_if.question.empty()) return true;
  const record::Answer* parent = of(q.shown_if.question);
  if (!parent) return false;
  if (parent->given.skipped) return q.shown_if.when_skipped;
  return std::any_of(q.shown_if.any_of.begin(), q.shown_if.any_of.end(), [&](std::string_view o) { return holds_option(parent->given, o); });
}

const Answers::Slot* Answers::slot(std::string_view question) const {
  const auto i = question_index(question);
  return i ? &slots_[*i] : nullptr;
}

const record::Answer* Answers::of(std::string_view question) const {
  const Slot* s = slot(question);
  return s ? s->answer : nullptr;
}

bool Answers::in_doubt(std::string_view question) const {
  const Slot* s = slot(question);
  return s && s->doubted != never && (!s->answer || s->answer->origin.order < s->doubted);
}

bool Answers::known(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && !a->given.skipped && !in_doubt(question);
}

bool Answers::skipped(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && a->given.skipped;
}

bool Answers::chose(std::string_view question, std::string_view option) const {
  const record::Answer* a = of(question);
  return a && !a->given.skipped && holds_option(a->given, option);
}

std::string_view Answers::choice(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && a->given.choices.size() == 1 ? std::string_view(a->given.choices.front()) : std::string_view();
}

bool Answers::anything(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && !a->given.skipped && says_anything(a->given);
}

std::optional<std::int32_t> Answers::number(std::string_view question) const {
  const record::Answer* a = of(question);
  return a ? a->given.number : std::nullopt;
}

std::int64_t Answers::worsened(std::string_view question) const { return slot(question) ? slot(question)->worsened : never; }
std::int64_t Answers::reported(std::string_view question) const { return slot(question) ? slot(question)->reported : never; }

}  // namespace ebb::assess
