// The relay's data in one SQLite file: relay.db in the data folder, with its write-ahead log beside it.
#pragma once
#include "apps/relay/store.hpp"

namespace ebb::relay {

inline constexpr std::int64_t application_id = 0x45626272;  // "Ebbr": says whose file it is
extern const int schema_version_newest;

/// The right to be the one server of a database, whatever path or link leads to it: a lock file beside it, held until destroyed or the process dies.
class StoreLock {
 public:
  /// Makes the folder of the database where there is none. Errors: data_folder_unusable, store_busy.
  static Result<StoreLock> take(const std::string& database);
  /// From now on what was made stays. Without this, the folders and the files that were made, a new database too, are removed again: a command
  /// that is refused leaves nothing. To be destroyed after every connection.
  void keep() { made_.clear(); }
  StoreLock(StoreLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)), made_(std::exchange(other.made_, {})) {}
  StoreLock& operator=(StoreLock&& other) noexcept { return std::swap(fd_, other.fd_), std::swap(made_, other.made_), *this; }
  ~StoreLock();

 private:
  StoreLock(int fd, std::vector<std::string> made) : fd_(fd), made_(std::move(made)) {}
  int fd_;
  std::vector<std::string> made_;  ///< outermost folder first, the lock file last
};

/// The secret that names a store. No copy has it: whoever serves a copy makes another, and devices know that it is one.
inline constexpr const char* incarnation = "incarnation";

std::string database_in(const std::string& folder);

/// Examines the file, then brings it to the newest schema. Errors: store_corrupt, store_newer, store_busy, data_folder_unusable, disk_full.
Result<void> prepare_store(const std::string& path);
/// A connection to a prepared file.
Result<std::unique_ptr<Store>> open_store(const std::string& path);

/// A checked copy of the data while a server may be writing. Errors: target_exists, cannot_write, store_corrupt, store_newer, file_missing.
Result<void> backup_store(const std::string& path, const std::string& out);

/// Puts a copy where there is no database, or one that never held anything, whole or not at all. Errors: file_missing, file_unreadable, backup_unreadable, store_newer (then
/// nothing was made, not even a folder); target_exists, store_busy, data_folder_unusable, disk_full, cannot_write.
Result<void> restore_store(const std::string& copy, const std::string& database);

}  // namespace ebb::relay
