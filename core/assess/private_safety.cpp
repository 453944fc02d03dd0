#include "core/assess/private_safety.hpp"

#include <algorithm>

#include "core/assess/interview.hpp"

namespace ebb::assess {
namespace {

bool self_harm_not_excluded(const Answers& a) { return a.choice("private.self_harm") != "not_at_all"; }

// After anything but "not at all", only two clear answers lift the hold: no plan, and safe for the next hours.
bool crisis(const Answers& a) {
  return self_harm_not_excluded(a) && !(a.choice("private.self_harm_plan") == "no" && a.choice("private.self_harm_safe") == "yes");
}

bool afraid_or_unknown(const Answers& a) {
  const auto afraid = a.choice("private.afraid");
  return afraid != "no" && afraid != "past";
}

bool above_zero(const Answers& a) { return a.said("private.self_harm") && !a.reports("private.self_harm", "not_at_all"); }

bool asked_once(const Answers& a) {
  const auto all = all_questions();
  return std::none_of(all.begin(), all.end(), [&](const Question& q) { return q.is_private() && q.id != "private.alone" && asked(a, q) == Asked::never_asked; });
}

Help help_for(const PrivateSafety& p, const Answers& a) {
  const bool asked = a.of("private.self_harm") != nullptr;
  if (p.crisis && asked) return Help::first;
  const bool afraid_asked = a.of("private.afraid") != nullptr;
  if (p.self_harm_above_zero || (p.partner_stages_closed && afraid_asked)) return Help::offered;
  return Help::none;
}

}  // namespace

PrivateSafety private_safety(const Answers& a) {
  PrivateSafety p;
  p.held = a.journey().holds(record::Compartment::private_safety);
  if (!p.held) return p;
  p.answered = a.of("private.afraid") || a.of("private.self_harm");
  p.complete = asked_once(a);
  p.partner_stages_closed = afraid_or_unknown(a);
  p.solo_practice_confirmed = !p.partner_stages_closed || a.choice("private.solo_wish") == "yes";
  p.crisis = crisis(a);
  p.self_harm_above_zero = above_zero(a);
  p.trauma_options = a.choice("private.afraid") == "past";
  p.asked_again = too_old(a, "private.self_harm");
  p.open_questions = open_questions(a, Module::private_safety);
  p.help = help_for(p, a);
  return p;
}

}  // namespace ebb::assess
