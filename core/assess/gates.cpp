#include "core/assess/gates.hpp"

#include <algorithm>

#include "core/assess/clinician_yes.hpp"
#include "core/assess/interview.hpp"
#include "core/assess/magnets.hpp"
#include "core/assess/pause.hpp"
#include "core/record/wishes.hpp"
#include "evidence.hpp"

namespace ebb::assess {
namespace {

using enum GateState;
using record::ClearedTopic;
using record::Compartment;

using families::bodily;
using families::FamilySet;
using families::inside;
using families::of;
using families::only;

constexpr FamilySet all_but_learn = bodily | of(Family::calm, Family::think, Family::exposure);
constexpr FamilySet reads_private = bodily | only(Family::exposure);  // private answers and pauses

// Something that keeps families from being open.
struct Bar {
  FamilySet families;
  GateState state;
  GateReason reason;
  std::vector<std::string> because;
  std::optional<ClearedTopic> lifted_by;  ///< a clinician's yes about this, and nothing else, is missing
};
using Bars = std::vector<Bar>;

void bar(Bars& bars, FamilySet families, GateState state, GateReason reason, std::vector<std::string> because = {}) {
  bars.push_back({families, state, reason, std::move(because), {}});
}
void ask_about(Bars& bars, FamilySet families, GateReason reason, ClearedTopic topic, std::string_view question) {
  bars.push_back({families, ask, reason, {std::string(question)}, topic});
}

// ---- who reads, and what they hold --------------------------------------------------------------------------------

void by_record(Bars& bars, const record::Journey& j) {
  if (j.update_needed) bar(bars, all_but_learn, not_now, GateReason::update_needed);
  if (!j.holds(Compartment::body)) bar(bars, all_but_learn & ~only(Family::calm), not_now, GateReason::not_all_here);
  if (!j.holds(Compartment::private_safety)) bar(bars, reads_private, not_now, GateReason::not_all_here);
}

// Calm never closes.
FamilySet resting_with(std::optional<record::Ladder> paused) {
  FamilySet set = 0;
  for (const Family f : all_of<Family>()) set |= f != Family::calm && rests(paused, f) ? only(f) : 0;
  return set;
}

// A pause she chose.
void by_pause(Bars& bars, const record::Journey& j) {
  for (const record::Pause& p : j.pauses) {
    if (!p.last) bar(bars, resting_with(p.began.ladder), not_now, GateReason::paused_for_now);
  }
}

void by_private_safety(Bars& bars, const PrivateSafety& s) {
  if (!s.held) return;
  const FamilySet inside_rests = resting_with(record::Ladder::dilator), touch_rests = resting_with(record::Ladder::touch);
  if (!s.answered) return bar(bars, inside_rests | touch_rests, not_now, GateReason::not_asked_yet);
  if (s.partner_stages_closed) bar(bars, only(Family::together), not_now, GateReason::paused_for_now);
  if (!s.solo_practice_confirmed) bar(bars, touch_rests, not_now, GateReason::paused_for_now);
  if (s.crisis) bar(bars, inside_rests, not_now, GateReason::paused_for_now);
}

// Hidden until she switches it on; on, she may let it rest.
void by_wish(Bars& bars, const record::Journey& j, std::string_view name, Family family) {
  const auto wish = std::find_if(j.preferences.begin(), j.preferences.end(), [&](const record::PreferenceSet& p) { return p.name == name; });
  const std::string_view value = wish == j.preferences.end() ? std::string_view() : std::string_view(wish->value);
  if (value == "paused") bar(bars, only(family), not_now, GateReason::paused_for_now);
  else if (value != "on") bar(bars, only(family), not_now, GateReason::she_keeps_it_hidden);
}

void by_choice(Bars& bars, const record::Journey& j) {
  by_wish(bars, j, record::wish_together, Family::together);
  by_wish(bars, j, record::wish_explore, Family::explore);
}

// ---- whether the gate was asked, and when -------------------------------------------------------------------------

bool belongs_to_gate(const Question& q) { return q.module == Module::safety_gate && q.renew == Renew::with_the_gate && !q.shown_if.with_magnets; }

bool older_than_the_gate(const Answers& a, const record::Answer& given) { return a.journey().at.day() - given.origin.day > evidence::gate_age_days; }

Bars under_18() { return {{all_but_learn, not_now, GateReason::not_an_adult, {"safety.adult"}}}; }

void by_age_of_person(Bars& bars, const Answers& a) {
  if (!a.known("safety.adult")) bar(bars, all_but_learn & ~only(Family::calm), ask, GateReason::not_asked_yet, {"safety.adult"});
}

// What the answers could close besides practice inside waits with them.
void wait_beside(Bars& bars, GateReason reason, const std::vector<const Question*>& questions) {
  for (const Question* q : questions) {
    if (q->closes_beside_inside != FamilySet{}) bar(bars, q->closes_beside_inside, ask, reason, {std::string(q->id)});
  }
}

std::vector<std::string> ids(const std::vector<const Question*>& questions) {
  std::vector<std::string> out;
  for (const Question* q : questions) out.emplace_back(q->id);
  return out;
}

void by_gate_answers(Bars& bars, const Answers& a) {
  std::vector<const Question*> never, unknown, old, doubted;
  for (const Question& q : all_questions()) {
    if (!belongs_to_gate(q) || !a.shown(q)) continue;
    const record::Answer* given = a.of(q.id);
    if (!given) never.push_back(&q);
    if (a.unsettled(q.id)) doubted.push_back(&q);
    else if (!given) continue;
    else if (given->given.skipped) unknown.push_back(&q);
    else if (older_than_the_gate(a, *given)) old.push_back(&q);
  }
  if (!never.empty()) bar(bars, bodily, ask, GateReason::not_asked_yet, ids(never));
  if (!unknown.empty()) bar(bars, inside, ask, GateReason::not_asked_yet, ids(unknown));
  if (!old.empty()) bar(bars, inside, ask, GateReason::asked_too_long_ago, ids(old));
  if (!doubted.empty()) bar(bars, inside, not_now, GateReason::new_since_last, ids(doubted));
  wait_beside(bars, GateReason::not_asked_yet, unknown);
  wait_beside(bars, GateReason::new_since_last, doubted);
}

// ---- the gate map ---------------------------------------------------------------------------------------------------

void by_pregnancy(Bars& bars, const Answers& a) {
  if (a.reports_anything("safety.pregnant") && !cleared(a, ClearedTopic::pregnancy)) ask_about(bars, inside, GateReason::pregnant_or_maybe, ClearedTopic::pregnancy, "safety.pregnant");
  if (a.reports_anything("safety.pregnant_signs")) bar(bars, inside, not_now, GateReason::pregnant_or_maybe, {"safety.pregnant_signs"});
}

bool twelve_weeks(const Answers& a) {
  if (a.chose("safety.birth_or_surgery", "longer_ago_not_healed")) return true;
  const auto weeks = weeks_now(a, "safety.birth_or_surgery_weeks");
  return weeks && *weeks >= evidence::after_birth_weeks;
}

void by_birth_or_surgery(Bars& bars, const Answers& a) {
  if (!a.reports_anything("safety.birth_or_surgery")) return;
  const auto weeks = weeks_now(a, "safety.birth_or_surgery_weeks");
  const bool early = weeks && *weeks < evidence::after_birth_weeks;
  const bool healed = a.chose("safety.birth_or_surgery_healed", "yes");
  const bool not_healed = a.reports("safety.birth_or_surgery_healed", "no");
  if (early) bar(bars, inside, not_now, GateReason::after_birth_or_surgery, {"safety.birth_or_surgery_weeks"});
  if (not_healed) bar(bars, inside, not_now, GateReason::after_birth_or_surgery, {"safety.birth_or_surgery_healed"});
  if (!twelve_weeks(a) || !healed) bar(bars, only(Family::touch), ask, GateReason::after_birth_or_surgery, {"safety.birth_or_surgery"});
  if (!twelve_weeks(a) || !healed) bar(bars, inside, ask, GateReason::after_birth_or_surgery, {"safety.birth_or_surgery"});
  else if (!cleared(a, ClearedTopic::after_birth_or_surgery)) ask_about(bars, inside, GateReason::after_birth_or_surgery, ClearedTopic::after_birth_or_surgery, "safety.birth_or_surgery");
}

// Nothing inside until it was assessed and has gone: signs close, and once gone a clinician's yes since they were reported or noted opens, for good.
bool not_assessed_yet(const Answers& a, std::string_view question) {
  return a.reported(question) != Answers::never && !seen(a, ClearedTopic::infection_or_bleeding);
}

void by_signs(Bars& bars, const Answers& a, std::string_view question, GateReason reason) {
  if (a.reports_anything(question)) bar(bars, inside, not_now, reason, {std::string(question)});
  else if (not_assessed_yet(a, question)) ask_about(bars, inside, reason, ClearedTopic::infection_or_bleeding, question);
}

// Her team's plan comes first: Ebb schedules no insertion, also with a yes; a yes opens the rest.
void by_prescribed_dilation(Bars& bars, const Answers& a) {
  if (!a.reports_anything("safety.prescribed_dilation")) return;
  bar(bars, inside, not_now, GateReason::prescribed_dilation, {"safety.prescribed_dilation"});
  if (!cleared(a, ClearedTopic::prescribed_dilation)) ask_about(bars, bodily & ~inside, GateReason::prescribed_dilation, ClearedTopic::prescribed_dilation, "safety.prescribed_dilation");
}

void by_pain(Bars& bars, const Answers& a) {
  if (a.reports("safety.pain", "sudden_severe")) bar(bars, inside, not_now, GateReason::pain_without_touch, {"safety.pain"});
  if (a.reports_anything("safety.pain") && !cleared(a, ClearedTopic::pain_without_touch)) ask_about(bars, inside, GateReason::pain_without_touch, ClearedTopic::pain_without_touch, "safety.pain");
}

bool nerve_signs_are_new(const Answers& a) { return a.reports_anything("safety.nerve") && !a.chose("safety.nerve_since", "long_standing"); }

void by_nerves(Bars& bars, const Answers& a) {
  if (nerve_signs_are_new(a)) {
    bar(bars, inside, not_now, GateReason::new_nerve_signs, {"safety.nerve"});
    bar(bars, of(Family::release, Family::touch, Family::sense), ask, GateReason::new_nerve_signs, {"safety.nerve"});
  }
  const bool long_numb = a.reports("safety.nerve", "numb_saddle") && a.chose("safety.nerve_since", "long_standing");
  if ((a.reports_anything("safety.reduced_feeling") || long_numb) && !cleared(a, ClearedTopic::reduced_feeling)) {
    ask_about(bars, inside, GateReason::reduced_feeling, ClearedTopic::reduced_feeling, long_numb ? "safety.nerve" : "safety.reduced_feeling");
  }
}

void by_fainting(Bars& bars, const Answers& a) {
  if (a.reports("safety.fainting", "collapse")) bar(bars, inside, not_now, GateReason::fainting, {"safety.fainting"});
  if (a.reports_anything("safety.fainting") && !cleared(a, ClearedTopic::fainting)) ask_about(bars, inside, GateReason::fainting, ClearedTopic::fainting, "safety.fainting");
}

void by_the_rest(Bars& bars, const Answers& a) {
  if (a.reports_anything("safety.cancer_or_radiation") && !cleared(a, ClearedTopic::pelvic_radiation_or_cancer)) {
    ask_about(bars, inside, GateReason::cancer_or_radiation, ClearedTopic::pelvic_radiation_or_cancer, "safety.cancer_or_radiation");
  }
  if (a.reports_anything("safety.lump") && !cleared(a, ClearedTopic::new_lump)) ask_about(bars, inside, GateReason::new_lump, ClearedTopic::new_lump, "safety.lump");
  const bool noted = std::any_of(a.alarms().begin(), a.alarms().end(), [&](const Alarm& x) { return x.what == Alarm::What::something_inside && a.open(x); });
  if (noted || a.reports_anything("safety.something_inside")) bar(bars, inside, not_now, GateReason::something_inside, {"safety.something_inside"});
}

// Sets without magnets stay usable; when there is none, she is asked first.
void by_magnets(Bars& bars, const Answers& a) {
  const std::size_t held_back = sets_to_ask_about(a).size();
  if (held_back > 0 && held_back == a.journey().sets.size()) ask_about(bars, inside, GateReason::implant_and_magnets, ClearedTopic::implant_and_magnets, "safety.implant");
}

Bars all_bars(const Answers& a, const PrivateSafety& secret) {
  Bars bars;
  if (a.reports("safety.adult", "no")) return under_18();
  by_record(bars, a.journey());
  by_pause(bars, a.journey());
  by_private_safety(bars, secret);
  by_choice(bars, a.journey());
  by_age_of_person(bars, a);
  by_gate_answers(bars, a);
  by_pregnancy(bars, a);
  by_birth_or_surgery(bars, a);
  by_signs(bars, a, "safety.infection", GateReason::infection_signs);
  by_signs(bars, a, "safety.bleeding", GateReason::unexplained_bleeding);
  by_prescribed_dilation(bars, a);
  by_pain(bars, a);
  by_nerves(bars, a);
  by_fainting(bars, a);
  by_the_rest(bars, a);
  by_magnets(bars, a);
  return bars;
}

// A pause binds least of all that closes: it never hides a reason to seek care, and a private hold beneath another reason shows nowhere.
int binding(GateReason r) { return r == GateReason::paused_for_now ? static_cast<int>(EnumNames<GateReason>::names.size()) : static_cast<int>(r); }

bool binds_more(const Bar& b, const Gate& g) {
  const auto rank = [](GateState s) { return static_cast<int>(s); };
  if (rank(b.state) != rank(g.state)) return rank(b.state) > rank(g.state);
  return binding(b.reason) < binding(g.reason);
}

Gate gate_of(Family f, const Bars& bars) {
  Gate g{.family = f, .state = open, .reason = GateReason::open};
  for (const Bar& b : bars) {
    if ((b.families & only(f)) != 0 && (g.state == open || binds_more(b, g))) g.state = b.state, g.reason = b.reason, g.because = b.because, g.clinician_topic = b.lifted_by;
  }
  return g;
}

bool flat_is_fine(const Answers& a) {
  if (!pregnant_or_unknown(a)) return true;
  const auto weeks = weeks_now(a, "safety.pregnant_weeks");
  return weeks && *weeks < evidence::pregnant_flat_weeks;
}

void add_cautions(std::vector<Gate>& all, const Answers& a) {
  const bool flat = flat_is_fine(a);
  const bool no_strain = pregnant_or_unknown(a) || !a.known("safety.birth_or_surgery") || a.reports_anything("safety.birth_or_surgery");
  for (Gate& g : all) {
    g.lying_flat_is_fine = flat;
    g.without_straining = no_strain;
  }
}

}  // namespace

bool pregnant_or_unknown(const Answers& a) { return !a.known("safety.pregnant") || a.reports_anything("safety.pregnant"); }

std::optional<std::int32_t> weeks_now(const Answers& a, std::string_view question) {
  const auto weeks = a.number(question);
  if (!weeks) return std::nullopt;
  constexpr std::int32_t days_of_a_week = 7;  // not care: the calendar
  return *weeks + std::max(0, a.journey().at.day() - a.of(question)->origin.day) / days_of_a_week;
}

bool holds(const PrivateSafety& secret, Family family) {
  Bars bars;
  by_private_safety(bars, secret);
  return std::any_of(bars.begin(), bars.end(), [&](const Bar& b) { return b.reason == GateReason::paused_for_now && (b.families & only(family)) != 0; });
}

std::vector<Gate> gates_of_the_body(const Answers& answers, PrivateSafety secret) {
  secret.partner_stages_closed = secret.crisis = false;
  secret.solo_practice_confirmed = true;
  return gates(answers, secret);
}

std::vector<Gate> gates(const Answers& answers, const PrivateSafety& secret) {
  const Bars bars = all_bars(answers, secret);
  std::vector<Gate> all;
  for (const Family f : all_of<Family>()) all.push_back(gate_of(f, bars));
  add_cautions(all, answers);
  return all;
}

}  // namespace ebb::assess
