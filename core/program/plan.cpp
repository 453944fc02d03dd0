#include <algorithm>
#include <utility>

#include "core/program/permit.hpp"
#include "core/program/today.hpp"

namespace ebb::program {

namespace {

using ladders::Ground;
using ladders::Mark;
using record::Level;

// How today is, as she last described it today.
record::DayDescribed described_today(const record::Journey& j) {
  record::DayDescribed today;
  for (const record::DayNote& d : j.days) {
    if (d.origin.day != j.at.day()) continue;
    if (d.described.energy) today.energy = d.described.energy;
    if (d.described.stress) today.stress = d.described.stress;
    if (d.described.period) today.period = d.described.period;
    if (d.described.minutes) today.minutes = d.described.minutes;
  }
  return today;
}

class Planner {
 public:
  Planner(const Ground& g, const Decided& d, std::optional<std::int32_t> minutes) : g_(g), p_(g.protocol), d_(d), day_(described_today(g.journey)) {
    const std::int32_t usual = p_.practice_minutes + p_.practice_minutes;
    available_ = std::max<std::int32_t>(minutes.value_or(day_.minutes.value_or(usual)), 1);
  }

  Plan make() {
    Plan plan;
    for (const Ladder l : chosen()) plan.practices.push_back(practice(l));
    share_minutes(plan);
    for (const Ladder l : {Ladder::touch, Ladder::dilator}) {
      if (auto why = not_proposed(l)) plan.not_proposed.emplace(l, std::move(*why));
    }
    return plan;
  }

 private:
  const Ground& g_;
  const Protocol& p_;
  const Decided& d_;
  record::DayDescribed day_;
  std::int32_t available_ = 0;

  Day today() const { return g_.journey.at.day(); }
  std::int32_t how_many() const { return std::clamp<std::int32_t>(available_ / p_.practice_minutes, 1, p_.practices_a_day); }  // integers
  bool soft_day() const { return day_.energy == Level::low || day_.stress == Level::high; }

  // ---- what may be proposed ------------------------------------------------------------------------------------------

  const Decision& effective(Ladder l) const { return program::effective(d_.on(l)); }
  bool allowed(Ladder l) const { return l == Ladder::breathing || allows(g_.assessment, effective(l)); }  // calm never closes
  bool due(Ladder l) const { return program::due(effective(l), today()); }
  bool practised_today(Ladder l) const {
    const auto& on = d_.on(l).walk.practised_on;
    return on && *on >= today();
  }

  // A practice that was only started is none yet.
  bool breathed() const {
    const auto& all = g_.journey.sessions;
    return std::any_of(all.begin(), all.end(), [](const record::Session& s) { return s.ended && s.ended->ladder == Ladder::breathing && s.ended->practised_s.value() > 0; });
  }
  bool first_days() const { return days_of_breathing() < p_.breathing_days_first; }
  std::int32_t days_of_breathing() const {
    std::vector<Day> days;
    for (const Mark& m : ladders::marks_of(Ladder::breathing, g_.journey)) {
      if (m.day < today() && std::find(days.begin(), days.end(), m.day) == days.end()) days.push_back(m.day);
    }
    return static_cast<std::int32_t>(days.size());
  }

  // A hard session is not followed by the same exposure: something else comes in between, or a day.
  bool hard_last_time(Ladder l) const {
    std::optional<Mark> newest;
    Ladder where = Ladder::breathing;
    for (const Ladder each : all_of<Ladder>()) {
      for (const Mark& m : ladders::marks_of(each, g_.journey)) {
        if (m.from == ladders::From::session && (!newest || m.order > newest->order)) newest = m, where = each;
      }
    }
    return newest && where == l && ladders::hard(*newest, p_) && today() - newest->day <= evidence::hard_rest_days;
  }

  // Practice inside is proposed to somebody who wants it, after touch, or where she is there already.
  bool inside_wanted() const {
    const auto& goals = g_.journey.goals;
    if (goals && !goals->goals.empty()) return std::any_of(goals->goals.begin(), goals->goals.end(), [](const record::Goal& g) { return ladders::goes_inside(g.kind); });
    return d_.on(Ladder::dilator).walk.practised_on.has_value();
  }
  // What goes inside takes its time: where there is less, something else is proposed.
  std::int32_t inside_minutes() const { return p_.inside_minutes + evidence::inside_around_minutes; }
  bool inside_fits() const { return available_ >= inside_minutes(); }
  bool inside_in_turn() const {
    const auto& abilities = g_.assessment.abilities;
    const bool can = std::any_of(abilities.begin(), abilities.end(), [&](const assess::AbilityRung& r) { return ladders::truly_comfortable(r, p_); });
    return can || d_.on(Ladder::touch).walk.reached || d_.on(Ladder::dilator).walk.practised_on;
  }

  // What a later ladder waits for is proposed, also where it was done with.
  bool waited_for(Ladder l) const {
    const auto after = static_cast<std::size_t>(l) + 1;
    if (after >= d_.ladders.size()) return false;
    const auto* back = std::get_if<StepBack>(&effective(static_cast<Ladder>(after)).move);
    return back && back->family_before == l;
  }
  // Far away more than once: while the rest lasts, calm is grounding.
  bool grounding_first() const {
    return std::any_of(d_.ladders.begin(), d_.ladders.end(), [&](const Looked& l) {
      return l.walk.steps.ladder >= Ladder::touch && l.walk.grounding_until && today() < *l.walk.grounding_until && !l.walk.only_not_wanted;
    });
  }

  bool proposed(Ladder l) const {
    if (l == Ladder::breathing) return true;
    if (!allowed(l) || !due(l) || practised_today(l) || first_days()) return false;
    if (l == Ladder::release) return true;
    if (soft_day() || hard_last_time(l)) return false;
    if (l == Ladder::touch) return waited_for(l) || (d_.foundations.release_sessions > 0 && !d_.on(Ladder::touch).walk.reached);
    return inside_wanted() && inside_in_turn() && inside_fits();
  }

  std::optional<Reason> not_proposed(Ladder l) const {
    if (!allowed(l) || !due(l) || practised_today(l) || first_days() || proposed(l)) return std::nullopt;
    if (soft_day()) return Reason{"not_proposed.soft_day", {}};
    if (hard_last_time(l)) return Reason{"not_proposed.hard_last_time", {}};
    if (l == Ladder::touch) return std::nullopt;
    if (!inside_wanted()) return Reason{"not_proposed.not_a_goal", {}};
    if (!inside_in_turn()) return Reason{"not_proposed.touch_first", {}};
    return Reason{"not_proposed.minutes", {{"minutes", std::int64_t{inside_minutes()}}}};
  }

  // ---- which of them ---------------------------------------------------------------------------------------------------

  // The furthest open ladder, unless a foundation is still missing and there is time for one thing only.
  Ladder main_one() const {
    if (how_many() == 1 && !d_.foundations.calm_done && !practised_today(Ladder::breathing)) return Ladder::breathing;
    if (how_many() == 1 && !d_.foundations.release_done && proposed(Ladder::release)) return Ladder::release;
    for (const Ladder l : {Ladder::dilator, Ladder::touch, Ladder::release}) {
      if (proposed(l)) return l;
    }
    return Ladder::breathing;
  }

  std::vector<Ladder> chosen() const {
    const Ladder main = main_one();
    std::vector<Ladder> out{main};
    for (const Ladder l : {Ladder::breathing, Ladder::release, Ladder::touch}) {
      if (static_cast<std::int32_t>(out.size()) < how_many() && l != main && proposed(l)) out.push_back(l);
    }
    std::stable_sort(out.begin(), out.end());
    return out;
  }

  // ---- each of them -------------------------------------------------------------------------------------------------------

  // Only a practice inside can begin with something smaller in the same session; elsewhere the smaller one is what is proposed.
  Practice practice(Ladder l) const {
    const Decision& d = effective(l);
    const ladders::Walk& w = d_.on(l).walk;
    Practice x{.ladder = l, .step = w.steps.places[w.place].steps.front(), .minutes = p_.practice_minutes, .asks_first = w.steps.inside() || d_.on(l).when_yes.has_value()};
    if (const std::string* step = step_of(d.move)) x.step = *step;
    if (l == Ladder::breathing && grounding_first()) x.step = "calm.grounding";
    if (const auto* s = std::get_if<Stay>(&d.move)) x.begin_with = s->begin_with;
    if (!w.steps.inside() && x.begin_with) x.step = *std::exchange(x.begin_with, std::nullopt);
    x.smaller_step = smaller(w, x.step);
    x.because = because(l, d);
    return x;
  }

  // The place below; at the lowest the gentlest alternative; for calm grounding.
  std::string smaller(const ladders::Walk& w, const std::string& step) const {
    const std::size_t place = ladders::place_of(w.steps, step, {}).value_or(w.place);
    return place > 0 ? w.steps.places[place - 1].steps.front() : w.steps.places[0].steps.back();
  }

  // Pain or fear while breathing is spoken of first, for as long as it is the last that is known.
  static bool answers_what_she_noted(const Decision& d) {
    const auto* stay = std::get_if<Stay>(&d.move);
    const bool hard = d.rule == evidence::row_4_severe_pain.id || d.rule == evidence::row_5_hard_twice.id || d.rule == evidence::row_6_hard_once.id;
    return stay && (hard || (d.rule == evidence::row_9_everything_else.id && !stay->words.empty() && stay->words != Stay::unanswered));
  }

  // An open question is why it goes no further: she may leave it open, and is told.
  static bool left_unanswered(const Decision& d) {
    const auto* stay = std::get_if<Stay>(&d.move);
    return stay && stay->words == Stay::unanswered;
  }

  std::vector<Reason> because(Ladder l, const Decision& d) const {
    std::vector<Reason> out;
    if (l == Ladder::breathing && grounding_first()) out.push_back({"today.grounding_first", {}});
    else if (std::holds_alternative<SeekCare>(d.move) && l != Ladder::breathing) out.push_back({"today.soft_while_waiting", {}});
    else if (l == Ladder::breathing && answers_what_she_noted(d)) out.push_back(reason_of(d));
    else if (l == Ladder::breathing && first_days()) out.push_back({breathed() ? "today.first_day_again" : "today.first_breath", {}});
    else if (left_unanswered(d)) out.push_back(reason_of(d));
    else if (l == Ladder::breathing && !d_.foundations.calm_done) out.push_back({"today.calm_opens", {}});
    else if (l == Ladder::breathing) out.push_back({"today.begin_calm", {}});
    else if (l == Ladder::release && !d_.foundations.release_done) out.push_back({"today.release_opens", {}});
    else out.push_back(reason_of(d));
    if (soft_day() && (l == Ladder::breathing || l == Ladder::release)) out.push_back({"today.soft_day", {}});
    if (day_.period == record::PeriodToday::as_usual && l == Ladder::dilator) out.push_back({"today.period_your_choice", {}});
    return out;
  }

  // Minutes are those from the first breath to the questions, as they are played. What is left of her time goes to the last one, within what one
  // practice may be; what goes inside is never proposed shorter than what counts as whole, and what comes before it gives way.
  void share_minutes(Plan& plan) const {
    Practice& last = plan.practices.back();
    const std::int32_t before = static_cast<std::int32_t>(plan.practices.size()) - 1, least = least_minutes(last);
    const std::int32_t each = available_ < before * p_.practice_minutes + least ? smaller_minutes() : p_.practice_minutes.value();
    for (Practice& p : plan.practices) p.minutes = each;
    last.minutes = std::max(least, std::min(available_ - before * each, most_minutes(last)));  // integers
    for (Practice& p : plan.practices) {
      p.length = p.minutes < p_.practice_minutes ? Length::shorter : Length::normal;
      p.smaller_minutes = std::min(smaller_minutes(), p.minutes - 1);  // integers
    }
  }
  std::int32_t smaller_minutes() const { return std::min<std::int32_t>(p_.smaller_minutes, p_.practice_minutes - 1); }  // integers
  bool first_breath(const Practice& p) const { return p.ladder == Ladder::breathing && days_of_breathing() == 0; }
  static std::int32_t first_minutes() { return static_cast<std::int32_t>((evidence::breathing_first_seconds * ms_per_second + ms_per_minute - 1) / ms_per_minute); }
  std::int32_t least_minutes(const Practice& p) const {
    if (first_breath(p)) return first_minutes();
    if (p.ladder != Ladder::dilator) return std::max(smaller_minutes() + 1, std::min<std::int32_t>(available_, p_.practice_minutes));  // integers
    return inside_minutes() + (p.begin_with ? evidence::warm_up_minutes.value : 0);
  }
  std::int32_t most_minutes(const Practice& p) const {
    if (first_breath(p)) return first_minutes();
    return p.ladder == Ladder::dilator ? p_.practice_minutes_max : std::min<std::int32_t>(p_.practice_minutes + p_.practice_minutes, p_.practice_minutes_max);  // integers
  }
};

}  // namespace

Plan plan(const Ground& ground, const Decided& decided, std::optional<std::int32_t> minutes) { return Planner(ground, decided, minutes).make(); }

}  // namespace ebb::program
