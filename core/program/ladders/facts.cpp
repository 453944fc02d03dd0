// From what was recorded to the bands the tables read. What was not answered is unknown, never comfortable.
#include "core/program/ladders/walk.hpp"

namespace ebb::program::ladders {

namespace {

using rules::FearBand;
using rules::Masked;
using rules::PainBand;
using rules::Time;
using rules::WithIt;

// Consent is on record: said afterwards, or before, on that day.
bool wanted(const Mark& m, const record::Journey& j) {
  if (m.wanted) return *m.wanted;
  const record::Opening* o = answered_before(j, Ladder::dilator, m.day, m.order);
  return o && o->answered.yes_today;
}

WithIt with_it(const Mark& m, bool inside, const record::Journey& j) {
  if (m.presence == record::Presence::far_away_or_numb || m.wanted == false) return WithIt::no;
  if (!inside) return WithIt::yes;
  return m.presence && wanted(m, j) ? WithIt::yes : WithIt::unknown;
}

Masked masked(const Mark& m, bool inside) {
  if (!m.numbing) return inside ? Masked::unknown : Masked::no;
  return *m.numbing == record::Numbing::none ? Masked::no : Masked::yes;
}

Time time_of(const Mark& m, bool inside, const Protocol& p) {
  const bool whole = m.completed && m.planned_s > 0 && m.practised_s >= m.planned_s;
  const bool held = !inside || std::int64_t{m.practised_s} * ms_per_second >= p.inside_minutes * ms_per_minute;
  return whole && held ? Time::full : Time::short_or_stopped;
}

}  // namespace

PainBand pain_band(const Mark& m, const Protocol& p) {
  if (m.closed_for_pain || (m.pain && *m.pain >= p.pain_severe)) return PainBand::severe;
  if (m.pain && *m.pain >= p.pain_hard) return PainBand::hard;
  if (!m.pain || !m.pain_answered) return PainBand::unknown;
  return *m.pain <= p.pain_comfortable ? PainBand::comfortable : PainBand::between;
}

FearBand fear_band(const Mark& m, const Protocol& p) {
  if (m.fear && *m.fear >= p.fear_high) return FearBand::high;
  if (!m.fear || !m.fear_answered) return FearBand::unknown;
  return *m.fear <= p.fear_comfortable ? FearBand::comfortable : FearBand::between;
}

bool hard_pain(const Mark& m, const Protocol& p) {
  const PainBand pain = pain_band(m, p);
  return pain == PainBand::hard || pain == PainBand::severe;
}

bool hard(const Mark& m, const Protocol& p) { return hard_pain(m, p) || fear_band(m, p) == FearBand::high; }

rules::SessionFacts facts_of(const Mark& m, const Steps& steps, const Ground& g) {
  const bool inside = steps.inside();
  return {.bleeding = m.bleeding ? rules::Bleeding::not_the_period : rules::Bleeding::none,
          .with_it = with_it(m, inside, g.journey),
          .pain = pain_band(m, g.protocol),
          .fear = fear_band(m, g.protocol),
          .before = rules::Before::not_hard,
          .time = time_of(m, inside, g.protocol),
          .masked = masked(m, inside),
          .where = rules::Where::on_the_step};
}

}  // namespace ebb::program::ladders
