#include "core/assess/changes.hpp"

#include <algorithm>

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
    {"safety.birth_or_surgery", "safety.birth_or_surgery_weeks", "safety.birth_or_surgery_healed", "safety.birth_or_surgery_yes", "safety.implant"});
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

constexpr std::uint64_t place_of(std::uint32_t order) { return place_before(order); }
constexpr std::uint64_t place_right_before(std::uint32_t order) { return place_before(order) - 1; }

template <class Said>
void noted(std::vector<Change>& out, const std::vector<Said>& said, const record::Origin& origin) {
  for (const Said s : said) {
    if (const auto what = meaning(s)) out.push_back({place_of(origin.order), origin.day, Alarm{*what, origin.order, origin.day}});
  }
}

// What was said at an opening or after a practice and bears on the safety gate.
void note_alarms(std::vector<Change>& out, const record::Journey& j) {
  for (const auto& o : j.openings) {
    noted(out, o.answered.anything_new, o.origin);
    noted(out, o.answered.notes_since_last, o.origin);
  }
  for (const auto& s : j.sessions) {
    if (s.ended) noted(out, s.ended->notes, s.end ? *s.end : s.origin);
  }
  for (const auto& t : j.tries) noted(out, t.recorded.notes, t.origin);
}

template <class Entry>
void add(std::vector<Change>& out, const std::vector<Entry>& all) {
  for (const Entry& x : all) out.push_back({place_of(x.origin.order), x.origin.day, &x});
}

void in_order(std::vector<Change>& all) {
  std::stable_sort(all.begin(), all.end(), [](const Change& a, const Change& b) { return a.place < b.place; });
}

// An answer that did not count has the day it was written on, where that is known; else that of what stands before it.
void set_aside(std::vector<Change>& out, const record::Journey& j) {
  const std::vector<Change> with_days = out;
  for (const record::SetAside& a : j.set_aside) {
    const std::uint64_t place = place_right_before(a.order);
    const auto behind = std::lower_bound(with_days.begin(), with_days.end(), place, [](const Change& c, std::uint64_t p) { return c.place < p; });
    out.push_back({place, a.day ? *a.day : behind == with_days.begin() ? Day{} : std::prev(behind)->day, &a});
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

std::vector<Change> changes_of(const record::Journey& j) {
  std::vector<Change> all;
  note_alarms(all, j);
  add(all, j.answers);
  add(all, j.clinician_yes);
  add(all, j.sets);
  in_order(all);
  set_aside(all, j);
  in_order(all);
  return all;
}

}  // namespace ebb::assess
