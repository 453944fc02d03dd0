#include "core/assess/clinician_yes.hpp"

#include <algorithm>

namespace ebb::assess {
namespace {

using record::ClearedTopic;

constexpr auto pregnancy = std::to_array<std::string_view>({"safety.pregnant", "safety.pregnant_signs"});
constexpr auto birth = std::to_array<std::string_view>({"safety.birth_or_surgery", "safety.birth_or_surgery_weeks", "safety.birth_or_surgery_healed"});
constexpr auto infection_or_bleeding = std::to_array<std::string_view>({"safety.infection", "safety.bleeding"});
constexpr auto cancer = std::to_array<std::string_view>({"safety.cancer_or_radiation"});
constexpr auto feeling = std::to_array<std::string_view>({"safety.reduced_feeling", "safety.spinal_level", "safety.nerve", "safety.nerve_since"});
constexpr auto lump = std::to_array<std::string_view>({"safety.lump"});
constexpr auto fainting = std::to_array<std::string_view>({"safety.fainting"});
constexpr auto dilation = std::to_array<std::string_view>({"safety.prescribed_dilation"});
constexpr auto pain = std::to_array<std::string_view>({"safety.pain"});
constexpr auto implant = std::to_array<std::string_view>({"safety.implant"});

// The last moment at which something a statement rests on changed for the worse or was put in doubt.
std::int64_t last_change(const Answers& answers, ClearedTopic topic) {
  std::int64_t last = Answers::never;
  for (const std::string_view q : questions_of(topic)) last = std::max({last, answers.worsened(q), answers.noted(q)});
  return last;
}

// The answer "a clinician said yes" inside the safety gate is a statement too.
bool answered_yes_since(const Answers& answers, std::int64_t change) {
  return answers.chose("safety.birth_or_surgery_yes", "yes") && answers.of("safety.birth_or_surgery_yes")->origin.order > change;
}

}  // namespace

std::span<const std::string_view> questions_of(ClearedTopic topic) {
  switch (topic) {
    case ClearedTopic::pregnancy: return pregnancy;
    case ClearedTopic::after_birth_or_surgery: return birth;
    case ClearedTopic::infection_or_bleeding: return infection_or_bleeding;
    case ClearedTopic::pelvic_radiation_or_cancer: return cancer;
    case ClearedTopic::reduced_feeling: return feeling;
    case ClearedTopic::new_lump: return lump;
    case ClearedTopic::fainting: return fainting;
    case ClearedTopic::prescribed_dilation: return dilation;
    case ClearedTopic::pain_without_touch: return pain;
    case ClearedTopic::implant_and_magnets: return implant;
  }
  return {};
}

bool seen(const Answers& answers, ClearedTopic topic) {
  std::int64_t change = Answers::never;
  for (const std::string_view q : questions_of(topic)) change = std::max(change, answers.reported(q));
  const auto& stated = answers.journey().clinician_yes;
  return std::any_of(stated.begin(), stated.end(), [&](const record::ClinicianYes& y) {
    return y.stated.topic == topic && y.origin.order > change && (!y.stated.until || y.origin.day <= *y.stated.until);
  });
}

bool cleared(const Answers& answers, ClearedTopic topic) {
  const std::int64_t change = last_change(answers, topic);
  const Day today = answers.journey().at.day();
  const auto holds = [&](const record::ClinicianYes& y) {
    return y.stated.topic == topic && y.origin.order > change && (!y.stated.until || today <= *y.stated.until);
  };
  const auto& stated = answers.journey().clinician_yes;
  return std::any_of(stated.begin(), stated.end(), holds) || (topic == ClearedTopic::after_birth_or_surgery && answered_yes_since(answers, change));
}

}  // namespace ebb::assess
