// Whole files in and out. Writing goes to a temporary neighbour and is renamed, so that nothing half-written is ever found.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace ebb::files {

inline constexpr std::uint64_t read_bytes_max = 256ull << 20;

/// Reads a file, or standard input for "-". Errors: file_missing, file_unreadable, file_too_large (each exit 3).
Result<std::string> read(const std::string& path, std::uint64_t bytes_max = read_bytes_max);

/// Replaces the file whole, durably (fsync of file and folder), or leaves what was there. Errors: cannot_write (exit 4).
Result<void> write(const std::string& path, std::string_view bytes);

}  // namespace ebb::files
