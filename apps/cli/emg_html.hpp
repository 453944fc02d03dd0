// The analysis of a recording as one page: plots and words, no script, nothing from a network, readable on a phone and on paper.
#pragma once
#include <string>

#include "core/sensor/emg_document.hpp"

namespace ebb::cli {

std::string emg_html(const sensor::AnalyzedRecording& recording);

}  // namespace ebb::cli
