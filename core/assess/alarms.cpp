// What was said at an opening or after a practice and bears on the safety gate.
#include <algorithm>

#include "core/assess/answers.hpp"

namespace ebb::assess {
namespace {

using What = Alarm::What;
using record::NewSince;
using record::Note;

constexpr auto about_pregnancy = std::to_array<std::string_view>({"safety.pregnant", "safety.pregnant_signs"});
constexpr auto about_bleeding = std::to_array<std::string_view>({"safety.bleeding"});
constexpr auto about_infection = std::to_array<std::string_view>({"safety.infection"});
constexpr auto about_pain = std::to_array<std::string_view>({"safety.pain"});
constexpr auto about_operation = std::to_array<std::string_view>(
    {"safety.birth_or_surgery", "safety.birth_or_surgery_weeks", "safety.birth_or_surgery_healed", "safety.birth_or_surgery_yes"});
constexpr auto about_inside = std::to_array<std::string_view>({"safety.something_inside"});

std::optional<What> meaning(NewSince n) {
  switch (n) {
    case NewSince::nothing: return std::nullopt;
    case NewSince::pregnant_or_maybe: return What::pregnant_or_maybe;
    case NewSince::bleeding: return What::bleeding;
    case NewSince::infection: return What::infection;
    case NewSince::new_pain: return What::new_pain;
    case NewSince::operation: return What::operation;
  }
  return std::nullopt;
}

std::optional<What> meaning(Note n) {
  switch (n) {
    case Note::pink_spotting:
    case Note::fresh_red: return What::spotting;
    case Note::soaks_pads: return What::soaking;
    case Note::discharge_or_sores: return What::infection;
    case Note::something_will_not_come_out: return What::something_inside;
    case Note::nothing:
    case Note::period_as_usual:
    case Note::soreness_that_lasted: return std::nullopt;
  }
  return std::nullopt;
}

template <class Said>
void collect(std::vector<Alarm>& out, const std::vector<Said>& said, const record::Origin& origin) {
  for (const Said s : said) {
    const auto what = meaning(s);
    const auto behind = std::find_if(out.begin(), out.end(), [&](const Alarm& a) { return a.order > origin.order; });
    if (what) out.insert(behind, {*what, origin.order, origin.day});
  }
}

}  // namespace

std::span<const std::string_view> questions_of(What what) {
  switch (what) {
    case What::pregnant_or_maybe: return about_pregnancy;
    case What::bleeding:
    case What::soaking:
    case What::spotting: return about_bleeding;
    case What::infection: return about_infection;
    case What::new_pain: return about_pain;
    case What::operation: return about_operation;
    case What::something_inside: return about_inside;
  }
  return {};
}

void Answers::note_alarms() {
  std::vector<Alarm> all;
  for (const auto& o : journey_.openings) {
    collect(all, o.answered.anything_new, o.origin);
    collect(all, o.answered.notes_since_last, o.origin);
  }
  for (const auto& s : journey_.sessions) {
    if (s.ended) collect(all, s.ended->notes, s.end ? *s.end : s.origin);
  }
  for (const auto& t : journey_.tries) collect(all, t.recorded.notes, t.origin);
  // Spotting that is not the period has its own row among the progression rules; it is an alarm here only when she may be pregnant.
  for (const Alarm& a : all) {
    alarms_.push_back(a);
    if (a.what == What::spotting) continue;
    for (const std::string_view id : questions_of(a.what)) doubt(id, a.order);
  }
}

bool Answers::open(const Alarm& a) const {
  const auto about = questions_of(a.what);
  const record::Answer* first = said(about.front());
  return !first || first->origin.order < a.order;
}

}  // namespace ebb::assess
