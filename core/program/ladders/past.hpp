// What was so then: a session is judged by the answers of its own time, never by those of today.
#pragma once
#include "core/assess/history.hpp"
#include "core/program/decision.hpp"

namespace ebb::program::ladders {

/// What the answers of a time said about the ladders, in the order of record::Ladder. Calm is never closed and never held.
struct Then {
  std::array<bool, EnumNames<Ladder>::names.size()> closed{};  ///< row 1: assess::FamilyThen::closed
  std::array<bool, EnumNames<Ladder>::names.size()> held{};    ///< assess::FamilyThen::held
  bool pregnant_or_maybe = false;  ///< or not known
  bool pregnancy_open = false;     ///< its question was not answered, or too long ago
  bool after_menopause = false;
  bool reduced_feeling = false;
};

/// The record as it stood at other times. The journey outlives it.
class Past {
 public:
  explicit Past(const record::Journey& journey) : history_(journey) {}
  /// Before an event: from what came before its place in the order.
  Then before(std::uint32_t order, Day day) const;
  /// At the end of a local day.
  Then on(Day day) const;
  /// A private answer held it at the end of that day.
  bool paused(Ladder ladder, Day day) const;

 private:
  assess::History history_;
};

}  // namespace ebb::program::ladders
