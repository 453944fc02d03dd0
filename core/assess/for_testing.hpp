// A journey in which every gate is open, to start tests from. For tests of any room; not part of the product.
#pragma once
#include <algorithm>

#include "core/assess/assessment.hpp"
#include "core/record/fold.hpp"

namespace ebb::assess::for_testing {

/// Answers that open every family but those she keeps hidden: "safety.lump" → "no", ...
inline constexpr auto all_clear = std::to_array<std::array<std::string_view, 2>>({
    {"safety.adult", "yes"}, {"safety.pregnant", "no"}, {"safety.birth_or_surgery", "no"}, {"safety.cancer_or_radiation", "no"}, {"safety.prescribed_dilation", "no"},
    {"safety.infection", "none"}, {"safety.bleeding", "none"}, {"safety.pain", "none"}, {"safety.lump", "no"}, {"safety.nerve", "none"}, {"safety.fainting", "no"},
    {"safety.reduced_feeling", "no"}, {"safety.something_inside", "no"}, {"safety.hormones", "none"}, {"private.alone", "yes"}, {"private.afraid", "no"},
    {"private.self_harm", "not_at_all"},
});

/// Builds a Journey the way fold does: events in order, each on its day.
class Builder {
 public:
  /// Days count from the day the builder begins with.
  explicit Builder(std::string_view first_day = "2026-01-05") : first_(*parse_day(first_day)) {
    journey.held = record::all_compartments();
    at(0);
  }
  Builder& at(std::int32_t day) {
    journey.at = Moment{Instant{(first_ + day).number * ms_per_day + 12 * ms_per_hour}, 0};  // not care: noon
    return *this;
  }
  record::Origin origin() {
    std::string id = std::to_string(order_);
    id.insert(0, 26 - id.size(), '0');  // not care: the length of an id
    return {*Ulid::parse(id), journey.at, journey.at.day(), order_++};
  }
  Builder& answer(std::string_view question, std::vector<std::string> choices) { return given({std::string(question), false, std::move(choices), {}, {}}); }
  Builder& number(std::string_view question, std::int32_t n) { return given({std::string(question), false, {}, n, {}}); }
  Builder& skip(std::string_view question) { return given({std::string(question), true, {}, {}, {}}); }
  Builder& given(record::AnswerGiven a) {
    journey.answers.push_back({origin(), std::move(a)});
    return *this;
  }
  Builder& clear() {
    for (const auto& row : all_clear) answer(row[0], {std::string(row[1])});
    return *this;
  }
  Builder& clinician_yes(record::ClearedTopic topic, std::optional<Day> until = {}) {
    journey.clinician_yes.push_back({origin(), {topic, {}, {}, until}});
    return *this;
  }
  Builder& wish(std::string name, std::string value) {
    journey.preferences.push_back({std::move(name), std::move(value)});
    return *this;
  }
  Day day(std::int32_t n) const { return first_ + n; }

  record::Journey journey;

 private:
  Day first_;
  std::uint32_t order_ = 0;
};

}  // namespace ebb::assess::for_testing
