#include "core/program/ladders/clinician.hpp"

#include "core/program/protocol.hpp"

#include <algorithm>
#include <array>

namespace ebb::program::ladders {

namespace {

using record::ClearedTopic;
constexpr std::array<ClearedTopic, 1> about_pain{ClearedTopic::pain_without_touch};

template <class T, class Counts>
void first_of(std::optional<Day>& first, const std::vector<T>& all, Between when, Counts counts) {
  for (const T& x : all) {
    if (when.holds(x.origin.order) && counts(x) && (!first || x.origin.day < *first)) first = x.origin.day;
  }
}

}  // namespace

// A statement whose last day lay before the day it was made says nothing.
std::optional<Day> looked_at(const record::Journey& j, std::span<const ClearedTopic> topics, Between when) {
  std::optional<Day> first;
  first_of(first, j.clinician_yes, when, [&](const record::ClinicianYes& y) {
    const bool about = std::find(topics.begin(), topics.end(), y.stated.topic) != topics.end();
    return about && (!y.stated.until || y.origin.day <= *y.stated.until);
  });
  return first;
}

bool yes_holds(const record::Journey& j, ClearedTopic topic, Between when, Day on) {
  return std::any_of(j.clinician_yes.begin(), j.clinician_yes.end(),
                     [&](const record::ClinicianYes& y) { return y.stated.topic == topic && when.holds(y.origin.order) && (!y.stated.until || on <= *y.stated.until); });
}

std::optional<Day> seen_on_the_body(const record::Journey& j, const Protocol& p, Between when) {
  const auto of_the_body = [](record::Ladder l) { return l == record::Ladder::touch || l == record::Ladder::dilator; };
  std::optional<Day> first;
  first_of(first, j.clinic_sessions, when, [&](const record::ClinicSession& c) {
    return of_the_body(c.recorded.ladder) && c.recorded.comfortable && (!c.recorded.worst_pain || c.recorded.worst_pain->value() <= p.pain_comfortable);
  });
  first_of(first, j.placements, when, [&](const record::Placement& x) { return of_the_body(x.recorded.ladder); });
  return first;
}

std::optional<Day> pain_looked_at(const record::Journey& j, const Protocol& p, Between when) {
  const std::optional<Day> yes = looked_at(j, about_pain, when), seen = seen_on_the_body(j, p, when);
  return yes && seen ? std::min(*yes, *seen) : yes ? yes : seen;
}

}  // namespace ebb::program::ladders
