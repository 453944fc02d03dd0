// A log named on the command line, and the moment it is read for.
#pragma once
#include <string>

#include "core/record/fold.hpp"

namespace ebb::cli {

/// Errors: file_*, log_empty, and the error of the first line when no line is an event: then it is something else than a log.
Result<record::Log> open_log(const std::string& path);

/// Errors: bad_time.
Result<Moment> read_at(const std::string& text);

}  // namespace ebb::cli
