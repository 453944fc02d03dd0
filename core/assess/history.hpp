// What the answers of other times said. They are read once, in order, and stopped at the times that are asked for.
#pragma once
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "core/assess/answers.hpp"
#include "core/assess/assessment.hpp"

namespace ebb::assess {

/// What they said about one family of practice. Pauses she chose are read elsewhere.
struct FamilyThen {
  /// A warning sign, or a gate that was closed, unknown or too old; never because of a private answer, or whether a session counts would tell of one.
  bool closed = false;
  /// A rest that was not hers to end by answering: questions not asked, or too old, are not among it.
  bool held = false;
};

struct Then {
  std::array<FamilyThen, EnumNames<Family>::names.size()> families{};
  bool pregnant_or_maybe = false;  ///< or not known
  bool pregnancy_open = false;     ///< its question was not answered, or too long ago
  bool after_menopause = false;
  bool reduced_feeling = false;

  const FamilyThen& on(Family f) const { return families[static_cast<std::size_t>(f)]; }
};

class History {
 public:
  /// The journey outlives it.
  explicit History(const record::Journey& journey);
  ~History();

  /// Before an event: from what came before its place in the order.
  const Then& before(std::uint32_t order, Day day) const;
  /// At the end of a local day: from what carries that day or an earlier one.
  const Then& on(Day day) const;
  /// A private answer held it at the end of that day: counts as a pause she chose.
  bool paused(Family family, Day day) const;

 private:
  class Reading;
  class Readings;

  std::unique_ptr<Readings> by_order_, by_day_;
  mutable std::map<std::uint32_t, Then> before_;
  mutable std::map<std::int32_t, Then> on_;
  struct Holds {
    Day from;
    std::array<bool, EnumNames<Family>::names.size()> families{};
  };
  mutable std::optional<std::vector<Holds>> holds_;  ///< one for each day on which something private was said; nothing else changes them
};

/// Every question of the safety gate that is shown was asked again between two places in the order, and not each of them skipped.
bool gate_asked_between(const record::Journey& journey, std::uint32_t after, std::uint32_t before);

}  // namespace ebb::assess
