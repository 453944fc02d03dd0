// Sizes of her own sets in words: the log knows them by id, she knows them by label and millimetre.
#pragma once
#include <string>

#include "core/record/journey.hpp"

namespace ebb::cli {

/// `text` with every size named: step insert.ID.whole as `insert "Blue", 16 mm, whole`, an id alone as `"Blue", 16 mm`.
std::string with_sizes_named(std::string text, const record::Journey& journey);

}  // namespace ebb::cli
