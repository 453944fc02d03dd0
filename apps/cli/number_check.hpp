// Numbers as arguments. What is not finite, or does not fit, is refused with what is possible; a library that rounds or saturates
// quietly would go on with another number than the one that was asked for.
#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>

namespace ebb::cli {

CLI::Validator number_between(double low, double high);
CLI::Validator whole_between(std::int64_t low, std::int64_t high);

/// A name that is not empty.
CLI::Validator some_name();

}  // namespace ebb::cli
