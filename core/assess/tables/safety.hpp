// The safety gate. Its answers are too old after evidence::gate_age_days.
#pragma once
#include "core/assess/tables/options.hpp"

namespace ebb::assess::table {

// not care: the widest numbers a person could enter
inline constexpr std::int32_t weeks_of_pregnancy_max = 45;
inline constexpr std::int32_t weeks_since_max = 5200;

inline constexpr auto pregnant_options = std::to_array<Option>({{"no"}, {"yes"}, {"maybe"}});
inline constexpr auto pregnant_or_maybe = std::to_array<std::string_view>({"yes", "maybe"});
inline constexpr auto pregnant_sign_options = std::to_array<Option>({{"none", true}, {"bleeding"}, {"fluid"}, {"pain"}});
inline constexpr auto birth_options = std::to_array<Option>({{"no"}, {"birth"}, {"operation"}, {"both"}, {"longer_ago_not_healed"}});
inline constexpr auto birth_within_a_year = std::to_array<std::string_view>({"birth", "operation", "both"});
inline constexpr auto birth_any = std::to_array<std::string_view>({"birth", "operation", "both", "longer_ago_not_healed"});
inline constexpr auto infection_options = std::to_array<Option>({{"none", true}, {"fever"}, {"sores"}, {"discharge"}, {"burning_urine"}});
inline constexpr auto fever = std::to_array<std::string_view>({"fever"});
inline constexpr auto fever_with_options = std::to_array<Option>({{"none", true}, {"pelvic_pain"}, {"rash"}, {"vomiting"}, {"dizziness"}});
inline constexpr auto rash_vomiting_dizziness = std::to_array<std::string_view>({"rash", "vomiting", "dizziness"});
inline constexpr auto bleeding_options =
    std::to_array<Option>({{"none", true}, {"over_24h"}, {"after_sex"}, {"between_periods"}, {"after_menopause"}, {"soaking"}, {"other"}});
inline constexpr auto pain_options = std::to_array<Option>({{"none", true}, {"without_touch"}, {"constant"}, {"sudden_severe"}});
inline constexpr auto nerve_options =
    std::to_array<Option>({{"none", true}, {"numb_saddle"}, {"bladder_loss"}, {"retention"}, {"bowel_loss"}, {"leg_weakness"}});
inline constexpr auto nerve_any = std::to_array<std::string_view>({"numb_saddle", "bladder_loss", "retention", "bowel_loss", "leg_weakness"});
inline constexpr auto since_options = std::to_array<Option>({{"new"}, {"long_standing"}});
inline constexpr auto fainting_options = std::to_array<Option>({{"no"}, {"brief_on_an_attempt"}, {"collapse"}});
inline constexpr auto spinal_options = std::to_array<Option>({{"no_spinal_injury"}, {"below_chest"}, {"chest_or_above"}, {"unknown"}});
inline constexpr auto hormone_options = std::to_array<Option>({{"none", true}, {"menopause"}, {"breastfeeding"}, {"testosterone"}});

// What some of these answers could close besides practice inside.
inline constexpr families::FamilySet touching = families::only(record::Family::touch);
inline constexpr families::FamilySet muscle_and_touch = families::of(record::Family::release, record::Family::touch, record::Family::sense);
inline constexpr families::FamilySet all_but_inside = families::bodily & ~families::inside;

inline constexpr auto safety_rows = std::to_array<Question>({
    {"safety.adult", safety_gate, choice, yes_no_options},
    safety("safety.pregnant", choice, pregnant_options),
    number_of("safety.pregnant_weeks", safety_gate, Unit::weeks, 0, weeks_of_pregnancy_max, {"safety.pregnant", pregnant_or_maybe}, Renew::with_the_gate),
    safety("safety.pregnant_signs", choices, pregnant_sign_options, {"safety.pregnant", pregnant_or_maybe}),
    closing_too(touching, safety("safety.birth_or_surgery", choice, birth_options)),
    closing_too(touching, number_of("safety.birth_or_surgery_weeks", safety_gate, Unit::weeks, 0, weeks_since_max, {"safety.birth_or_surgery", birth_within_a_year}, Renew::with_the_gate)),
    closing_too(touching, safety("safety.birth_or_surgery_healed", yes_no_unknown, yes_no_unknown_options, {"safety.birth_or_surgery", birth_any})),
    closing_too(touching, safety("safety.birth_or_surgery_yes", yes_no_unknown, yes_no_unknown_options, {"safety.birth_or_surgery", birth_any})),
    safety("safety.cancer_or_radiation", yes_no_unknown, yes_no_unknown_options),
    closing_too(all_but_inside, safety("safety.prescribed_dilation", yes_no_unknown, yes_no_unknown_options)),
    safety("safety.infection", choices, infection_options),
    safety("safety.fever_with", choices, fever_with_options, {"safety.infection", fever}),
    safety("safety.fever_tampon", yes_no_unknown, yes_no_unknown_options, {"safety.fever_with", rash_vomiting_dizziness}),
    safety("safety.bleeding", choices, bleeding_options),
    safety("safety.pain", choices, pain_options),
    not_looked_at_yet("safety.lump", yes_no_unknown, yes_no_unknown_options),
    closing_too(muscle_and_touch, safety("safety.nerve", choices, nerve_options)),
    closing_too(muscle_and_touch, safety("safety.nerve_since", choice, since_options, {"safety.nerve", nerve_any})),
    not_looked_at_yet("safety.fainting", choice, fainting_options),
    safety("safety.reduced_feeling", yes_no_unknown, yes_no_unknown_options),
    safety("safety.spinal_level", choice, spinal_options, {"safety.reduced_feeling", yes_or_unknown}),
    safety("safety.something_inside", yes_no_unknown, yes_no_unknown_options),
    safety("safety.hormones", choices, hormone_options),
    safety("safety.implant", yes_no_unknown, yes_no_unknown_options, {{}, {}, false, true}),
});

}  // namespace ebb::assess::table
