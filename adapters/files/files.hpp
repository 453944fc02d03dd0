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

/// Standard output for "-". A file is replaced whole, durably (fsync of file and folder), or left as it was; a link is followed and
/// stays a link. Pipes and character devices are written to, never replaced. Folders, sockets and disks are refused.
/// Errors: cannot_write (exit 4).
Result<void> write(const std::string& path, std::string_view bytes);

/// Whether two paths lead to one regular file, through whatever links ("-" in `from` is standard input). Nothing there: no.
bool same_file(const std::string& from, const std::string& to);

}  // namespace ebb::files
