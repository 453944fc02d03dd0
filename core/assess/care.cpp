#include "core/assess/care.hpp"

#include <algorithm>

#include "core/assess/clinician_yes.hpp"
#include "core/assess/gates.hpp"

namespace ebb::assess {
namespace {

using enum Urgency;
using record::ClearedTopic;

class List {
 public:
  explicit List(const Answers& answers) : a_(answers) {}

  /// One reason each: the first that gives a code keeps it.
  void add(Urgency u, std::string_view because, std::string_view question, Day since) {
    const bool there = std::any_of(all_.begin(), all_.end(), [&](const Care& c) { return c.because == because; });
    if (there) return;
    const auto behind = std::find_if(all_.begin(), all_.end(), [&](const Care& c) { return c.urgency > u; });
    all_.insert(behind, {u, std::string(because), std::string(askable(question)), since, {}});
  }
  /// `said_in`: the question whose answer reported it, where that is another one than the one to answer anew.
  void when(bool yes, Urgency u, std::string_view because, std::string_view question, std::string_view said_in = {}) {
    const record::Answer* said = a_.said(said_in.empty() ? question : said_in);
    if (yes && said) add(u, because, question, said->origin.day);
  }
  /// Care that also ends when a clinician has looked at it.
  void until_seen(bool yes, Urgency u, std::string_view because, std::string_view question, ClearedTopic topic) {
    if (seen(a_, topic)) return;
    when(yes, u, because, question);
    for (Care& c : all_) {
      if (c.because == because) c.clinician_topic = topic;
    }
  }
  std::vector<Care> most_urgent_first() && { return std::move(all_); }

 private:
  // A follow-up whose question was skipped since cannot be answered; its question can.
  std::string_view askable(std::string_view question) const {
    const Question* q = find_question(question);
    return q && !a_.shown(*q) ? askable(q->shown_if.question) : question;
  }

  const Answers& a_;
  std::vector<Care> all_;
};

// Rash, vomiting or dizziness matter at once when a tampon or cup is in, was in, or may have been. Not asked yet is not known.
bool sudden_fever_with_tampon(const Answers& a) {
  const bool sudden = a.reports("safety.fever_with", "rash") || a.reports("safety.fever_with", "vomiting") || a.reports("safety.fever_with", "dizziness");
  return sudden && !a.chose("safety.fever_tampon", "no");
}

void of_pregnancy(List& list, const Answers& a) {
  list.when(a.reports_anything("safety.pregnant_signs"), now, "care.pregnant_with_signs", "safety.pregnant_signs");
  if (!pregnant_or_unknown(a)) return;
  list.when(a.reports_anything("safety.bleeding"), now, "care.pregnant_with_signs", "safety.bleeding");
}

void of_fever(List& list, const Answers& a) {
  list.when(a.reports("safety.fever_with", "pelvic_pain"), now, "care.fever_with_pelvic_pain", "safety.fever_with");
  list.when(sudden_fever_with_tampon(a), now, "care.fever_with_tampon", "safety.fever_with");
  list.when(a.reports("safety.infection", "fever") && !a.known("safety.fever_with"), now, "care.fever_not_sure", "safety.fever_with", "safety.infection");
  list.when(a.reports("safety.infection", "fever"), this_week, "care.fever", "safety.infection");
}

void of_nerves(List& list, const Answers& a) {
  const bool signs = a.reports_anything("safety.nerve"), old = a.chose("safety.nerve_since", "long_standing");
  list.when(signs && !old, now, "care.new_nerve_signs", "safety.nerve");
  const bool bladder_or_bowel = a.reports("safety.nerve", "bladder_loss") || a.reports("safety.nerve", "retention") || a.reports("safety.nerve", "bowel_loss");
  list.when(bladder_or_bowel && old, routine, "care.long_standing_bladder_bowel", "safety.nerve");
}

void of_bleeding(List& list, const Answers& a) {
  list.when(a.reports("safety.bleeding", "soaking"), now, "care.soaking_bleeding", "safety.bleeding");
  list.when(a.reports("safety.bleeding", "over_24h"), this_week, "care.bleeding_over_24h", "safety.bleeding");
  list.when(a.reports("safety.bleeding", "after_sex"), this_week, "care.bleeding_after_sex", "safety.bleeding");
  list.when(a.reports("safety.bleeding", "between_periods"), this_week, "care.bleeding_between_periods", "safety.bleeding");
  list.when(a.reports("safety.bleeding", "after_menopause"), this_week, "care.bleeding_after_menopause", "safety.bleeding");
  list.when(a.reports("safety.bleeding", "other"), this_week, "care.bleeding_unexplained", "safety.bleeding");
}

void of_infection(List& list, const Answers& a) {
  list.when(a.reports("safety.infection", "sores"), this_week, "care.sores", "safety.infection");
  list.when(a.reports("safety.infection", "discharge"), this_week, "care.discharge", "safety.infection");
  list.when(a.reports("safety.infection", "burning_urine"), this_week, "care.burning_urine", "safety.infection");
}

void of_the_rest(List& list, const Answers& a) {
  list.when(a.reports("safety.pain", "sudden_severe"), now, "care.sudden_severe_pain", "safety.pain");
  list.when(a.reports("safety.fainting", "collapse"), now, "care.collapse", "safety.fainting");
  list.until_seen(a.reports("safety.fainting", "brief_on_an_attempt"), this_week, "care.faint_on_attempt", "safety.fainting", ClearedTopic::fainting);
  list.until_seen(a.reports_anything("safety.lump"), this_week, "care.new_lump", "safety.lump", ClearedTopic::new_lump);
  list.when(a.reports_anything("safety.something_inside"), today, "care.something_inside", "safety.something_inside");
  list.when(a.reports_anything("safety.hormones"), routine, "care.dryness", "safety.hormones");
}

void of_alarm(List& list, const Answers& a, const Alarm& x) {
  using What = Alarm::What;
  const bool bleeding = x.what == What::bleeding || x.what == What::spotting || x.what == What::soaking;
  if (x.what == What::soaking) list.add(now, "care.soaking_bleeding", "safety.bleeding", x.day);
  if (bleeding && pregnant_or_unknown(a)) list.add(now, "care.pregnant_with_signs", "safety.bleeding", x.day);
  if (x.what == What::bleeding) list.add(this_week, "care.bleeding_unexplained", "safety.bleeding", x.day);
  if (x.what == What::infection) list.add(this_week, "care.discharge_or_sores", "safety.infection", x.day);
  if (x.what == What::something_inside) list.add(today, "care.something_inside", "safety.something_inside", x.day);
}

}  // namespace

std::vector<Care> care(const Answers& a) {
  List list(a);
  of_bleeding(list, a);
  of_pregnancy(list, a);
  of_fever(list, a);
  of_nerves(list, a);
  of_infection(list, a);
  of_the_rest(list, a);
  for (const Alarm& x : a.alarms()) {
    if (a.open(x)) of_alarm(list, a, x);
  }
  return std::move(list).most_urgent_first();
}

}  // namespace ebb::assess
