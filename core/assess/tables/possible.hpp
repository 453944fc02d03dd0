// What is possible: touching the outside, then the seven rungs of the penetration-ability ladder, each with pain, fear and width.
#pragma once
#include "core/assess/tables/options.hpp"

namespace ebb::assess::table {

inline constexpr auto possible_options = std::to_array<Option>({{"never_tried"}, {"not_possible"}, {"with_pain"}, {"comfortable"}});
inline constexpr auto possible_tried = std::to_array<std::string_view>({"not_possible", "with_pain", "comfortable"});
inline constexpr auto possible_any = std::to_array<std::string_view>({"never_tried", "not_possible", "with_pain", "comfortable"});
inline constexpr auto possible_inside = std::to_array<std::string_view>({"with_pain", "comfortable"});

constexpr Question rung(std::string_view id) { return {id, possible, choice, possible_options, Unit::none, 0, 0, {}, Renew::monthly}; }
constexpr Question pain_of(std::string_view id, std::string_view what) {
  return number_of(id, possible, Unit::of_10, Pain0to10::min, Pain0to10::max, {what, possible_tried}, Renew::monthly);
}
constexpr Question fear_of(std::string_view id, std::string_view what) {
  return number_of(id, possible, Unit::of_100, Fear0to100::min, Fear0to100::max, {what, possible_any}, Renew::monthly);
}
constexpr Question width_of(std::string_view id, std::string_view what) {
  return number_of(id, possible, Unit::tenth_mm, WidthTenthMm::min, WidthTenthMm::max, {what, possible_inside}, Renew::never);
}

inline constexpr auto possible_rows = std::to_array<Question>({
    rung("possible.touch_outside"),
    pain_of("possible.touch_outside.pain", "possible.touch_outside"),
    fear_of("possible.touch_outside.fear", "possible.touch_outside"),
    rung("possible.cotton_swab"),
    pain_of("possible.cotton_swab.pain", "possible.cotton_swab"),
    fear_of("possible.cotton_swab.fear", "possible.cotton_swab"),
    rung("possible.own_finger"),
    pain_of("possible.own_finger.pain", "possible.own_finger"),
    fear_of("possible.own_finger.fear", "possible.own_finger"),
    width_of("possible.own_finger.width", "possible.own_finger"),
    rung("possible.others_finger"),
    pain_of("possible.others_finger.pain", "possible.others_finger"),
    fear_of("possible.others_finger.fear", "possible.others_finger"),
    width_of("possible.others_finger.width", "possible.others_finger"),
    rung("possible.tampon_or_cup"),
    pain_of("possible.tampon_or_cup.pain", "possible.tampon_or_cup"),
    fear_of("possible.tampon_or_cup.fear", "possible.tampon_or_cup"),
    width_of("possible.tampon_or_cup.width", "possible.tampon_or_cup"),
    rung("possible.speculum"),
    pain_of("possible.speculum.pain", "possible.speculum"),
    fear_of("possible.speculum.fear", "possible.speculum"),
    width_of("possible.speculum.width", "possible.speculum"),
    rung("possible.dilator"),
    pain_of("possible.dilator.pain", "possible.dilator"),
    fear_of("possible.dilator.fear", "possible.dilator"),
    width_of("possible.dilator.width", "possible.dilator"),
    rung("possible.penis_or_toy"),
    pain_of("possible.penis_or_toy.pain", "possible.penis_or_toy"),
    fear_of("possible.penis_or_toy.fear", "possible.penis_or_toy"),
    width_of("possible.penis_or_toy.width", "possible.penis_or_toy"),
});

}  // namespace ebb::assess::table
