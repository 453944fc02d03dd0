// SQLite's online backup: a consistent copy while a server goes on writing.
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "adapters/sqlite/database.hpp"

namespace ebb::sqlite {
namespace {

// A file made for us alone, so that nothing that lies there is ever written over.
Result<void> claim(const std::string& path) {
  const int fd = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0) return ::close(fd), Result<void>{};
  if (errno == EEXIST) return fail(ErrorId::target_exists, path);
  return fail(ErrorId::cannot_write, path + ": " + std::strerror(errno));
}

Result<void> sync_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool ok = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  return ok ? Result<void>{} : fail(ErrorId::cannot_write, path + ": " + std::strerror(errno));
}

Result<void> copy(sqlite3* from, sqlite3* to) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (!backup) return std::unexpected(error_of(to, sqlite3_errcode(to)));
  int code = SQLITE_BUSY;
  // In one step: a write-ahead log lets others write meanwhile, and the copy never starts over.
  for (int tries = 0; tries < 50 && (code == SQLITE_BUSY || code == SQLITE_LOCKED); ++tries) {
    code = sqlite3_backup_step(backup, -1);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) sqlite3_sleep(100);
  }
  sqlite3_backup_finish(backup);
  if (code != SQLITE_DONE) return std::unexpected(error_of(to, code));
  return {};
}

}  // namespace

Result<void> Database::copy_to(const std::string& path) {
  EBB_CHECK_OK(claim(path));
  const auto attempt = [&]() -> Result<void> {
    EBB_TRY(Database to, Database::open(path, Mode::existing));
    EBB_CHECK_OK(to.run("PRAGMA synchronous=FULL"));
    EBB_CHECK_OK(copy(db_.get(), to.db_.get()));
    EBB_CHECK_OK(to.run("PRAGMA journal_mode=DELETE"));
    EBB_TRY(const std::string found, to.text("PRAGMA integrity_check(1)"));
    if (found != "ok") return fail(ErrorId::store_corrupt, path + ": " + found);
    return {};
  };
  auto done = attempt();
  if (done) done = sync_file(path);
  if (!done) {
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) std::remove((path + tail).c_str());
  }
  return done;
}

}  // namespace ebb::sqlite
