// The field's terms that events and rules share.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::record {

/// Who may hold what. Each compartment is one stream of the vault.
enum class Compartment { body, mind, together, clinical, private_safety };

/// The practice families (what a gate opens or closes).
enum class Family { learn, calm, release, touch, insertion, think, exposure, together, explore, life, sense };

/// The ladders decisions are made on.
enum class Ladder { breathing, release, touch, dilator };

/// Something she wants; none is the default.
enum class GoalKind { tampon, cup, own_finger, examination, dilator, sex_with_penetration, closeness_without_penetration, pleasure_on_my_own, less_fear, own_words };

/// How a session closed. `stopped` is always a good decision.
enum class Closed { completed, shortened, stopped, closed_for_pain, interrupted };

/// Was she here with it?
enum class Presence { here, far_away_or_numb };

/// Anything numbing or calming used?
enum class Numbing { none, gel, alcohol, tablet, other };

/// Anything to note after an insertion.
enum class Note { nothing, period_as_usual, pink_spotting, fresh_red, soaks_pads, soreness_that_lasted, discharge_or_sores, something_will_not_come_out };

/// Asked before each insertion: anything new?
enum class NewSince { nothing, pregnant_or_maybe, bleeding, infection, new_pain, operation };

/// What she chose in the middle of an exposure.
enum class CheckChoice { go_on, smaller, pause, stop };

/// Something that happened outside the plan, recorded without blame.
enum class TryKind { dilator, finger, swab, tampon, cup, examination, sex, toy, other };

enum class PauseReason { rest, period, clinic, own_choice };
enum class Level { low, medium, high };
enum class PeriodToday { no, as_usual, different_from_usual };

/// What a clinician said yes to, in her words and with its limits.
enum class ClearedTopic { pregnancy, after_birth_or_surgery, infection_or_bleeding, pelvic_radiation_or_cancer, reduced_feeling, new_lump, fainting, prescribed_dilation, pain_without_touch, implant_and_magnets };

}  // namespace ebb::record

namespace ebb {
#define EBB_NAMES(E, ...)                                                            \
  template <>                                                                        \
  struct EnumNames<record::E> {                                                      \
    static constexpr auto names = std::to_array<std::string_view>({__VA_ARGS__});    \
  }
EBB_NAMES(Compartment, "body", "mind", "together", "clinical", "private_safety");
EBB_NAMES(Family, "learn", "calm", "release", "touch", "insertion", "think", "exposure", "together", "explore", "life", "sense");
EBB_NAMES(Ladder, "breathing", "release", "touch", "dilator");
EBB_NAMES(GoalKind, "tampon", "cup", "own_finger", "examination", "dilator", "sex_with_penetration", "closeness_without_penetration", "pleasure_on_my_own", "less_fear", "own_words");
EBB_NAMES(Closed, "completed", "shortened", "stopped", "closed_for_pain", "interrupted");
EBB_NAMES(Presence, "here", "far_away_or_numb");
EBB_NAMES(Numbing, "none", "gel", "alcohol", "tablet", "other");
EBB_NAMES(Note, "nothing", "period_as_usual", "pink_spotting", "fresh_red", "soaks_pads", "soreness_that_lasted", "discharge_or_sores", "something_will_not_come_out");
EBB_NAMES(NewSince, "nothing", "pregnant_or_maybe", "bleeding", "infection", "new_pain", "operation");
EBB_NAMES(CheckChoice, "go_on", "smaller", "pause", "stop");
EBB_NAMES(TryKind, "dilator", "finger", "swab", "tampon", "cup", "examination", "sex", "toy", "other");
EBB_NAMES(PauseReason, "rest", "period", "clinic", "own_choice");
EBB_NAMES(Level, "low", "medium", "high");
EBB_NAMES(PeriodToday, "no", "as_usual", "different_from_usual");
EBB_NAMES(ClearedTopic, "pregnancy", "after_birth_or_surgery", "infection_or_bleeding", "pelvic_radiation_or_cancer", "reduced_feeling", "new_lump", "fainting", "prescribed_dilation", "pain_without_touch", "implant_and_magnets");
}  // namespace ebb
