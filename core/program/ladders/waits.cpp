#include "core/program/ladders/waits.hpp"

#include <algorithm>

#include "core/program/ladders/clinician.hpp"

namespace ebb::program::ladders {

namespace {

using record::ClearedTopic;
constexpr std::array<ClearedTopic, 1> about_bleeding{ClearedTopic::infection_or_bleeding};
constexpr std::array<ClearedTopic, 1> about_feeling{ClearedTopic::reduced_feeling};
constexpr std::array<ClearedTopic, 2> about_pain_in_pregnancy{ClearedTopic::pregnancy, ClearedTopic::pain_without_touch};

// From one day until another, or without an end; not the first day itself.
bool lasted_on(Day from, std::optional<Day> until, Day d) { return from < d && (!until || d < *until); }

bool answered_after(const record::Journey& j, std::uint32_t order, std::string_view question, std::string_view choice = {}) {
  return std::any_of(j.answers.begin(), j.answers.end(), [&](const record::Answer& a) {
    const auto& said = a.given.choices;
    return a.given.question == question && !a.given.skipped && a.origin.order > order && (choice.empty() || std::find(said.begin(), said.end(), choice) != said.end());
  });
}

// A real answer of a later day: it is not bleeding any more.
std::optional<Day> gone(const record::Journey& j, const CareAsked& care, std::uint32_t before) {
  const std::string_view question = care.pregnant && !answered_after(j, care.order, "safety.pregnant", "no") ? "safety.pregnant_signs" : "safety.bleeding";
  for (const record::Answer& a : j.answers) {
    const bool later = a.origin.order > care.order && a.origin.order < before && a.origin.day > care.day;
    if (later && a.given.question == question && a.given.choices == std::vector<std::string>{"none"}) return a.origin.day;
  }
  return std::nullopt;
}

std::optional<Day> earlier(std::optional<Day> a, std::optional<Day> b) { return !a ? b : !b ? a : std::optional(std::min(*a, *b)); }

// What touch waits for is over once it is gone; going inside waits until it was assessed.
std::optional<Day> bleeding_waited_until(const Walk& w, const record::Journey& j, std::uint32_t before) {
  const auto seen = looked_at(j, about_bleeding, {w.bleeding_care->order, before});
  return w.steps.inside() ? seen : earlier(seen, gone(j, *w.bleeding_care, before));
}

}  // namespace

bool bleeding_not_assessed(const Walk& w, const record::Journey& j) { return w.bleeding_care && !looked_at(j, about_bleeding, {.after = w.bleeding_care->order}); }

bool waits_for_a_clinician(const Walk& w, const Ground& g, std::uint32_t before, Day day) {
  const record::Journey& j = g.journey;
  if (w.severe_again && !pain_looked_at(j, g.protocol, {w.severe_again->order, before})) return true;
  if (w.numb_without_feeling && !yes_holds(j, ClearedTopic::reduced_feeling, {w.numb_without_feeling->order, before}, day)) return true;
  return w.bleeding_care && !bleeding_waited_until(w, j, before);
}

bool waited_on(const Walk& w, const Ground& g, Day d) {
  const record::Journey& j = g.journey;
  if (w.severe_again && lasted_on(w.severe_again->day, pain_looked_at(j, g.protocol, {.after = w.severe_again->order}), d)) return true;
  if (w.numb_without_feeling && lasted_on(w.numb_without_feeling->day, looked_at(j, about_feeling, {.after = w.numb_without_feeling->order}), d)) return true;
  return w.bleeding_care && lasted_on(w.bleeding_care->day, bleeding_waited_until(w, j, UINT32_MAX), d);
}

std::optional<Urgency> bleeding_care(const Walk& w, const Ground& g) {
  if (!bleeding_not_assessed(w, g.journey) || gone(g.journey, *w.bleeding_care, UINT32_MAX)) return std::nullopt;
  return w.bleeding_care->pregnant && g.assessment.pregnant_or_maybe ? Urgency::now : Urgency::this_week;
}

bool severe_in_pregnancy(const Walk& w, const record::Journey& j) {
  if (!w.severe_in_pregnancy) return false;
  const std::uint32_t order = w.severe_in_pregnancy->order;
  return !looked_at(j, about_pain_in_pregnancy, {.after = order}) && !answered_after(j, order, "safety.pregnant_signs") && !answered_after(j, order, "safety.pregnant", "no");
}

}  // namespace ebb::program::ladders
