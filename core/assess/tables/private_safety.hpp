// Private safety. Asked only while she says that she is somewhere private; lives in a compartment of its own.
#pragma once
#include "core/assess/tables/options.hpp"

namespace ebb::assess::table {

inline constexpr auto alone_options = std::to_array<Option>({{"yes"}, {"not_now", false, true}});
inline constexpr auto afraid_options = std::to_array<Option>({{"no"}, {"now"}, {"past"}, {"prefer_not_to_say"}});
inline constexpr auto now_or_unknown = std::to_array<std::string_view>({"now", "prefer_not_to_say"});
inline constexpr auto how_often_options = std::to_array<Option>({{"not_at_all"}, {"several_days"}, {"more_than_half_the_days"}, {"nearly_every_day"}});
inline constexpr auto above_zero = std::to_array<std::string_view>({"several_days", "more_than_half_the_days", "nearly_every_day"});

inline constexpr auto private_rows = std::to_array<Question>({
    in_private("private.alone", alone_options),
    in_private("private.afraid", afraid_options),
    in_private("private.solo_wish", yes_no_options, {"private.afraid", now_or_unknown, true}),
    asked_through_each_time(in_private("private.self_harm", how_often_options, {}, Renew::self_harm)),
    in_private("private.self_harm_plan", yes_no_options, {"private.self_harm", above_zero, true}, Renew::self_harm),
    in_private("private.self_harm_safe", yes_no_options, {"private.self_harm", above_zero, true}, Renew::self_harm),
});

}  // namespace ebb::assess::table
