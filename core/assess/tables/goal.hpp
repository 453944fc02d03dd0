// What she wants. Answered by goals.set, in her order, each with her own width if any; none is preselected.
#pragma once
#include "core/assess/tables/options.hpp"

namespace ebb::assess::table {

inline constexpr auto goal_options = std::to_array<Option>({{"tampon"}, {"cup"}, {"own_finger"}, {"examination"}, {"dilator"}, {"sex_with_penetration"},
                                                            {"closeness_without_penetration"}, {"pleasure_on_my_own"}, {"less_fear"}, {"own_words"}});

inline constexpr auto goal_rows = std::to_array<Question>({
    {"goal.goals", goal, choices, goal_options, Unit::none, 0, 0, {}, Renew::never, true},
});

}  // namespace ebb::assess::table
