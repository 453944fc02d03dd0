#include <algorithm>

#include "core/assess/abilities.hpp"
#include "core/assess/assessment.hpp"
#include "core/assess/care.hpp"
#include "core/assess/gates.hpp"
#include "core/assess/interview.hpp"
#include "core/assess/magnets.hpp"

namespace ebb::assess {
namespace {

// At chest level or above, or the level is not known, also while the question is open.
bool high_spinal_injury_possible(const Answers& a) {
  constexpr std::string_view level = "safety.spinal_level";
  const bool open = a.reports_anything("safety.reduced_feeling") && !a.known(level);
  return open || a.skipped(level) || a.reports(level, "chest_or_above") || a.reports(level, "unknown");
}

}  // namespace

bool reduced_feeling(const Answers& a) {
  return a.reports_anything("safety.reduced_feeling") || (a.reports("safety.nerve", "numb_saddle") && a.chose("safety.nerve_since", "long_standing"));
}

namespace {

void read_body(Assessment& x, const Answers& a) {
  x.abilities = abilities(a);
  x.comfortable_width_tenth_mm = comfortable_width(x.abilities);
  x.touch_outside_comfortable = a.choice("possible.touch_outside") == "comfortable";
  x.reduced_feeling = reduced_feeling(a);
  x.autonomic_warning = high_spinal_injury_possible(a);
  x.pregnant_or_maybe = pregnant_or_unknown(a);
  x.after_menopause = a.reports("safety.hormones", "menopause");
  x.dryness_explained = a.reports_anything("safety.hormones");
  x.sets_to_ask_about = sets_to_ask_about(a);
}

void read_interview(Assessment& x, const Answers& a) {
  for (const Module m : all_of<Module>()) {
    if (m == Module::private_safety) {
      // Only whether it was gone through once: anything finer would tell others what was answered. The rest is in `secret`.
      if (x.secret.held && !a.private_gone_through()) x.first_day_open.emplace_back(name_of(m));
      continue;
    }
    if (next_question(a, m).question) x.first_day_open.emplace_back(name_of(m));
    for (std::string& id : open_questions(a, m)) x.open_questions.push_back(std::move(id));
  }
  x.safety_gate_due = next_question(a, Module::safety_gate).question != nullptr;
}

}  // namespace

Assessment assess(const record::Journey& journey) {
  const Answers answers(journey);
  Assessment x;
  x.secret = private_safety(answers);
  x.solo_practice_confirmed = x.secret.solo_practice_confirmed;
  x.gates = gates(answers, x.secret);
  x.refused = answers.refused();
  x.under_18 = answers.reports("safety.adult", "no");
  if (x.under_18) {
    x.abilities = abilities(Answers(record::Journey{.at = journey.at}));
    return x;
  }
  x.care = care(answers);
  read_body(x, answers);
  read_interview(x, answers);
  return x;
}

}  // namespace ebb::assess
