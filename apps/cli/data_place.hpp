// Where the data of `ebb serve` and `ebb relay` lies.
#pragma once
#include <string>

#include "core/base/result.hpp"

namespace ebb::cli {

/// What was asked for, or $XDG_DATA_HOME/ebb, or ~/.local/share/ebb. Errors: data_folder_unusable (nothing given and no home).
Result<std::string> data_folder(const std::string& asked);

}  // namespace ebb::cli
