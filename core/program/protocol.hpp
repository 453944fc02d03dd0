// The numbers of the rules, as one argument. Each is guarded by the two rings of its evidence card.
#pragma once
#include <span>

#include "core/base/result.hpp"
#include "evidence.hpp"

namespace ebb::program {

/// A care number inside its rings. It cannot hold a value outside the absolute one.
class Guarded {
 public:
  constexpr explicit Guarded(const evidence::Number& card) : card_(&card), value_(card.value) {}
  /// Errors: outside_the_ring; no_override (the card names nobody who may change it).
  static Result<Guarded> make(const evidence::Number& card, std::int64_t value);
  constexpr std::int32_t value() const { return value_; }
  constexpr operator std::int32_t() const { return value_; }
  constexpr const evidence::Number& card() const { return *card_; }
  /// Outside the recommended ring: shown with a warning.
  constexpr bool unusual() const { return value_ < card_->recommended_min || value_ > card_->recommended_max; }

 private:
  constexpr Guarded(const evidence::Number& card, std::int32_t value) : card_(&card), value_(value) {}
  const evidence::Number* card_;
  std::int32_t value_;
};

struct Override {
  std::string card;
  std::int64_t value = 0;
};

struct Protocol {
  Guarded pain_severe{evidence::pain_severe};
  Guarded pain_hard{evidence::pain_hard};
  Guarded fear_high{evidence::fear_high};
  Guarded pain_comfortable{evidence::pain_comfortable};
  Guarded fear_comfortable{evidence::fear_comfortable};
  Guarded comfortable_sessions{evidence::comfortable_sessions};
  Guarded sessions_apart_hours{evidence::sessions_apart_hours};
  Guarded short_sessions{evidence::short_sessions};
  Guarded short_sessions_of{evidence::short_sessions_of};
  Guarded bleeding_clear_days{evidence::bleeding_clear_days};
  Guarded bleeding_again_days{evidence::bleeding_again_days};
  Guarded away_again_days{evidence::away_again_days};
  Guarded severe_clear_days{evidence::severe_clear_days};
  Guarded severe_again_days{evidence::severe_again_days};
  Guarded lowest_again_days{evidence::lowest_again_days};
  Guarded opening_sessions{evidence::opening_sessions};
  Guarded opening_fear{evidence::opening_fear};
  Guarded opening_fear_percent{evidence::opening_fear_percent};
  Guarded gap_lower_days{evidence::gap_lower_days};
  Guarded gap_gate_days{evidence::gap_gate_days};
  Guarded gap_place_days{evidence::gap_place_days};
  Guarded keeping_interval_days{evidence::keeping_interval_days};
  Guarded keeping_grace_days{evidence::keeping_grace_days};
  Guarded size_gap_tenth_mm{evidence::size_gap_tenth_mm};
  Guarded goal_near_tenth_mm{evidence::goal_near_tenth_mm};
  Guarded size_measured_tenth_mm{evidence::size_measured_tenth_mm};
  Guarded inside_minutes{evidence::inside_minutes};
  Guarded practice_minutes_max{evidence::practice_minutes_max};
  Guarded practice_minutes{evidence::practice_minutes};
  Guarded smaller_minutes{evidence::smaller_minutes};
  Guarded breathing_days_first{evidence::breathing_days_first};
  Guarded practices_a_day{evidence::practices_a_day};

  /// The defaults with these changes. All or nothing: refuses, by name, a number that does not exist, one outside its absolute ring, one that nobody
  /// may change, and a set whose numbers contradict each other. Errors: no_such_number, outside_the_ring, no_override, numbers_contradict.
  static Result<Protocol> make(std::span<const Override> changes);
};

}  // namespace ebb::program
