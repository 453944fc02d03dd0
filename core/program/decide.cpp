#include "core/program/decide.hpp"

#include <algorithm>

#include "core/program/inputs.hpp"
#include "core/program/ladders/clinician.hpp"
#include "core/program/ladders/soreness.hpp"
#include "core/program/ladders/waits.hpp"
#include "core/program/rules/at_home.hpp"
#include "core/program/rules/gap.hpp"
#include "core/program/standing.hpp"

namespace ebb::program {

namespace {

using ladders::Ground;
using ladders::Walk;
using rules::Outcome;
using rules::StandingRow;

/// Makes the decision of one ladder.
class Maker {
 public:
  Maker(const Ground& g, std::vector<Looked>& all, Ladder ladder, const Foundations& foundations, const std::vector<CareHere>& care)
      : g_(g), p_(g.protocol), all_(all), foundations_(foundations), care_(care), l_(all[static_cast<std::size_t>(ladder)]), w_(l_.walk) {}

  void make() {
    l_.standing = standing_of(g_, all_, w_.steps.ladder, foundations_, care_);
    l_.row = rules::decide(l_.standing);
    l_.decision = l_.row == StandingRow::open ? onward() : held();
    if (only_an_answer_is_missing()) l_.when_yes = when_yes();
  }

 private:
  const Ground& g_;
  const Protocol& p_;
  const std::vector<Looked>& all_;
  const Foundations& foundations_;
  const std::vector<CareHere>& care_;
  Looked& l_;
  const Walk& w_;

  Day today() const { return g_.journey.at.day(); }

  Decision begin(const evidence::Rule& rule) const {
    Decision d;
    d.ladder = w_.steps.ladder;
    d.rule = rule.id;
    d.source = rule.source;
    return d;
  }

  static void limit(Decision& d, const Guarded& n) { d.limit = Limit{std::string(n.card().id), n.value(), std::string(n.card().unit)}; }

  std::string step_at(std::size_t place) const { return w_.steps.places[place].steps.front(); }
  std::optional<WidthTenthMm> width_at(std::size_t place) const { return w_.steps.places[place].width_tenth_mm; }

  // ---- row 1 --------------------------------------------------------------------------------------------------------

  Decision held() const {
    switch (l_.row) {
      case StandingRow::paused_for_now: return paused_for_now(w_.steps.ladder);
      case StandingRow::update_needed: return hold(evidence::update_needed, "update_needed", {"update"});
      case StandingRow::not_all_here: return hold(evidence::not_all_here, "not_all_here", {});
      case StandingRow::red_flag: return seek_care();
      case StandingRow::gate_closed: return gate_hold();
      case StandingRow::grounding_first: return grounding();
      case StandingRow::clinician_first: return until_yes(hold(evidence::row_3_not_with_it, "clinician_first", {"clinician_yes"}), record::ClearedTopic::reduced_feeling);
      case StandingRow::severe_again: return until_yes(hold(evidence::row_4_severe_pain, "severe_pain_again", {"clinician_yes"}), record::ClearedTopic::pain_without_touch);
      case StandingRow::entry_not_counted: return hold(evidence::row_1_not_today, "entry_not_counted", {"entry_counts"});
      case StandingRow::gate_again: return gate_again();
      case StandingRow::foundation_first: return foundation_hold();
      case StandingRow::touch_first: return touch_settles_first();
      case StandingRow::no_yes_today: return hold(evidence::row_1_not_today, "yes_today", {"yes_today"});
      case StandingRow::not_today: return hold(evidence::row_1_not_today, "not_today", {"yes_today"});
      case StandingRow::news_unanswered: return hold(evidence::row_1_not_today, "anything_new_unanswered", {"anything_new_answered"});
      case StandingRow::something_new: return hold(evidence::row_1_not_today, "something_new", {"safety_questions"});
      case StandingRow::soreness_unanswered: return hold(evidence::row_4_severe_pain, "soreness_unanswered", {"soreness_gone"});
      case StandingRow::still_sore: return hold(evidence::row_4_severe_pain, "still_sore", {"soreness_gone"});
      case StandingRow::open: break;
    }
    return hold(evidence::row_1_not_today, "not_today", {});
  }

  Decision hold(const evidence::Rule& rule, std::string_view gate, std::vector<std::string> until) const {
    Decision d = begin(rule);
    d.move = Hold{std::string(gate)};
    d.until = std::move(until);
    d.inputs = inputs_of_standing(g_, l_, foundations_);
    return d;
  }

  static Decision until_yes(Decision d, std::optional<record::ClearedTopic> topic) {
    d.clinician_topic = topic;
    return d;
  }

  Decision gate_hold() const {
    const assess::Gate gate = gate_today(g_.assessment.gate(ladders::family_of(w_.steps.ladder)), w_, g_.journey);
    return until_yes(hold(evidence::row_1_not_today, name_of(gate.reason), {opens(gate)}), gate.clinician_topic);
  }

  static std::string opens(const assess::Gate& gate) {
    using enum assess::GateReason;
    if (gate.reason == not_asked_yet || gate.reason == asked_too_long_ago || gate.reason == new_since_last) return "safety_questions";
    return gate.state == assess::GateState::ask ? "ask_a_clinician_or_answer" : "gate_opens";
  }

  Decision grounding() const {
    Decision d = w_.only_not_wanted ? hold(evidence::row_3_not_with_it, "not_wanted_again", {}) : hold(evidence::row_3_not_with_it, "grounding_first", {"grounding_days"});
    d.earliest_day = w_.grounding_until;
    limit(d, p_.away_again_days);
    return d;
  }

  Decision gate_again() const {
    Decision d = hold(evidence::gap, "gate_again", {"safety_questions"});
    limit(d, p_.gap_gate_days);
    return d;
  }

  Decision foundation_hold() const {
    std::vector<std::string> until;
    if (!foundations_.calm_done) until.emplace_back("calm_done");
    if (!foundations_.release_done) until.emplace_back("release_done");
    Decision d = hold(evidence::opening, "opening", std::move(until));
    limit(d, p_.opening_sessions);
    return d;
  }

  Decision seek_care() const {
    const CareHere& c = care_.front();
    Decision d = begin(c.rule ? *c.rule : evidence::row_1_not_today);
    d.move = SeekCare{c.care.urgency, c.care.because};
    d.clinician_topic = c.care.clinician_topic;
    if (c.rule) {
      d.inputs = inputs_of_care(g_, *c.walk, c.rule == &evidence::row_2_bleeding);
      d.until = {"clinician_yes"};
      limit(d, c.rule == &evidence::row_2_bleeding ? p_.bleeding_again_days : p_.pain_severe);
      return d;
    }
    d.inputs = {{"question", c.care.question}, {"since", format(c.care.since)}};
    d.data_age_days = age_days(g_, c.care.since);
    return d;
  }

  // What the family before is led lower by, this one waits for: nothing goes inside while touch hurts.
  Decision touch_settles_first() const {
    const ladders::Seen seen = *touch_first(g_, all_[static_cast<std::size_t>(Ladder::touch)].walk);
    Decision d = begin(lowering(seen));
    d.move = StepBack{.to = {}, .family_before = Ladder::touch, .settles_first = true};
    d.inputs = inputs_of_lowering(seen);
    d.until = {"family_before_comfortable"};
    return finish(std::move(d));
  }

  static const evidence::Rule& lowering(const ladders::Seen& s) { return s.facts.pain == rules::PainBand::severe ? evidence::row_4_severe_pain : evidence::row_5_hard_twice; }

  // Her yes before practice inside; before touch, whether soreness has gone.
  bool only_an_answer_is_missing() const {
    return l_.row == StandingRow::no_yes_today || (l_.row == StandingRow::soreness_unanswered && w_.steps.ladder == Ladder::touch);
  }

  // What the answer would lead to. Anything new and soreness are asked with the yes.
  std::optional<Decision> when_yes() const {
    rules::StandingFacts f = l_.standing;
    f.yes = rules::YesToday::yes_or_not_asked_here;
    f.news = rules::News::nothing_or_not_asked_here;
    f.sore = rules::Sore::no_or_not_asked_here;
    if (rules::decide(f) != StandingRow::open) return std::nullopt;
    Decision d = onward();
    if (w_.steps.inside()) d.until.emplace_back("yes_today");
    return d;
  }

  // ---- nothing stands in the way ---------------------------------------------------------------------------------------

  Decision onward() const {
    if (w_.family_before) return family_before();
    if (const auto after = after_gap()) return *after;
    return w_.last ? by_row() : nothing_decided_yet();
  }

  // What was practised while this was closed or rested, and no more, decided nothing; yet it was practised.
  Decision nothing_decided_yet() const {
    if (!started_at_the_first()) return placed(evidence::placement);
    return w_.practised_on ? finish(row(evidence::outside_the_plan, stay())) : placed(evidence::first_step);
  }

  Decision finish(Decision d) const {
    const rules::AtHomeFacts f{.rest = resting() ? rules::Rest::lasts : rules::Rest::over,
                               .inside = w_.steps.inside() && practised_today() ? rules::InsideToday::yes : rules::InsideToday::no,
                               .moves = std::holds_alternative<Advance>(d.move) ? rules::Moves::up : rules::Moves::not_up,
                               .practised = practised_today() ? rules::PractisedToday::yes : rules::PractisedToday::no};
    switch (rules::decide(f)) {
      case rules::AtHomeRow::rest_first:
        d.earliest_day = w_.rest_until;
        d.limit = Limit{std::string(w_.rest_card->id), rest_days(), std::string(w_.rest_card->unit)};
        break;
      case rules::AtHomeRow::inside_once_a_day:
      case rules::AtHomeRow::up_once_a_day:
        d.earliest_day = std::max(*w_.practised_on, today()) + 1;
        d.limit = Limit{std::string(evidence::at_home.id), 1, "a day"};
        break;
      case rules::AtHomeRow::today: d.earliest_day = today(); break;
    }
    if (w_.steps.ladder >= Ladder::touch && ladders::soreness_of(g_.journey, p_).asked) d.until.emplace_back("soreness_gone");
    if (w_.last) d.data_age_days = age_days(g_, w_.last->mark.day);
    return d;
  }

  bool resting() const { return w_.steps.ladder != Ladder::breathing && w_.rest_until && today() < *w_.rest_until; }
  bool practised_today() const { return w_.practised_lately(today(), g_.journey.at.instant, p_); }
  std::int32_t rest_days() const { return w_.rest_card == &p_.bleeding_clear_days.card() ? p_.bleeding_clear_days : p_.severe_clear_days; }

  // Nothing was practised, nothing marked comfortable and nothing recorded that would place her further on.
  bool started_at_the_first() const { return w_.started == rules::PlacementRow::first_step; }

  Decision placed(const evidence::Rule& rule) const {
    Decision d = begin(rule);
    d.move = Stay{.at = step_at(w_.place)};
    d.inputs = inputs_of_row(g_, w_);
    return finish(std::move(d));
  }

  Decision family_before() const {
    Decision d = begin(lowering(*w_.led_lower));
    d.move = StepBack{.to = {}, .family_before = ladders::ladder_before(w_.steps.ladder), .once = false, .worth_an_examination = w_.worth_an_examination};
    d.inputs = inputs_of_lowering(*w_.led_lower);
    d.until = {"family_before_comfortable"};
    if (w_.worth_an_examination) limit(d, p_.lowest_again_days);
    return finish(std::move(d));
  }

  std::optional<Decision> after_gap() const {
    switch (rules::decide(ladders::gap_facts(w_, g_, today(), UINT32_MAX))) {
      case rules::GapRow::place_anew: return gap_stay();
      case rules::GapRow::step_lower_once: return gap_lower_once();
      case rules::GapRow::gate_again:
      case rules::GapRow::no_gap: break;
    }
    return std::nullopt;
  }

  Decision gap_stay() const {
    Decision d = begin(evidence::gap);
    d.move = Stay{.at = step_at(ladders::placement(w_.steps, g_, UINT32_MAX, ladders::Gap{w_.away_since, today()}).place)};
    d.inputs = inputs_of_gap(g_, w_);
    limit(d, p_.gap_place_days);
    return finish(std::move(d));
  }

  std::optional<Decision> gap_lower_once() const {
    if (w_.steps.places.size() == 1) return std::nullopt;
    return w_.place > 0 ? gap_lower() : gap_at_the_lowest();
  }

  // Nothing is lower: it is practised once more, gently, before anything is offered again.
  Decision gap_at_the_lowest() const {
    Decision d = begin(evidence::gap);
    d.move = Stay{.at = step_at(0), .begin_with = gentlest(), .words = std::string(Stay::lowest_after_a_gap)};
    d.inputs = inputs_of_gap(g_, w_);
    limit(d, w_.reached ? p_.keeping_grace_days : p_.gap_lower_days);
    return finish(std::move(d));
  }

  Decision gap_lower() const {
    Decision d = begin(evidence::gap);
    d.move = StepBack{.to = step_at(w_.place - 1), .family_before = {}, .once = true};
    d.inputs = inputs_of_gap(g_, w_);
    limit(d, w_.reached ? p_.keeping_grace_days : p_.gap_lower_days);
    return finish(std::move(d));
  }

  // ---- rows 2 to 9 --------------------------------------------------------------------------------------------------------

  Stay stay(std::string_view words = {}) const {
    Stay s{.at = step_at(w_.place), .words = std::string(words)};
    if (w_.begin_below) s.begin_with = w_.place > 0 ? step_at(w_.place - 1) : gentlest();
    else if (w_.led_lower && w_.place == 0) s.begin_with = gentlest();
    return s;
  }

  // The gentlest alternative at the lowest place, where there is one.
  std::optional<std::string> gentlest() const {
    const std::vector<std::string>& steps = w_.steps.places[0].steps;
    return steps.size() > 1 && steps.back() != step_at(w_.place) ? std::optional(steps.back()) : std::nullopt;
  }

  Decision row(const evidence::Rule& rule, Move move) const {
    Decision d = begin(rule);
    d.move = std::move(move);
    d.inputs = inputs_of_row(g_, w_);
    return d;
  }

  Decision by_row() const {
    const ladders::Seen& s = *w_.last;
    if (s.placed) return placed(evidence::placement);
    switch (s.row) {
      case rules::SessionRow::row_2_bleeding: return with_limit(row(evidence::row_2_bleeding, stay(bled(s))), p_.bleeding_clear_days);
      case rules::SessionRow::row_3_not_with_it: return finish(row(evidence::row_3_not_with_it, stay(s.mark.presence == record::Presence::far_away_or_numb ? "" : "not_wanted")));
      case rules::SessionRow::row_4_severe_pain: return with_limit(row(evidence::row_4_severe_pain, lower(s)), p_.pain_severe);
      case rules::SessionRow::row_5_hard_twice: return with_limit(row(evidence::row_5_hard_twice, lower(s)), hard_limit(s));
      case rules::SessionRow::row_6_hard_once: return with_limit(row(evidence::row_6_hard_once, stay(w_.begin_below ? felt(ladders::hard_pain(s.mark, p_), s.facts.fear == rules::FearBand::high) : "eased")), hard_limit(s));
      case rules::SessionRow::row_7_comfortable: return counted(evidence::row_7_comfortable, s);
      case rules::SessionRow::row_8_short_or_masked: return counted(evidence::row_8_short_or_masked, s);
      case rules::SessionRow::row_9_everything_else: return with_limit(row(evidence::row_9_everything_else, stay(between(s))), mild_limit(s));
      case rules::SessionRow::outside_the_plan: break;
    }
    return finish(row(evidence::outside_the_plan, stay()));
  }

  Decision with_limit(Decision d, const Guarded& n) const {
    limit(d, n);
    return finish(std::move(d));
  }

  // While the body rests, and once it has.
  std::string_view bled(const ladders::Seen& s) const { return !body_rests() ? "over" : s.mark.redness > ladders::pink ? "fresh_red" : ""; }
  bool body_rests() const {
    if (w_.steps.ladder != Ladder::breathing) return resting();
    return std::any_of(all_.begin(), all_.end(), [&](const Looked& l) { return l.walk.steps.ladder >= Ladder::touch && l.walk.rest_until && today() < *l.walk.rest_until; });
  }

  // Breathing says what touch and practice inside wait for, for as long as they do.
  std::string_view severe_words(const ladders::Seen& s) const {
    if (s.outcome == Outcome::severe_again && !looked_at(s.mark)) return "again";
    if (w_.steps.ladder != Ladder::breathing) return {};
    const auto& again = all_[static_cast<std::size_t>(Ladder::dilator)].walk.severe_again;
    if (again && !looked_at(*again)) return "more_than_once";
    return body_rests() || ladders::soreness_of(g_.journey, p_).asked ? "" : "over";
  }

  // What she noted, so that the words answer it.
  static std::string_view felt(bool pain, bool fear) { return pain && fear ? "pain_and_fear" : pain ? "pain" : fear ? "fear" : ""; }

  // What was noted, or else that something was left unanswered.
  static std::string_view between(const ladders::Seen& s) {
    const rules::SessionFacts& f = s.facts;
    const std::string_view noted = felt(f.pain == rules::PainBand::between, f.fear == rules::FearBand::between);
    const bool unknown = f.pain == rules::PainBand::unknown || f.fear == rules::FearBand::unknown || f.with_it == rules::WithIt::unknown || f.masked == rules::Masked::unknown;
    return noted.empty() && unknown ? Stay::unanswered : noted;
  }

  // A step back whose family before is done, or that has nothing below, is a smaller stay at the lowest place.
  Move lower(const ladders::Seen& s) const {
    const bool lowest = s.outcome == Outcome::lowest || s.outcome == Outcome::lowest_and_rest || s.outcome == Outcome::family_before || s.outcome == Outcome::family_before_and_rest;
    const bool again = s.outcome == Outcome::severe_again;
    const bool severe = s.row == rules::SessionRow::row_4_severe_pain;
    if (lowest || again) return Stay{.at = step_at(w_.place), .begin_with = gentlest(), .words = std::string(severe ? severe_words(s) : std::string_view{})};
    return StepBack{.to = step_at(w_.place)};
  }

  bool looked_at(const ladders::Mark& m) const { return ladders::pain_looked_at(g_.journey, p_, {.after = m.order}).has_value(); }

  const Guarded& hard_limit(const ladders::Seen& s) const { return s.facts.fear == rules::FearBand::high ? p_.fear_high : p_.pain_hard; }
  const Guarded& mild_limit(const ladders::Seen& s) const { return s.facts.pain == rules::PainBand::comfortable ? p_.fear_comfortable : p_.pain_comfortable; }

  Decision counted(const evidence::Rule& rule, const ladders::Seen& s) const {
    Decision d = row(rule, counted_move(s));
    limit(d, p_.comfortable_sessions);
    return finish(std::move(d));
  }

  Move counted_move(const ladders::Seen& s) const {
    const bool often = s.context.shortness == rules::Shortness::often && s.row == rules::SessionRow::row_8_short_or_masked;
    if (!w_.full(p_) || w_.return_to) {
      Stay st = stay(counted_anew(s) ? std::string_view("counted_anew") : short_words(s));
      st.smaller_offered = often;
      return st;
    }
    switch (ladders::above(w_.steps, w_.place, p_)) {
      case rules::Above::next_step: return Advance{step_at(w_.place + 1), width_at(w_.place + 1), often};
      case rules::Above::goal_reached: return Reached{step_at(w_.place), width_at(w_.place)};
      case rules::Above::end_of_set: break;
    }
    return stay(w_.steps.places.back().width_tenth_mm ? "end_of_set" : "no_sizes");
  }

  // Something after it does not count, and took back what it counted for.
  bool counted_anew(const ladders::Seen& s) const { return w_.in_doubt && *w_.in_doubt > s.mark.order; }

  // Row 8 says which of its three it was; a stop is what its own words are about.
  static std::string_view short_words(const ladders::Seen& s) {
    if (s.row != rules::SessionRow::row_8_short_or_masked) return {};
    if (s.facts.masked == rules::Masked::yes) return "masked";
    return s.mark.done ? "short" : "";
  }
};

}  // namespace

assess::Gate gate_today(assess::Gate gate, const ladders::Walk& w, const record::Journey& journey) {
  if (gate.family != Family::insertion || gate.state != assess::GateState::open || !ladders::bleeding_not_assessed(w, journey)) return gate;
  gate.state = assess::GateState::ask;
  gate.reason = assess::GateReason::unexplained_bleeding;
  gate.because = {"safety.bleeding"};
  gate.clinician_topic = record::ClearedTopic::infection_or_bleeding;
  return gate;
}

Decided decide(const Ground& g) {
  Decided out;
  out.foundations = foundations_of(g);
  for (const Ladder l : all_of<Ladder>()) out.ladders.push_back({.walk = ladders::walk(l, g)});
  const std::vector<CareHere> care = care_of(g, out.ladders);
  for (const Ladder l : all_of<Ladder>()) Maker(g, out.ladders, l, out.foundations, care).make();
  for (const CareHere& c : care) out.care.push_back(c.care);
  return out;
}

Decided decide(const record::Journey& journey, const assess::Assessment& assessment, const Protocol& protocol) {
  const ladders::Past past(journey);
  return decide(Ground{journey, assessment, protocol, &past});
}

}  // namespace ebb::program
