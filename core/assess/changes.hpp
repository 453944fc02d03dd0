// What changes the meaning of the answers, thing by thing, in the one order of the record.
#pragma once
#include <variant>

#include "core/record/journey.hpp"

namespace ebb::assess {

/// Something that was noted after an answer and may have made it untrue: "anything new?", a note after a practice.
struct Alarm {
  enum class What { pregnant_or_maybe, bleeding, soaking, spotting, infection, new_pain, operation, something_inside };
  What what{};
  std::uint32_t order = 0;
  Day day;
};

/// The questions an alarm makes doubtful.
std::span<const std::string_view> questions_of(Alarm::What what);

/// One of them. What it points to lives in the Journey it was read from.
struct Change {
  std::uint64_t place = 0;  ///< rises with the order; an answer set aside stands right before the entry of its order
  Day day;
  std::variant<const record::SetAside*, Alarm, const record::Answer*, const record::ClinicianYes*, const record::DilatorSet*> what;
};

/// A set that holds magnets is among the sizes.
bool magnets_in(const record::Journey& journey);
/// All of a record, in order.
std::vector<Change> changes_of(const record::Journey& journey);
/// The first place that is not before an entry of that order.
constexpr std::uint64_t place_before(std::uint32_t order) { return 2 * std::uint64_t{order} + 1; }  // not care: two places for each entry

}  // namespace ebb::assess
