// Numbered, forward-only migrations: each is one transaction together with its number, so a kill midway leaves the version before it.
#pragma once
#include <functional>
#include <span>

#include "adapters/sqlite/database.hpp"

namespace ebb::sqlite {

struct Migration {
  int version;  ///< 1, 2, 3 … without gaps
  const char* sql;
};

/// Looks at a file without changing a byte of it: is it whole, ours, and not newer than `newest`? A missing file is fine, and one
/// that holds nothing.
/// Errors: store_corrupt, store_newer, store_busy, data_folder_unusable.
Result<void> examine(const std::string& path, std::int64_t application_id, int newest);

/// Whether a database that is there never held anything: no byte, or only what a first start leaves that ended before its first migration did.
/// Its log counts with it. Errors: as examine.
Result<bool> holds_nothing(const std::string& path);

/// Brings an examined database to the newest version. Errors: as Database::run.
Result<void> migrate(Database& db, std::int64_t application_id, std::span<const Migration> migrations);

}  // namespace ebb::sqlite
