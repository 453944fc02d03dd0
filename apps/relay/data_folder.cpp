// The folder a server owns: its lock, and checked copies of its data.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "adapters/sqlite/migrate.hpp"
#include "apps/relay/store_sqlite.hpp"

namespace ebb::relay {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  std::error_code ec;
  std::filesystem::create_directories(folder, ec);
  if (ec) return fail(ErrorId::data_folder_unusable, folder + ": " + ec.message());
  const std::string path = folder + "/relay.lock";
  const int fd = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0) return fail(ErrorId::data_folder_unusable, folder + ": " + std::strerror(errno));
  if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return FolderLock(fd);
  ::close(fd);
  return fail(ErrorId::store_busy, folder);
}

FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}

Result<void> backup_store(const std::string& path, const std::string& out) {
  if (::access(path.c_str(), F_OK) != 0) return fail(ErrorId::file_missing, path);
  EBB_CHECK_OK(sqlite::examine(path, application_id, schema_version_newest));
  EBB_TRY(sqlite::Database db, sqlite::Database::open(path, sqlite::Mode::existing));
  return db.copy_to(out);
}

}  // namespace ebb::relay
