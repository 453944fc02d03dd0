// Merge is set union; fold is total and deterministic: an event is refused by name, never a failure.
#pragma once
#include <span>

#include "core/record/journey.hpp"

namespace ebb::record {

struct FoldOptions {
  /// What this reader holds. Rules that read a compartment not held answer hold(not_all_here).
  std::vector<Compartment> held{all_of<Compartment>().begin(), all_of<Compartment>().end()};
};

/// The Journey at `at`: events in any order, with any duplication, give the same Journey. Events after `at` are listed as from_the_future.
Journey fold(std::span<const Event> events, const Moment& at, const FoldOptions& options = {});

/// A log as text: one event a line. Lines that cannot be accepted are listed, never lost silently.
struct Log {
  std::vector<Event> events;
  std::vector<Refused> refused;
};
/// Never fails: a line that is no event is refused with its line number (json_malformed, torn_last_line, line_too_large, ...).
Log read_log(std::string_view text);

}  // namespace ebb::record
