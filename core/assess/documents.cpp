#include "core/assess/documents.hpp"

namespace ebb::assess {

QuestionDocument document(const Question& q) {
  QuestionDocument d{.id = std::string(q.id), .module = q.module, .kind = q.kind, .unit = q.unit, .min = q.min, .max = q.max, .is_private = q.is_private()};
  if (!q.shown_if.question.empty()) d.follows = std::string(q.shown_if.question);
  for (const Option& o : q.options) d.options.push_back({std::string(o.id), o.alone, o.writes_nothing});
  d.writes = q.goals ? record::GoalsSet::kind : record::AnswerGiven::kind;
  d.why = "question." + d.id + ".why";
  return d;
}

namespace {

NextDocument next_document(const Answers& answers, Module module, const Next& next) {
  NextDocument d{.because = next.because, .answered = next.answered, .of = next.of, .open = open_questions(answers, module)};
  if (next.question) d.question = document(*next.question);
  return d;
}

StandingQuestion standing(const Answers& answers, const Question& q, Asked asked) {
  StandingQuestion s{.question = document(q), .asked = asked};
  if (const record::Answer* a = answers.of(q.id)) s.given = a->given, s.day = a->origin.day;
  return s;
}

}  // namespace

NextDocument next_document(const record::Journey& journey, Module module) {
  const Answers answers(journey);
  return next_document(answers, module, next_question(answers, module));
}

NextDocument next_document(const record::Journey& journey, const Question& behind) {
  const Answers answers(journey);
  return next_document(answers, behind.module, next_follow_up(answers, behind));
}

ModuleDocument module_document(const record::Journey& journey, Module module) {
  const Answers answers(journey);
  ModuleDocument d{.module = module};
  if (module == Module::private_safety) {
    if (!journey.holds(record::Compartment::private_safety)) return d;
    if (!somewhere_private_today(answers)) return d.first = document(question_of_privacy()), d;
  }
  for (const Question& q : all_questions()) {
    const auto state = asked(answers, q);
    if (q.module == module && state && q.id != question_of_privacy().id) d.questions.push_back(standing(answers, q, *state));
  }
  return d;
}

AssessmentDocument document(const Assessment& x, const record::Journey& journey) {
  AssessmentDocument d{.at = journey.at, .under_18 = x.under_18, .care = x.care, .abilities = x.abilities};
  for (const Gate& g : x.gates) {
    d.gates.of_family.push_back({g.state, g.reason, g.lying_flat_is_fine, g.without_straining, g.because, g.clinician_topic});
  }
  d.comfortable_width_tenth_mm = x.comfortable_width_tenth_mm;
  d.touch_outside_comfortable = x.touch_outside_comfortable;
  d.reduced_feeling = x.reduced_feeling;
  d.autonomic_warning = x.autonomic_warning;
  d.pregnant_or_maybe = x.pregnant_or_maybe;
  d.after_menopause = x.after_menopause;
  d.dryness_explained = x.dryness_explained;
  d.safety_gate_due = x.safety_gate_due;
  d.sets_to_ask_about = x.sets_to_ask_about;
  if (journey.goals) d.goals = journey.goals->goals;
  d.first_day_open = x.first_day_open;
  d.open_questions = x.open_questions;
  d.refused = journey.refused;
  d.refused.insert(d.refused.end(), x.refused.begin(), x.refused.end());
  d.from_the_future = journey.from_the_future;
  return d;
}

}  // namespace ebb::assess
