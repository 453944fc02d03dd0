// Merge is set union; fold is total and deterministic: an event is refused by name, never a failure.
#pragma once
#include <span>

#include "core/record/journey.hpp"

namespace ebb::record {

std::vector<Compartment> all_compartments();

struct FoldOptions {
  /// What this reader holds. Rules that read a compartment not held answer hold(not_all_here).
  std::vector<Compartment> held = all_compartments();
  /// Lines that are events and say something impossible, or name practice and cannot be read.
  std::vector<LineHead> impossible;
};

/// The Journey at `at`: events in any order, with any duplication, give the same Journey. Events after `at` are listed as from_the_future.
Journey fold(std::span<const Event> events, const Moment& at, const FoldOptions& options = {});

/// A log as text: one event a line; empty lines are nothing, nor is a byte order mark at the front. Lines that cannot be accepted are listed, never lost silently.
struct Log {
  std::vector<Event> events;
  std::vector<std::int64_t> lines;    ///< of each event, from 1
  std::vector<Refused> refused;       ///< lines that gave no event
  std::vector<LineHead> impossible;   ///< those of them that are events and say something impossible, or name practice and cannot be read
  std::int64_t lines_read = 0;        ///< that were not empty
  std::optional<Error> not_an_event;  ///< the first line that is no event at all, with its line and byte in the text
};
/// Never fails: a line that is no event is refused with its line number (json_malformed, torn_last_line, line_too_large, ...).
Log read_log(std::string_view text);

/// The log as it stood at a moment: without what was written later. To see what was advised on a past day. Without it an entry that is later than the
/// moment stands for a clock that is wrong, and leaves in doubt what it answers.
Log as_of(Log log, const Moment& at);

/// The Journey of a log, its refused lines among `refused`, each with its line.
Journey fold(const Log& log, const Moment& at, const FoldOptions& options = {});

/// How far ahead of `now` a clock is still believed. Events further ahead are kept and count when their time has come.
inline constexpr std::int64_t clock_ahead_ms_max = 24 * ms_per_hour;

}  // namespace ebb::record
