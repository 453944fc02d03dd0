// What was so then: a session is judged by the answers of its own time, never by those of today.
#pragma once
#include <map>

#include "core/program/decision.hpp"

namespace ebb::program::ladders {

/// What the answers of a time said about the ladders, in the order of record::Ladder.
struct Then {
  /// Row 1: a warning sign, or a gate that was closed, unknown or too old. A pause she chose and a private hold (which look alike) are not in it: whether
  /// a session counts must not tell of a private answer.
  std::array<bool, EnumNames<Ladder>::names.size()> closed{};
  /// A rest that was not hers to end by answering: closed for a reason of the body, or paused. Questions not asked, or too old, are not.
  std::array<bool, EnumNames<Ladder>::names.size()> held{};
  /// Held by a private answer: the same as a pause she chose, in every count of days.
  std::array<bool, EnumNames<Ladder>::names.size()> paused{};
  bool pregnant_or_maybe = false;  ///< or not known
  bool pregnancy_open = false;     ///< its question was not answered, or too long ago
  bool after_menopause = false;
  bool reduced_feeling = false;
};

/// The record as it stood at other times; each is read once.
class Past {
 public:
  explicit Past(const record::Journey& journey);
  /// Before an event: from what came before its place in the order.
  const Then& before(std::uint32_t order, Day day) const;
  /// At the end of a local day.
  const Then& on(Day day) const;

 private:
  record::Journey kept_;                ///< what an assessment reads, and nothing else
  std::vector<std::size_t> replaced_;   ///< for each answer the place of one that makes it needless, or its own
  mutable std::map<std::uint32_t, Then> before_;
  mutable std::map<std::int32_t, Then> on_;
};

/// Every question of the safety gate that is shown was asked again between two places in the order, and not each of them skipped.
bool gate_asked_between(const record::Journey& journey, std::uint32_t after, std::uint32_t before);

}  // namespace ebb::program::ladders
