// Options that several questions share, and short ways to write the rows. Included by questions.cpp alone.
#pragma once
#include "core/assess/question.hpp"

namespace ebb::assess::table {

using enum Module;
using enum QuestionKind;

// "No" stands first wherever both are asked for, as "none" does: a tired thumb finds each answer where it was.
inline constexpr auto yes_no_options = std::to_array<Option>({{"no"}, {"yes"}});
inline constexpr auto yes_no_unknown_options = std::to_array<Option>({{"no"}, {"yes"}, {"unknown"}});

inline constexpr auto yes = std::to_array<std::string_view>({"yes"});
inline constexpr auto yes_or_unknown = std::to_array<std::string_view>({"yes", "unknown"});

constexpr Question safety(std::string_view id, QuestionKind kind, std::span<const Option> options, ShownIf shown_if = {}) {
  return {id, safety_gate, kind, options, Unit::none, 0, 0, shown_if, Renew::with_the_gate};
}
constexpr Question not_looked_at_yet(std::string_view id, QuestionKind kind, std::span<const Option> options) {
  Question q = safety(id, kind, options);
  q.each_time = true;
  return q;
}
constexpr Question closing_too(families::FamilySet beside_inside, Question q) {
  q.closes_beside_inside = beside_inside;
  return q;
}
constexpr Question in_private(std::string_view id, std::span<const Option> options, ShownIf shown_if = {}, Renew renew = Renew::never) {
  return {id, private_safety, choice, options, Unit::none, 0, 0, shown_if, renew};
}
constexpr Question asked_through_each_time(Question q) {
  q.follow_ups_each_time = true;
  return q;
}
constexpr Question number_of(std::string_view id, Module module, Unit unit, std::int32_t min, std::int32_t max, ShownIf shown_if, Renew renew) {
  return {id, module, number, {}, unit, min, max, shown_if, renew};
}

}  // namespace ebb::assess::table
