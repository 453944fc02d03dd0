#include "core/program/protocol.hpp"

#include <array>

namespace ebb::program {

namespace {

// The type is spelled out: g++ 12 would put a deduced one into writable data.
constexpr std::array<Guarded Protocol::*, 32> members{
    &Protocol::pain_severe, &Protocol::pain_hard, &Protocol::fear_high, &Protocol::pain_comfortable, &Protocol::fear_comfortable, &Protocol::comfortable_sessions,
    &Protocol::sessions_apart_hours, &Protocol::short_sessions, &Protocol::short_sessions_of, &Protocol::bleeding_clear_days, &Protocol::bleeding_again_days, &Protocol::away_again_days,
    &Protocol::severe_clear_days, &Protocol::severe_again_days, &Protocol::lowest_again_days, &Protocol::opening_sessions, &Protocol::opening_fear, &Protocol::opening_fear_percent,
    &Protocol::gap_lower_days, &Protocol::gap_gate_days, &Protocol::gap_place_days, &Protocol::keeping_interval_days, &Protocol::keeping_grace_days, &Protocol::size_gap_tenth_mm, &Protocol::goal_near_tenth_mm, &Protocol::size_measured_tenth_mm,
    &Protocol::inside_minutes, &Protocol::practice_minutes_max, &Protocol::practice_minutes, &Protocol::smaller_minutes, &Protocol::breathing_days_first, &Protocol::practices_a_day};

// A number that is not in the list could not be guarded.
static_assert(sizeof(Protocol) == members.size() * sizeof(Guarded));

std::string ring_of(const evidence::Number& card) { return std::to_string(card.absolute_min) + " to " + std::to_string(card.absolute_max) + " " + std::string(card.unit); }

Result<void> apply(Protocol& p, const Override& change) {
  for (const auto member : members) {
    if ((p.*member).card().id != change.card) continue;
    EBB_TRY(p.*member, Guarded::make((p.*member).card(), change.value));
    return {};
  }
  return fail(ErrorId::no_such_number, "there is no number with this name");
}

Result<void> consistent(const Protocol& p) {
  if (p.pain_comfortable >= p.pain_hard) return fail(ErrorId::numbers_contradict, "pain_comfortable is to be below pain_hard");
  if (p.short_sessions > p.short_sessions_of) return fail(ErrorId::numbers_contradict, "short_sessions is to be at most short_sessions_of");
  if (!(p.gap_lower_days < p.gap_gate_days && p.gap_gate_days < p.gap_place_days)) return fail(ErrorId::numbers_contradict, "gap_lower_days, gap_gate_days and gap_place_days are to rise");
  return {};
}

}  // namespace

Result<Guarded> Guarded::make(const evidence::Number& card, std::int64_t value) {
  if (value < card.absolute_min || value > card.absolute_max) {
    return fail(ErrorId::outside_the_ring, std::string(card.id) + " is " + std::to_string(value) + "; possible is " + ring_of(card));
  }
  if (value != card.value && !card.clinician_may_override) return fail(ErrorId::no_override, std::string(card.id) + " may be changed by nobody");
  return Guarded(card, static_cast<std::int32_t>(value));
}

Result<Protocol> Protocol::make(std::span<const Override> changes) {
  Protocol p;
  for (const Override& change : changes) EBB_CHECK_OK(apply(p, change));
  EBB_CHECK_OK(consistent(p));
  return p;
}

}  // namespace ebb::program
