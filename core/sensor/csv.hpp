// Rows of numbers as many devices write them: separated by , ; tab or spaces, with or without a header line, # before comments.
#pragma once
#include <cstdint>
#include <span>

#include "core/sensor/recording.hpp"

namespace ebb::sensor {

/// Columns named …_uv or …_mv are microvolts; a time column is recognised by its name, or by being first and rising evenly.
/// The rate comes from options, else the time column, else a comment such as "# fs=1000 Hz". Lines that are no numbers and
/// jumps in time count as not recorded. A comma is the decimal sign where ; separates the columns.
/// Errors: not_a_recording, recording_empty, no_rate, rate_not_possible, step_too_long, csv_line_too_long.
Result<Recording> open_csv(std::span<const std::uint8_t> bytes, const OpenOptions& options = {});

}  // namespace ebb::sensor
