// What the body felt, on this ladder or another: rest, care, absence and severe pain.
#include <algorithm>

#include "core/program/ladders/walker.hpp"

namespace ebb::program::ladders {

using rules::SessionRow;

namespace {

bool on(const std::vector<Day>& days, Day day) { return std::find(days.begin(), days.end(), day) != days.end(); }

// Noted on following days it is one bleeding, told on each of them; a session that bleeds is one of its own.
Day began(const std::vector<Day>& days, const Mark& m) {
  Day first = m.day;
  while (m.from == From::note && on(days, first + -1)) first = first + -1;
  return first;
}

bool bled_before(const std::vector<Day>& days, const Mark& m, std::int32_t window) {
  const Day first = began(days, m);
  return std::any_of(days.begin(), days.end(), [&](Day d) { return (d < first || d > m.day) && m.day - d <= window; });
}

}  // namespace

bool within(const std::vector<Day>& days, Day today, std::int32_t window) {
  return std::any_of(days.begin(), days.end(), [&](Day d) { return today - d <= window; });
}

// Touch and what goes inside are one body, and what calm or release brought is felt by that body: it rests both, and days are counted together.
// What touch holds, going inside waits for too; severe pain again, wherever it was, holds both.
void Walker::felt_elsewhere(const Mark& m) {
  const rules::SessionFacts f = facts_of(m, w_.steps, g_);
  if (m.bleeding) bled_elsewhere(m);
  if (f.with_it == rules::WithIt::no) {
    if (w_.steps.inside() && away_context(m) != rules::AwayContext::once) ground(m);
    remember_away(m);
  }
  if (f.pain != rules::PainBand::severe) return;
  if (severe_context(m) == rules::SevereContext::again) w_.severe_again = m;
  rest(m, p_.severe_clear_days);
  w_.severe_days.push_back(m.day);
}

// What bled inside is not touched either for those days. Care is asked for once, on the ladder that goes inside.
void Walker::bled_elsewhere(const Mark& m) {
  rest(m, p_.bleeding_clear_days);
  if (w_.steps.inside() && bleeding_context(m) != rules::BleedingContext::rest) ask_for_care(w_.bleeding_care, m, p_.bleeding_clear_days);
  w_.bleeding_days.push_back(m.day);
}

void Walker::rest(const Mark& m, const Guarded& clear_days) {
  const Day until = m.felt_on + (clear_days + 1);
  no_gap(m, until);
  if (w_.rest_until && *w_.rest_until >= until) return;
  w_.rest_until = until;
  w_.rest_card = &clear_days.card();
}

void Walker::no_gap(const Mark& m, Day until) {
  if (m.from == From::session) w_.rests.push_back({m.day, until});
}

rules::AwayContext Walker::away_context(const Mark& m) const {
  if (w_.steps.inside() && reduced_feeling(m)) return rules::AwayContext::reduced_feeling;
  return within(w_.away_days, m.day, p_.away_again_days) ? rules::AwayContext::again : rules::AwayContext::once;
}

// On the answers of that time: a later "no" does not give that session its feeling back.
bool Walker::reduced_feeling(const Mark& m) const {
  if (!g_.past) return g_.assessment.reduced_feeling;
  return g_.past->before(m.order, m.day).reduced_feeling || g_.past->on(m.day).reduced_feeling;
}

rules::SevereContext Walker::severe_context(const Mark& m) const {
  return within(w_.severe_days, m.day, p_.severe_again_days) ? rules::SevereContext::again : rules::SevereContext::once;
}

rules::BleedingContext Walker::bleeding_context(const Mark& m) const {
  if (pregnant_about(m, p_.bleeding_clear_days)) return rules::BleedingContext::now;
  if (after_menopause(m) || bled_before(w_.bleeding_days, m, p_.bleeding_again_days)) return rules::BleedingContext::this_week;
  return rules::BleedingContext::rest;
}

// Pregnant or maybe on the answers of that day, or of the days of rest after it: a test may come a day later. Where nothing was answered then,
// what is answered since counts.
bool Walker::pregnant_about(const Mark& m, std::int32_t days_after) const {
  if (!g_.past) return g_.assessment.pregnant_or_maybe;
  const Day last = std::min(m.day + days_after, std::max(m.day, g_.journey.at.day()));
  const auto pregnant = [&](const Then& t) { return t.pregnant_or_maybe && (!t.pregnancy_open || g_.assessment.pregnant_or_maybe); };
  return pregnant(g_.past->before(m.order, m.day)) || pregnant(g_.past->on(m.day)) || pregnant(g_.past->on(last));
}

// It does not begin overnight: an answer of today says something about that day too.
bool Walker::after_menopause(const Mark& m) const { return g_.assessment.after_menopause || (g_.past && g_.past->on(m.day).after_menopause); }

void Walker::ask_for_care(std::optional<CareAsked>& care, const Mark& m, std::int32_t days_after) const { care = CareAsked{m.order, m.day, pregnant_about(m, days_after)}; }

// Grounding first, from the second time on.
void Walker::ground(const Mark& m) {
  const Day until = m.felt_on + p_.away_again_days;
  w_.only_not_wanted = !far(m) && !(w_.far_on && m.day - *w_.far_on <= p_.away_again_days);
  w_.grounding_until = w_.grounding_until ? std::max(*w_.grounding_until, until) : until;
  no_gap(m, until);
}

bool Walker::far(const Mark& m) { return m.presence == record::Presence::far_away_or_numb; }

void Walker::remember_away(const Mark& m) {
  w_.away_days.push_back(m.day);
  w_.away_mark = m;
  if (far(m)) w_.far_on = m.day;
}

// Absence and severe pain are counted, and the second time holds, whichever row decides.
void Walker::remember(const Mark& m, const Seen& s) {
  const bool away = s.facts.with_it == rules::WithIt::no, severe = s.facts.pain == rules::PainBand::severe;
  if (away && s.row != SessionRow::row_3_not_with_it && s.context.away != rules::AwayContext::once) ground(m);
  if (severe && s.row != SessionRow::row_4_severe_pain && s.context.severe == rules::SevereContext::again) w_.severe_again = m;
  if (s.row == SessionRow::row_2_bleeding) w_.bleeding_days.push_back(m.day);
  if (away) remember_away(m);
  if (s.facts.pain == rules::PainBand::severe) w_.severe_days.push_back(m.day);
}

}  // namespace ebb::program::ladders
