// What her answers mean today: what is open, what waits and for whom, what needs care and how soon, what is possible for her body.
#pragma once
#include "core/record/journey.hpp"

namespace ebb::assess {

using record::Family;

enum class GateState { open, ask, not_now };

/// Why a family is not open, most binding first. Reasons that come from the private-safety compartment all read paused_for_now.
enum class GateReason {
  open, paused_for_now, update_needed, not_all_here, not_an_adult, not_asked_yet, asked_too_long_ago, pregnant_or_maybe, after_birth_or_surgery, infection_signs,
  unexplained_bleeding, cancer_or_radiation, prescribed_dilation, pain_without_touch, new_lump, new_nerve_signs, fainting, reduced_feeling, something_inside, new_since_last, she_keeps_it_hidden
};

/// How soon care is needed. Ordered: the smallest wins.
enum class Urgency { now, today, this_week, routine };

struct Gate {
  Family family{};
  GateState state{};
  GateReason reason{};
  bool lying_flat_is_fine = true;   ///< false later in pregnancy
  bool without_straining = false;   ///< release in pregnancy
};

/// A reason to seek care: which answer, how soon.
struct Care {
  Urgency urgency{};
  std::string because;  ///< a reason code of the catalogue, care.*
  std::string question; ///< the question whose answer gave it
};

enum class Possible { not_asked, never_tried, not_possible, with_pain, comfortable };
enum class Ability { cotton_swab, own_finger, others_finger, tampon_or_cup, speculum, dilator, penis_or_toy };

/// One rung of the penetration-ability ladder.
struct AbilityRung {
  Ability what{};
  Possible possible{};
  std::optional<Pain0to10> pain;
  std::optional<Fear0to100> fear;
  std::optional<WidthTenthMm> width_tenth_mm;  ///< her own, where known
  std::optional<Day> asked;
};

struct Assessment {
  std::vector<Gate> gates;              ///< one for each family, in the order of the enum
  std::vector<Care> care;               ///< most urgent first
  std::vector<AbilityRung> abilities;   ///< one for each ability, in the order of the enum
  std::optional<WidthTenthMm> comfortable_width_tenth_mm;  ///< widest she marked comfortable with a known width
  bool touch_outside_comfortable = false;
  bool reduced_feeling = false;
  bool pregnant_or_maybe = false;
  bool after_menopause = false;
  bool solo_practice_confirmed = true;  ///< false: private safety asks her, in private, to confirm that solo practice is her own wish
  std::vector<std::string> first_day_open; ///< modules of the first day with questions still open, in order

  const Gate& gate(Family f) const { return gates[static_cast<std::size_t>(f)]; }
};

/// Pure function of the Journey and its moment.
Assessment assess(const record::Journey& journey);

}  // namespace ebb::assess

namespace ebb {
template <>
struct EnumNames<assess::GateState> { static constexpr auto names = std::to_array<std::string_view>({"open", "ask", "not_now"}); };
template <>
struct EnumNames<assess::GateReason> {
  static constexpr auto names = std::to_array<std::string_view>({"open", "paused_for_now", "update_needed", "not_all_here", "not_an_adult", "not_asked_yet", "asked_too_long_ago",
    "pregnant_or_maybe", "after_birth_or_surgery", "infection_signs", "unexplained_bleeding", "cancer_or_radiation", "prescribed_dilation", "pain_without_touch", "new_lump",
    "new_nerve_signs", "fainting", "reduced_feeling", "something_inside", "new_since_last", "she_keeps_it_hidden"});
};
template <>
struct EnumNames<assess::Urgency> { static constexpr auto names = std::to_array<std::string_view>({"now", "today", "this_week", "routine"}); };
template <>
struct EnumNames<assess::Possible> { static constexpr auto names = std::to_array<std::string_view>({"not_asked", "never_tried", "not_possible", "with_pain", "comfortable"}); };
template <>
struct EnumNames<assess::Ability> { static constexpr auto names = std::to_array<std::string_view>({"cotton_swab", "own_finger", "others_finger", "tampon_or_cup", "speculum", "dilator", "penis_or_toy"}); };
}  // namespace ebb
