// A made-up record, entry by entry in the order of the calls, for the proofs alone.
#pragma once
#include <span>

#include "core/assess/assessment.hpp"
#include "core/base/quantity.hpp"

namespace ebb::program {

using record::Ladder;

/// The day most of them begin on.
inline constexpr std::int32_t first_day = 20'000;  // not care: some day

Ulid numbered(std::uint64_t n);
/// Every family open.
assess::Assessment open_to_all();
/// A whole session: wanted, with her in it, nothing numbing, no pain, little fear, nothing noted.
record::SessionEnded comfortable(Ladder ladder, std::string step);

/// A size of her set. Its name stays when it is entered anew with another width.
struct Size {
  std::int32_t name, width_tenth_mm;
};
std::vector<Size> named_by_width(std::span<const std::int32_t> widths);
/// insert.<the size>.<part>
std::string step_of(std::int32_t size, std::string_view part);

/// Holds every compartment. Days are local days; every entry is made at noon, one behind the other, and read an hour later.
class MadeUp {
 public:
  MadeUp();
  record::Journey journey;  ///< what was entered; wishes and goals are written here

  void answer(std::int32_t day, std::string_view question, std::string_view choice);  ///< "" is skipped
  /// The safety gate, answered so that it closes nothing.
  void gate(std::int32_t day);
  /// Her set, entered or entered anew.
  void sizes(std::int32_t day, std::span<const Size> all);
  /// Her yes of that day before something goes inside.
  void yes_inside(std::int32_t day);
  void session(std::int32_t day, record::SessionEnded ended);
  void pause(std::int32_t day, Ladder ladder);
  void look(std::int32_t day);  ///< the record is read on that day

 private:
  std::uint32_t order_ = 0;
  record::Origin origin(std::int32_t day);
};

}  // namespace ebb::program
