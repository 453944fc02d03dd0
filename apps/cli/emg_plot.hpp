// Plots of one channel as SVG, drawn by arithmetic alone: no script, no network, colours from the page's style.
#pragma once
#include <string>

#include "core/sensor/emg_document.hpp"

namespace ebb::cli {

std::string escape(std::string_view text);  ///< for HTML text and attributes
std::string plot_raw(const signal::Analysis& a, const std::string& unit);
std::string plot_level(const signal::Analysis& a, const std::string& unit);
std::string plot_quality(const signal::Analysis& a);

}  // namespace ebb::cli
