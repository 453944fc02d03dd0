// Today: one to three practices from what is open, each with its reason, always something smaller and a day off; and the decision on every ladder.
#pragma once
#include <map>

#include "core/program/decide.hpp"
#include "core/program/length.hpp"

namespace ebb::program {

struct Practice {
  Ladder ladder{};
  std::string step;
  std::int32_t minutes = 0;               ///< from the first breath to the questions, as it is played
  Length length{};
  std::vector<Reason> because;
  std::optional<std::string> begin_with;  ///< a smaller step to begin with
  std::string smaller_step;               ///< what to do instead, if she wants less
  std::int32_t smaller_minutes = 0;
  bool asks_first = false;                ///< questions come first: her yes of today before something goes inside, whether soreness has gone before touch
};

struct Plan {
  std::vector<Practice> practices;        ///< one to three
  std::map<Ladder, Reason> not_proposed;  ///< why touch or practice inside is not proposed, where nothing but her answer of today could hold it back
};

/// `minutes`: what she has today; absent: what she said today, or the usual.
Plan plan(const ladders::Ground& ground, const Decided& decided, std::optional<std::int32_t> minutes);

}  // namespace ebb::program
