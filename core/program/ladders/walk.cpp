#include "core/program/ladders/walk.hpp"

#include <algorithm>

#include "core/program/ladders/clinician.hpp"
#include "core/program/ladders/waits.hpp"

namespace ebb::program::ladders {

namespace {

using rules::Outcome;
using rules::SessionRow;
using rules::Where;

// Something of that kind happened before, at most `window` days ago.
bool within(const std::vector<Day>& days, Day today, std::int32_t window) {
  return std::any_of(days.begin(), days.end(), [&](Day d) { return today - d <= window; });
}
bool within_on_another_day(const std::vector<Day>& days, Day today, std::int32_t window) {
  return std::any_of(days.begin(), days.end(), [&](Day d) { return d != today && today - d <= window; });
}

/// Replays marks one by one. A member function a thing that can happen.
class Walker {
 public:
  Walker(Ladder ladder, const Ground& g) : g_(g), p_(g.protocol), later_(practised_later(ladder, g.journey)) {
    w_.steps = steps_of(ladder, g.journey, g.protocol, g.assessment.sets_to_ask_about);
  }

  Walk replay() {
    const std::vector<Mark> marks = marks_with_the_other(w_.steps.ladder, g_.journey);
    w_.place = placement(w_.steps, g_, first_practice(marks), std::nullopt);
    for (const Mark& m : marks) take(m);
    family_before_done(UINT32_MAX);
    passed_until(UINT32_MAX);
    return std::move(w_);
  }

 private:
  const Ground& g_;
  const Protocol& p_;
  Walk w_;
  std::optional<Walk> before_;  ///< the ladder before; walked once, when it is first asked for
  std::vector<Practised> later_;

  static std::uint32_t first_practice(const std::vector<Mark>& marks) {
    const auto first = std::find_if(marks.begin(), marks.end(), [](const Mark& m) { return m.from == From::session; });
    return first == marks.end() ? UINT32_MAX : first->order;
  }

  void take(const Mark& m) {
    switch (m.from) {
      case From::placement: return place_recorded(m);
      case From::clinic: return clinic(m);
      case From::note:
      case From::attempt: return read(m, Where::outside_the_plan, std::nullopt);
      case From::session: return session(m);
      case From::elsewhere: return felt_elsewhere(m);
    }
  }

  // Touch and what goes inside are one body, and severe pain in calm or release is pain of that body: it rests both, and days are counted together.
  // What touch holds, going inside waits for too.
  void felt_elsewhere(const Mark& m) {
    const rules::SessionFacts f = facts_of(m, w_.steps, g_);
    if (m.bleeding) bled_elsewhere(m);
    if (f.with_it == rules::WithIt::no) {
      if (w_.steps.inside() && away_context(m) != rules::AwayContext::once) ground(m);
      remember_away(m);
    }
    if (f.pain != rules::PainBand::severe) return;
    if (w_.steps.inside() && severe_context(m) == rules::SevereContext::again) w_.severe_again = m;
    rest(m.day, p_.severe_clear_days);
    w_.severe_days.push_back(m.day);
  }

  void bled_elsewhere(const Mark& m) {
    if (w_.steps.inside()) {
      rest(m.day, p_.bleeding_clear_days);
      if (bleeding_context(m) != rules::BleedingContext::rest) ask_for_care(w_.bleeding_care, m, p_.bleeding_clear_days);
    }
    w_.bleeding_days.push_back(m.day);
  }

  // ---- places that do not come from a row -------------------------------------------------------------------------

  void move_to(std::size_t place) {
    w_.place = place;
    w_.count = 0;
    w_.return_to.reset();
    w_.begin_below = false;
    w_.reached = false;
    w_.short_ones.clear();
    w_.counted.reset();
  }

  void placed(const Mark& m, std::size_t place) {
    move_to(place);
    w_.family_before.reset();
    settled(m);
    w_.last = Seen{.mark = m, .placed = true};
  }

  void place_recorded(const Mark& m) {
    if (const auto p = place_of(w_.steps, m.step, m.width_tenth_mm)) placed(m, *p);
  }

  // The rows of home do not bind a therapist in the room; a comfortable session there only sets the next place at home, and never a lower one.
  void clinic(const Mark& m) {
    practised(m);
    if (!m.comfortable) return;
    auto p = place_of(w_.steps, m.step, m.width_tenth_mm);
    if (!p && m.width_tenth_mm) p = place_at_most(w_.steps, *m.width_tenth_mm);
    if (p && *p > w_.place + 1) placed(m, *p - 1);
  }

  // ---- sessions ----------------------------------------------------------------------------------------------------

  void practised(const Mark& m) {
    passed_until(m.order);
    if (!w_.practised_on || m.day > *w_.practised_on) w_.practised_on = m.day;
    if (!w_.away_since || m.day >= *w_.away_since) w_.away_since = m.day, w_.away_order = std::max(w_.away_order, m.order);
  }

  // Practice on a later ladder keeps what was passed in practice.
  void passed_until(std::uint32_t order) {
    if (!w_.away_since) return;
    for (const Practised& x : later_) {
      if (x.order < order && x.day >= *w_.away_since) w_.away_since = x.day, w_.away_order = std::max(w_.away_order, x.order);
    }
  }

  void session(const Mark& m) {
    passed_until(m.began);
    const bool held = after_gap(m) || closed(m);
    const auto p = place_of(w_.steps, m.step, m.width_tenth_mm);
    family_before_done(m.order);
    const Where where = held || resting(m) || w_.family_before || touch_came_first(m) ? Where::outside_the_plan : where_of(m, p);
    practised(m);
    read(m, where, p);
  }

  // True when the safety questions were to come first.
  bool after_gap(const Mark& m) {
    switch (rules::decide(gap_facts(w_, g_, m.day, m.order))) {
      case rules::GapRow::gate_again: return true;
      case rules::GapRow::place_anew: move_to(placement(w_.steps, g_, m.order, w_.away_since)); break;
      case rules::GapRow::step_lower_once: lower_once(); break;
      case rules::GapRow::no_gap: break;
    }
    return false;
  }

  // Row 1, as it was when the session began. It counts for nothing; pain, fear, bleeding and absence are read all the same. Calm never closes.
  bool closed(const Mark& m) const {
    if (w_.steps.ladder == Ladder::breathing) return false;
    const bool shut = g_.past && g_.past->before(m.began, m.day).closed[static_cast<std::size_t>(w_.steps.ladder)];
    return shut || waits_for_a_clinician(w_, g_, m.began, m.day);
  }

  // At the lowest place nothing is lower: it is practised once more before anything is offered again. A ladder of one place has no offer to hold back.
  void lower_once() {
    if (w_.steps.places.size() == 1) return;
    w_.return_to = w_.place;
    if (w_.place > 0) --w_.place;
  }

  const Walk& before() {
    if (!before_) before_ = walk(*ladder_before(w_.steps.ladder), g_);
    return *before_;
  }

  // While touch was led lower nothing goes inside: what did all the same counts for nothing.
  bool touch_came_first(const Mark& m) {
    if (!w_.steps.inside() || !touched()) return false;
    const std::vector<Lowered>& lowered = before().lowered;
    return std::any_of(lowered.begin(), lowered.end(), [&](const Lowered& x) {
      return x.from < m.began && m.began < x.until && !seen_on_the_body(g_.journey, p_, {.after = x.from, .before = m.began});
    });
  }
  bool touched() const {
    return std::any_of(g_.journey.sessions.begin(), g_.journey.sessions.end(), [](const record::Session& s) { return (s.ended ? s.ended->ladder : s.started ? s.started->ladder : Ladder::breathing) == Ladder::touch; });
  }

  // One comfortable session in the family before leads back.
  void family_before_done(std::uint32_t order) {
    if (!w_.family_before) return;
    const std::vector<Mark>& comfortable = before().comfortable;
    const bool done = std::any_of(comfortable.begin(), comfortable.end(), [&](const Mark& c) { return c.order > *w_.family_before && c.order < order; });
    if (done) w_.family_before.reset();
  }

  bool resting(const Mark& m) const {
    const bool rest = w_.rest_until && m.day < *w_.rest_until, grounding = w_.grounding_until && m.day < *w_.grounding_until;
    return w_.steps.ladder != Ladder::breathing && (rest || grounding);
  }

  Where where_of(const Mark& m, std::optional<std::size_t> p) {
    if (!p) return Where::outside_the_plan;
    if (*p == w_.place) return Where::on_the_step;
    if (*p < w_.place) return Where::lower_by_choice;
    if (!offer_taken(m, *p)) return Where::outside_the_plan;
    w_.place = *p;
    w_.count = 0;
    w_.counted.reset();
    w_.short_ones.clear();
    return Where::on_the_step;
  }

  // The next step and no other, offered, on a later day than the practice before.
  bool offer_taken(const Mark& m, std::size_t p) const {
    return w_.full(p_) && !w_.return_to && w_.practised_on && m.day > *w_.practised_on && next(m, p);
  }

  // A jump over places that came with an entry made only later is no jump.
  bool next(const Mark& m, std::size_t p) const {
    if (p == w_.place + 1) return true;
    if (!w_.steps.inside()) return false;
    const Steps then = steps_then(g_.journey, p_, g_.assessment.sets_to_ask_about, m.order);
    const auto places = std::span(w_.steps.places).subspan(w_.place + 1, p - w_.place - 1);
    return std::none_of(places.begin(), places.end(), [&](const Place& skipped) { return on_the_ladder(then, skipped); });
  }

  // ---- the rows -------------------------------------------------------------------------------------------------------

  void read(const Mark& m, Where where, std::optional<std::size_t> p) {
    Seen s{.mark = m, .facts = facts_of(m, w_.steps, g_)};
    s.facts.where = where;
    const bool was_hard = w_.before && hard(*w_.before, p_);
    if (was_hard) s.facts.before = rules::Before::hard;
    s.row = rules::decide(s.facts);
    note_days(m, s);
    restore_outside(m, s, p);
    count(m, s);
    s.context = context(m, s, p);
    s.outcome = rules::decide(s.context);
    s.count = w_.count;
    apply(m, s, p);
    if (s.outcome != Outcome::as_it_was) w_.last = s;
    if (m.pain || m.fear) w_.before = m;  // what was not answered stands between no two sessions
    if (s.outcome == Outcome::step_back || (also_lower(s) && s.facts.pain != rules::PainBand::severe)) w_.before.reset();  // these two are answered by a smaller step: the next hard one is a first one
  }

  // Severe pain is noted and rested from whichever row decides: it is never ignored.
  void note_days(const Mark& m, const Seen& s) {
    if (s.row == SessionRow::row_2_bleeding) rest(m.day, p_.bleeding_clear_days);
    if (s.facts.pain == rules::PainBand::severe) {
      rest(m.day, p_.severe_clear_days);
      if (pregnant_about(m, p_.severe_clear_days)) ask_for_care(w_.severe_in_pregnancy, m, p_.severe_clear_days);
    }
  }

  void rest(Day day, const Guarded& clear_days) {
    const Day until = day + (clear_days + 1);
    w_.rests.push_back({day, until});
    if (w_.rest_until && *w_.rest_until >= until) return;
    w_.rest_until = until;
    w_.rest_card = &clear_days.card();
  }

  // After a gap, comfort at her own size counts for the smaller one too.
  void restore_outside(const Mark& m, const Seen& s, std::optional<std::size_t> p) {
    if (!w_.return_to || s.row != SessionRow::outside_the_plan || m.from != From::session || p != w_.return_to) return;
    rules::SessionFacts f = s.facts;
    f.where = Where::on_the_step;
    if (rules::decide(f) == SessionRow::row_7_comfortable) w_.place = *w_.return_to, w_.return_to.reset();
  }

  void count(const Mark& m, const Seen& s) {
    const bool in_plan = s.facts.where == Where::on_the_step;
    if (m.from == From::session) note_comfort(m, s);
    if (in_plan) note_short(s.row == SessionRow::row_8_short_or_masked);
    if (s.row == SessionRow::row_7_comfortable) return count_comfortable(m);
    const bool starts_again = s.row == SessionRow::row_3_not_with_it || s.row == SessionRow::row_4_severe_pain || s.row == SessionRow::row_5_hard_twice ||
                              s.row == SessionRow::row_6_hard_once || s.row == SessionRow::row_9_everything_else;
    if (starts_again) w_.count = 0;
  }

  // Comfort with a smaller step by choice is comfort; it only does not count. What numbs takes a pending offer back until a session without.
  void note_comfort(const Mark& m, const Seen& s) {
    rules::SessionFacts f = s.facts;
    if (f.where == Where::lower_by_choice) f.where = Where::on_the_step;
    if (rules::decide(f) == SessionRow::row_7_comfortable) w_.comfortable.push_back(m), settled(m);
    if (s.row == SessionRow::row_7_comfortable && w_.masked_on && m.day > *w_.masked_on) w_.masked_on.reset();
    if (s.row == SessionRow::row_8_short_or_masked && s.facts.masked == rules::Masked::yes) w_.masked_on = m.day;
  }

  void note_short(bool is_short) {
    w_.short_ones.push_back(is_short);
    if (static_cast<std::int32_t>(w_.short_ones.size()) > p_.short_sessions_of) w_.short_ones.erase(w_.short_ones.begin());
  }

  void count_comfortable(const Mark& m) {
    w_.begin_below = false;
    if (w_.return_to) {
      w_.place = *w_.return_to;
      w_.return_to.reset();
      return;
    }
    if (!counts(m)) return;
    ++w_.count;
    w_.counted = m;
  }

  // A day counts once, and counted sessions lie hours apart.
  bool counts(const Mark& m) const {
    if (!w_.counted) return true;
    return m.day != w_.counted->day && m.at.ms - w_.counted->at.ms >= p_.sessions_apart_hours * ms_per_hour;
  }

  rules::OutcomeFacts context(const Mark& m, const Seen& s, std::optional<std::size_t> p) const {
    const std::size_t from = p && *p < w_.place ? *p : w_.place;
    return {.row = s.row,
            .bleeding = bleeding_context(m),
            .away = away_context(m),
            .severe = severe_context(m),
            .count = w_.full(p_) ? rules::Count::full : rules::Count::not_yet,
            .above = above(w_.steps, w_.place, p_),
            .below = below(w_.steps, from),
            .shortness = std::count(w_.short_ones.begin(), w_.short_ones.end(), true) >= p_.short_sessions ? rules::Shortness::often : rules::Shortness::seldom};
  }

  rules::AwayContext away_context(const Mark& m) const {
    if (w_.steps.inside() && reduced_feeling(m)) return rules::AwayContext::reduced_feeling;
    return within(w_.away_days, m.day, p_.away_again_days) ? rules::AwayContext::again : rules::AwayContext::once;
  }
  // On the answers of that time: a later "no" does not give that session its feeling back.
  bool reduced_feeling(const Mark& m) const {
    if (!g_.past) return g_.assessment.reduced_feeling;
    return g_.past->before(m.order, m.day).reduced_feeling || g_.past->on(m.day).reduced_feeling;
  }
  rules::SevereContext severe_context(const Mark& m) const {
    return within(w_.severe_days, m.day, p_.severe_again_days) ? rules::SevereContext::again : rules::SevereContext::once;
  }

  rules::BleedingContext bleeding_context(const Mark& m) const {
    if (pregnant_about(m, p_.bleeding_clear_days)) return rules::BleedingContext::now;
    if (after_menopause(m) || within_on_another_day(w_.bleeding_days, m.day, p_.bleeding_again_days)) return rules::BleedingContext::this_week;
    return rules::BleedingContext::rest;
  }

  // Pregnant or maybe on the answers of that day, or of the days of rest after it: a test may come a day later. Where nothing was answered then,
  // what is answered since counts.
  bool pregnant_about(const Mark& m, std::int32_t days_after) const {
    if (!g_.past) return g_.assessment.pregnant_or_maybe;
    const Day last = std::min(m.day + days_after, std::max(m.day, g_.journey.at.day()));
    const auto pregnant = [&](const Then& t) { return t.pregnant_or_maybe && (!t.pregnancy_open || g_.assessment.pregnant_or_maybe); };
    return pregnant(g_.past->before(m.order, m.day)) || pregnant(g_.past->on(m.day)) || pregnant(g_.past->on(last));
  }
  // It does not begin overnight: an answer of today says something about that day too.
  bool after_menopause(const Mark& m) const { return g_.assessment.after_menopause || (g_.past && g_.past->on(m.day).after_menopause); }

  void ask_for_care(std::optional<CareAsked>& care, const Mark& m, std::int32_t days_after) const { care = CareAsked{m.order, m.day, pregnant_about(m, days_after)}; }

  // ---- what an outcome changes -----------------------------------------------------------------------------------------

  void apply(const Mark& m, const Seen& s, std::optional<std::size_t> p) {
    remember(m, s);
    const std::size_t from = p && *p < w_.place ? *p : w_.place;
    if (also_lower(s)) lower(s, from);
    switch (s.outcome) {
      case Outcome::care_now:
      case Outcome::care_this_week: ask_for_care(w_.bleeding_care, m, p_.bleeding_clear_days); break;
      case Outcome::clinician_first: w_.numb_without_feeling = m; break;
      case Outcome::grounding_first: ground(m); break;
      case Outcome::severe_again:
        w_.severe_again = m;
        lower(s, from);
        break;
      case Outcome::step_back_and_rest:
      case Outcome::step_back:
      case Outcome::family_before_and_rest:
      case Outcome::family_before:
      case Outcome::lowest_and_rest:
      case Outcome::lowest: lower(s, from); break;
      case Outcome::begin_below: w_.begin_below = true; break;
      case Outcome::reached: w_.reached = true; break;
      case Outcome::as_it_was: return;
      default: w_.begin_below = w_.begin_below && !felt_and_known(s); break;
    }
  }

  // Bleeding and being far away are named first; what hurt that much leads lower all the same.
  bool also_lower(const Seen& s) const {
    const bool named_first = s.row == SessionRow::row_2_bleeding || s.row == SessionRow::row_3_not_with_it;
    const bool hard_twice = s.facts.before == rules::Before::hard && hard(s.mark, p_);
    return named_first && (s.facts.pain == rules::PainBand::severe || hard_twice);
  }
  // Only a session whose pain and fear are known, and that no bleeding and no absence speaks over, says that the size below need not come first.
  static bool felt_and_known(const Seen& s) {
    const bool known = s.facts.pain != rules::PainBand::unknown && s.facts.fear != rules::FearBand::unknown;
    return s.mark.from == From::session && known && s.row != SessionRow::row_2_bleeding && s.row != SessionRow::row_3_not_with_it;
  }

  // Grounding first, from the second time on.
  void ground(const Mark& m) {
    const Day until = m.day + p_.away_again_days;
    w_.only_not_wanted = !far(m) && !(w_.far_on && m.day - *w_.far_on <= p_.away_again_days);
    w_.grounding_until = w_.grounding_until ? std::max(*w_.grounding_until, until) : until;
    w_.rests.push_back({m.day, until});
  }
  static bool far(const Mark& m) { return m.presence == record::Presence::far_away_or_numb; }
  void remember_away(const Mark& m) {
    w_.away_days.push_back(m.day);
    w_.away_mark = m;
    if (far(m)) w_.far_on = m.day;
  }

  // Absence and severe pain are counted, and the second time holds, whichever row decides.
  void remember(const Mark& m, const Seen& s) {
    const bool away = s.facts.with_it == rules::WithIt::no, severe = s.facts.pain == rules::PainBand::severe;
    if (away && s.row != SessionRow::row_3_not_with_it && s.context.away != rules::AwayContext::once) ground(m);
    if (severe && s.row != SessionRow::row_4_severe_pain && s.context.severe == rules::SevereContext::again) w_.severe_again = m;
    if (s.row == SessionRow::row_2_bleeding) w_.bleeding_days.push_back(m.day);
    if (away) remember_away(m);
    if (s.facts.pain == rules::PainBand::severe) w_.severe_days.push_back(m.day);
  }

  void settled(const Mark& m) {
    if (w_.led_lower) w_.lowered.back().until = m.order;
    w_.led_lower.reset();
  }

  void lower(const Seen& s, std::size_t from) {
    const Mark& m = s.mark;
    if (!w_.led_lower) w_.lowered.push_back({.from = m.order});
    w_.led_lower = s;
    if (from > 0) return move_to(from - 1);
    move_to(0);
    w_.worth_an_examination = within(w_.lowest_days, m.day, p_.lowest_again_days);
    w_.lowest_days.push_back(m.day);
    if (ladder_before(w_.steps.ladder)) w_.family_before = m.order;
  }
};

}  // namespace

rules::Above above(const Steps& s, std::size_t place, const Protocol& p) {
  if (place + 1 < s.places.size()) return rules::Above::next_step;
  if (!s.inside()) return rules::Above::goal_reached;
  const Place& top = s.places[place];
  const bool at_goal = s.goal && top.whole && top.width_tenth_mm && s.goal->value() - top.width_tenth_mm->value() <= p.size_gap_tenth_mm;
  return at_goal ? rules::Above::goal_reached : rules::Above::end_of_set;
}

rules::Below below(const Steps& s, std::size_t place) {
  if (place > 0) return rules::Below::step;
  return ladder_before(s.ladder) ? rules::Below::family_before : rules::Below::nothing;
}

Walk walk(Ladder ladder, const Ground& ground) { return Walker(ladder, ground).replay(); }

}  // namespace ebb::program::ladders
