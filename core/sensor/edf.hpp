// EDF, EDF+, BDF and BDF+ over a byte span, from the specifications at edfplus.info and biosemi.com.
// Read as far as it can be understood: a killed writer's -1 records, a cut last record, odd annotation fields become warnings.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/sensor/recording.hpp"

namespace ebb::sensor {

/// The first eight bytes say version 0 of EDF, or BDF.
bool looks_like_edf(std::span<const std::uint8_t> bytes);

/// Errors: recording_header_damaged (with the byte), recording_empty.
Result<Recording> open_edf(std::span<const std::uint8_t> bytes, const OpenOptions& options = {});

}  // namespace ebb::sensor
