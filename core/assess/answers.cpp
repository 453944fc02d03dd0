#include "core/assess/answers.hpp"

#include <algorithm>

namespace ebb::assess {
namespace {

bool clear(std::string_view option) { return option == "no" || option == "none"; }

bool holds_option(const record::AnswerGiven& a, std::string_view option) {
  return std::find(a.choices.begin(), a.choices.end(), option) != a.choices.end();
}

bool reports_something(const record::AnswerGiven& a) {
  return std::any_of(a.choices.begin(), a.choices.end(), [](const std::string& c) { return !clear(c); });
}

// New or worse: a skip, an option that was not there before, or fewer weeks since a birth than before. Where the question asks for what no
// clinician has looked at, every report is a new one.
bool worse(const Question& q, const record::AnswerGiven* before, const record::AnswerGiven& now) {
  if (now.skipped) return !before || !before->skipped;
  if (now.number) return before && before->number && *now.number < *before->number;
  if (q.each_time && reports_something(now)) return true;
  return std::any_of(now.choices.begin(), now.choices.end(), [&](const std::string& c) { return !clear(c) && !(before && holds_option(*before, c)); });
}

}  // namespace

bool magnets_in(const record::Journey& j) {
  return std::any_of(j.sets.begin(), j.sets.end(), [](const record::DilatorSet& s) { return s.entered.holds_magnets; });
}

Answers::Answers(const record::Journey& then, Nothing nothing) : journey_(then), slots_(all_questions().size()), magnets_(nothing.magnets) {}

Answers::Answers(const record::Journey& journey) : Answers(journey, Nothing{.magnets = magnets_in(journey)}) {
  for (const Change& c : changes_of(journey)) take(c);
}

void Answers::take(const Change& change) {
  std::visit([&](const auto& what) { take(what); }, change.what);
}

// Spotting that is not the period has its own row among the progression rules; it is an alarm here only when she may be pregnant.
void Answers::take(const Alarm& a) {
  alarms_.push_back(a);
  if (a.what == Alarm::What::spotting) return;
  for (const std::string_view id : questions_of(a.what)) {
    doubt(id, a.order);
    if (const auto i = question_index(id)) slots_[*i].noted = std::max(slots_[*i].noted, std::int64_t{a.order});
  }
}

void Answers::refuse(const record::Answer& a, ErrorId reason) {
  const bool secret = a.given.question.starts_with("private.");
  if (!secret) refused_.push_back({a.origin.event.str(), std::nullopt, std::string(name_of(reason))});
}

void Answers::take(const record::Answer& a) {
  const auto i = question_index(a.given.question);
  if (!i) return refuse(a, ErrorId::question_unknown);
  const Question& q = all_questions()[*i];
  if (q.is_private() && !journey_.holds(record::Compartment::private_safety)) return;
  if (!check_answer(q, a.given)) {
    doubt(q.id, a.origin.order);
    return refuse(a, ErrorId::answer_impossible);
  }
  if (!shown(q)) return refuse(a, ErrorId::answer_not_asked);
  Slot& s = slots_[*i];
  const bool follow_ups_anew = anew(*i, a);
  if (worse(q, s.answer ? &s.answer->given : nullptr, a.given)) {
    s.worsened = a.origin.order;
    if (!a.given.skipped) s.reported = a.origin.order;
  }
  s.answer = &a;
  if (!a.given.skipped) s.said = &a;
  settle_follow_ups(q.id, follow_ups_anew);
  if (q.is_private()) go_through_private();
}

// Whether what was said about the answer before says nothing about this one.
bool Answers::anew(std::size_t i, const record::Answer& now) const {
  const Question& q = all_questions()[i];
  const record::Answer* before = slots_[i].answer;
  const bool again = reports_something(now.given) && (q.follow_ups_each_time || (before && doubted_since(i, *before)));
  return again || worse(q, before ? &before->given : nullptr, now.given);
}

void Answers::settle_follow_ups(std::string_view changed, bool anew) {
  const record::Answer* parent = of(changed);
  const auto questions = all_questions();
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (questions[i].shown_if.question != changed) continue;
    const bool is_shown = shown(questions[i]);
    if (is_shown && anew) forget(i, false);
    if (!is_shown && parent && !parent->given.skipped) forget(i, true);
  }
}

// `for_good`: its branch was closed by a real answer. Otherwise what it reported stands until it is answered again.
void Answers::forget(std::size_t i, bool for_good) {
  slots_[i].answer = nullptr;
  if (for_good) slots_[i].said = nullptr;
  const auto questions = all_questions();
  for (std::size_t f = 0; f < questions.size(); ++f) {
    if (questions[f].shown_if.question == questions[i].id) forget(f, for_good);
  }
}

void Answers::go_through_private() {
  const auto questions = all_questions();
  const bool open = std::any_of(questions.begin(), questions.end(), [&](const Question& q) {
    return q.is_private() && q.id != "private.alone" && shown(q) && !of(q.id);
  });
  private_gone_through_ = private_gone_through_ || !open;
}

void Answers::doubt(std::string_view question, std::uint32_t order, bool order_known) {
  const auto i = question_index(question);
  if (!i) return;
  if (order_known) slots_[*i].doubted = std::max(slots_[*i].doubted, std::int64_t{order});
  else slots_[*i].doubted_sometime = true;
}

bool Answers::open(const Alarm& a) const {
  const record::Answer* first = said(questions_of(a.what).front());
  return !first || first->origin.order < a.order;
}

// Where nobody can tell what came first, an answer of today counts for today.
bool Answers::doubted_after(std::size_t i, const record::Answer* a) const {
  const Slot& s = slots_[i];
  if (!a) return s.doubted != never || s.doubted_sometime;
  return a->origin.order < s.doubted || (s.doubted_sometime && a->origin.day != journey_.at.day());
}

// Doubts come in the order of the answers: those there are now lie before the answer that is taken next.
bool Answers::doubted_since(std::size_t i, const record::Answer& before) const { return before.origin.order < slots_[i].doubted; }

bool Answers::shown(const Question& q) const {
  if (q.shown_if.with_magnets) return magnets_;
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

const record::Answer* Answers::said(std::string_view question) const {
  const Slot* s = slot(question);
  return s ? s->said : nullptr;
}

bool Answers::in_doubt(std::string_view question) const {
  const auto i = question_index(question);
  return i && doubted_after(*i, slots_[*i].answer);
}

bool Answers::unsettled(std::string_view question) const {
  const auto i = question_index(question);
  return i && doubted_after(*i, slots_[*i].said);
}

bool Answers::known(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && !a->given.skipped && !in_doubt(question);
}

bool Answers::skipped(std::string_view question) const {
  const record::Answer* a = of(question);
  return a && a->given.skipped;
}

bool Answers::chose(std::string_view question, std::string_view option) const { return known(question) && holds_option(of(question)->given, option); }

std::string_view Answers::choice(std::string_view question) const {
  const record::Answer* a = known(question) ? of(question) : nullptr;
  return a && a->given.choices.size() == 1 ? std::string_view(a->given.choices.front()) : std::string_view();
}

bool Answers::reports(std::string_view question, std::string_view option) const {
  const record::Answer* a = said(question);
  return a && holds_option(a->given, option);
}

bool Answers::reports_anything(std::string_view question) const {
  const record::Answer* a = said(question);
  return a && reports_something(a->given);
}

std::optional<std::int32_t> Answers::number(std::string_view question) const { return known(question) ? of(question)->given.number : std::nullopt; }

std::int64_t Answers::worsened(std::string_view question) const { return slot(question) ? slot(question)->worsened : never; }

std::int64_t Answers::noted(std::string_view question) const { return slot(question) ? slot(question)->noted : never; }

std::int64_t Answers::reported(std::string_view question) const { return slot(question) ? std::max(slot(question)->reported, slot(question)->noted) : never; }

}  // namespace ebb::assess
