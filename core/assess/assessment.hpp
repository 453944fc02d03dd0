// What her answers mean today: what is open, what waits and for whom, what needs care and how soon, what is possible for her body.
#pragma once
#include "core/assess/private_safety.hpp"
#include "core/record/journey.hpp"

namespace ebb::assess {

using record::Family;

enum class GateState { open, ask, not_now };

/// Why a family is not open, most binding first; paused_for_now binds least. Reasons that come from private answers all read paused_for_now.
enum class GateReason {
  open, paused_for_now, update_needed, not_all_here, not_an_adult, she_keeps_it_hidden, something_inside, new_nerve_signs, infection_signs, unexplained_bleeding,
  pregnant_or_maybe, after_birth_or_surgery, prescribed_dilation, fainting, pain_without_touch, new_since_last, cancer_or_radiation, new_lump, reduced_feeling,
  implant_and_magnets, not_asked_yet, asked_too_long_ago
};

/// How soon care is needed. Ordered: the smallest wins.
enum class Urgency { now, today, this_week, routine };

struct Gate {
  Family family{};
  GateState state{};
  GateReason reason{};
  bool lying_flat_is_fine = true;   ///< false later in pregnancy, or when the week is not known
  bool without_straining = false;   ///< release in pregnancy and while something heals
  std::vector<std::string> because; ///< the questions behind the reason; empty when it is open and for every paused_for_now
  std::optional<record::ClearedTopic> clinician_topic; ///< what a clinician's yes would have to be about to lift this reason; absent: no yes lifts it
};

/// A reason to seek care: which answer, how soon.
struct Care {
  Urgency urgency{};
  std::string because;  ///< a reason code of the catalogue, care.*
  std::string question; ///< the question that, answered again, says whether it still holds
  Day since;            ///< the local day on which it was said
  std::optional<record::ClearedTopic> clinician_topic; ///< a clinician's yes about it ends this reason; absent: only an answer does
};

enum class Possible { not_asked, never_tried, not_possible, with_pain, comfortable };
enum class Ability { cotton_swab, own_finger, others_finger, tampon_or_cup, speculum, dilator, penis_or_toy };

/// The newest practice with something, or try of it, that was wanted or not said to be unwanted.
struct PractisedSince {
  Day day;
  bool tried = false;  ///< a try outside the plan, and no practice
  std::optional<WidthTenthMm> width_tenth_mm;
  std::optional<Pain0to10> worst_pain;
  std::optional<Fear0to100> highest_fear;
};

/// One rung of the penetration-ability ladder.
struct AbilityRung {
  Ability what{};
  Possible possible{};
  std::optional<Pain0to10> pain;
  std::optional<Fear0to100> fear;
  std::optional<WidthTenthMm> width_tenth_mm;  ///< her own, where known
  std::optional<Day> asked;
  std::optional<PractisedSince> practised;     ///< since she answered: what was possible then may be long past. For display; no rule reads it
};

struct Assessment {
  std::vector<Gate> gates;              ///< one for each family, in the order of the enum
  std::vector<Care> care;               ///< most urgent first
  std::vector<AbilityRung> abilities;   ///< one for each ability, in the order of the enum
  std::optional<WidthTenthMm> comfortable_width_tenth_mm;  ///< widest she marked comfortable with a known width
  bool touch_outside_comfortable = false;
  bool reduced_feeling = false;
  bool autonomic_warning = false;       ///< spinal injury at chest level or above, or level not known: the emergency line stands beside every insertion
  bool pregnant_or_maybe = false;       ///< pregnant, maybe, or not known
  bool after_menopause = false;
  bool dryness_explained = false;       ///< menopause, breastfeeding or testosterone: dryness and thin tissue are explained
  bool safety_gate_due = false;         ///< the safety gate has questions to ask again
  std::vector<Ulid> sets_to_ask_about;  ///< sets that hold magnets, while an implant is possible: nothing of them is proposed
  bool solo_practice_confirmed = true;  ///< private: never in a document others may see. false: she is asked, in private, whether solo practice is her own wish
  std::vector<std::string> first_day_open; ///< modules of the first day with questions still open, in order
  std::vector<std::string> open_questions; ///< ids, in order; private ones are in `secret`
  std::vector<record::Refused> refused;    ///< answers that count for nothing, by name
  PrivateSafety secret;                    ///< private safety; for her eyes alone

  bool under_18 = false;                ///< nothing but the pages on talking to a clinician and getting help

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
  static constexpr auto names = std::to_array<std::string_view>({"open", "paused_for_now", "update_needed", "not_all_here", "not_an_adult", "she_keeps_it_hidden", "something_inside",
    "new_nerve_signs", "infection_signs", "unexplained_bleeding", "pregnant_or_maybe", "after_birth_or_surgery", "prescribed_dilation", "fainting", "pain_without_touch",
    "new_since_last", "cancer_or_radiation", "new_lump", "reduced_feeling", "implant_and_magnets", "not_asked_yet", "asked_too_long_ago"});
};
template <>
struct EnumNames<assess::Urgency> { static constexpr auto names = std::to_array<std::string_view>({"now", "today", "this_week", "routine"}); };
template <>
struct EnumNames<assess::Possible> { static constexpr auto names = std::to_array<std::string_view>({"not_asked", "never_tried", "not_possible", "with_pain", "comfortable"}); };
template <>
struct EnumNames<assess::Ability> { static constexpr auto names = std::to_array<std::string_view>({"cotton_swab", "own_finger", "others_finger", "tampon_or_cup", "speculum", "dilator", "penis_or_toy"}); };
}  // namespace ebb
