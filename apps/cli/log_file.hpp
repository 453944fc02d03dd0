// A log named on the command line, and the moment it is read for.
#pragma once
#include <string>

#include "core/record/fold.hpp"

namespace ebb::cli {

/// Errors: file_*, log_empty, and the error of the first line when no line is an event: then it is something else than a log.
Result<record::Log> open_log(const std::string& path);

/// Folded for the moment; `replay`: as it stood then, without what was written later.
record::Journey journey_of(record::Log log, const Moment& at, bool replay);

inline constexpr auto replay_help = "as it was then: entries later than --at are taken for not yet written";

/// What was refused, a line each: where it stands in the log, its reason by name and in words.
std::string refused_lines(const std::vector<record::Refused>& refused);

/// Errors: bad_time.
Result<Moment> read_at(const std::string& text);

}  // namespace ebb::cli
