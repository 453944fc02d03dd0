// Where the data of `ebb serve` and `ebb relay` lies.
#pragma once
#include <string>

#include "core/base/result.hpp"

namespace ebb::cli {

/// Said in the help of every command that has --data.
inline constexpr const char* data_option = "folder of the data (default: $XDG_DATA_HOME/ebb where that is set, else ~/.local/share/ebb)";

/// What was asked for, or $XDG_DATA_HOME/ebb (where that is set, to an absolute path), or ~/.local/share/ebb.
/// Errors: data_folder_unusable (nothing given and no home).
Result<std::string> data_folder(const std::string& asked);

inline constexpr const char* store_option = "where envelopes are kept (default: sqlite:DIR/relay.db); then --data counts for nothing";

/// The database of --store sqlite:FILE, else the one in the folder of --data. Errors: store_unsupported, data_folder_unusable.
Result<std::string> database_of(const std::string& data, const std::string& store);

}  // namespace ebb::cli
