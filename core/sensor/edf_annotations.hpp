// The time-stamped annotation lists (TALs) of EDF+ and BDF+.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/sensor/recording.hpp"

namespace ebb::sensor {

struct RecordTals {
  std::optional<double> record_onset_s;  ///< of the first list, when its first text is empty
  std::vector<Annotation> annotations;   ///< onsets as written, from the file's start
  bool odd = false;                      ///< something here could not be understood
};

/// The bytes of one annotation signal within one record. `first_signal`: the one whose first list keeps the time.
RecordTals parse_tals(std::span<const std::uint8_t> bytes, bool first_signal);

/// A decimal such as "+12.5" or "1000": digits, one point, a sign where `sign_needed`.
std::optional<double> parse_seconds(std::string_view text, bool sign_needed);

}  // namespace ebb::sensor
