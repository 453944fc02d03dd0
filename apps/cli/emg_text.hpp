// The analysis of a recording as lines for a terminal.
#pragma once
#include <string>

#include "core/sensor/emg_document.hpp"

namespace ebb::cli {

std::string emg_text(const sensor::EmgDocument& document);

/// "microvolt (µV)", "the device's own counts", …
std::string unit_in_words(const std::string& unit);
/// "12.3 µV", "152", "0.0046 mV"; "cannot be read" without a value.
std::string level_in_words(const std::optional<double>& level, const std::string& unit);

}  // namespace ebb::cli
