// Where a server's database lies: its lock, and checked copies of it.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "adapters/sqlite/migrate.hpp"
#include "apps/relay/store_sqlite.hpp"

namespace ebb::relay {

namespace {

namespace fs = std::filesystem;
constexpr mode_t own_folder = 0700;

std::unexpected<Error> unusable(const std::string& folder, const std::string& why) { return fail(ErrorId::data_folder_unusable, folder + ": " + why); }

// A folder that is there keeps its rights: they may be the operator's wish, and what lies in it has its own.
Result<void> make_folder(const fs::path& folder, std::vector<std::string>& made) {
  std::error_code ec;
  if (fs::is_directory(folder, ec)) return {};
  if (fs::exists(fs::symlink_status(folder, ec))) return unusable(folder, "it is not a folder");
  if (folder.has_parent_path() && folder != folder.root_path()) EBB_CHECK_OK(make_folder(folder.parent_path(), made));
  if (::mkdir(folder.c_str(), own_folder) == 0) return made.push_back(folder), Result<void>{};
  if (errno == EEXIST && fs::is_directory(folder, ec)) return {};
  return unusable(folder, std::strerror(errno));
}

void unmake(std::vector<std::string>& made) {
  for (; !made.empty(); made.pop_back()) std::remove(made.back().c_str());  // of folders, only empty ones
}

// The same database by whatever link: its real path.
fs::path real_path(const std::string& database) {
  std::error_code ec;
  const fs::path real = fs::weakly_canonical(fs::absolute(database, ec), ec);
  return ec ? fs::path(database) : real;
}

// Nobody took the file away between opening and locking it.
bool still_there(int fd, const std::string& path) {
  struct stat mine {}, there {};
  return ::fstat(fd, &mine) == 0 && ::stat(path.c_str(), &there) == 0 && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev;
}

constexpr std::array database_tails{"", "-wal", "-shm", "-journal"};

// Where there is no database, a command that is refused midway, as on a full disk, leaves none.
void will_make_database(const std::string& path, std::vector<std::string>& made) {
  const auto is_there = [&](const std::string& tail) {
    struct stat info {};
    return ::lstat((path + tail).c_str(), &info) == 0;
  };
  if (is_there("")) return;
  for (const char* tail : database_tails) {
    if (!is_there(tail)) made.push_back(path + tail);
  }
}

// Opens the lock file, making it where there is none.
int open_lock(const std::string& path, std::vector<std::string>& made) {
  const int there = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (there >= 0 || errno != ENOENT) return there;
  const int fresh = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fresh >= 0) made.push_back(path);
  return fresh < 0 && errno == EEXIST ? ::open(path.c_str(), O_RDWR | O_CLOEXEC) : fresh;
}

Result<void> forget_incarnation(const std::string& path) {
  EBB_TRY(sqlite::Database db, sqlite::Database::open(path, sqlite::Mode::existing));
  EBB_CHECK_OK(db.run("PRAGMA synchronous=FULL"));
  EBB_TRY(sqlite::Statement s, db.prepare("DELETE FROM secret WHERE name=?1"));
  return s.bind(1, std::string_view(incarnation)).run();
}

// The same failure, told of the file that was given.
Error of_copy(Error error, const std::string& copy) {
  if (error.id == ErrorId::store_corrupt || error.id == ErrorId::store_failed) return {ErrorId::backup_unreadable, error.detail, {}};
  if (error.id == ErrorId::data_folder_unusable) return {ErrorId::file_unreadable, copy, {}};
  return error;
}

Result<void> whole_copy(const std::string& copy) {
  EBB_CHECK_OK(sqlite::examine(copy, application_id, schema_version_newest));
  EBB_TRY(sqlite::Database db, sqlite::Database::open(copy, sqlite::Mode::existing));
  db.leave_log_on_close();
  EBB_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  if (version < 1) return fail(ErrorId::store_corrupt, copy + ": there is nothing in it");
  EBB_TRY(const std::string found, db.text("PRAGMA integrity_check(1)"));
  return found == "ok" ? Result<void>{} : fail(ErrorId::store_corrupt, copy + ": " + found);
}

Result<void> examine_copy(const std::string& copy) {
  struct stat info {};
  if (::stat(copy.c_str(), &info) != 0) return fail(errno == ENOENT || errno == ENOTDIR ? ErrorId::file_missing : ErrorId::file_unreadable, copy);
  if (!S_ISREG(info.st_mode)) return fail(ErrorId::file_unreadable, copy + ": it is not a file");
  const auto whole = info.st_size == 0 ? fail(ErrorId::store_corrupt, copy + ": it is empty") : whole_copy(copy);
  if (!whole) return std::unexpected(of_copy(whole.error(), copy));
  return {};
}

void remove_database(const std::string& path) {
  for (const char* tail : database_tails) ::unlink((path + tail).c_str());
}

Result<void> sync_folder(const std::string& folder) {
  const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool ok = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  return ok ? Result<void>{} : unusable(folder, std::strerror(errno));
}

// Nothing is put over data, nor beside a log left behind, which would be played into the copy.
Result<void> check_place(const std::string& path) {
  const auto is_there = [&](const char* tail) { return ::access((path + tail).c_str(), F_OK) == 0; };
  struct stat info {};
  const bool no_byte = ::stat(path.c_str(), &info) == 0 && info.st_size == 0;
  if (is_there("") && !(no_byte && is_there("-wal"))) {
    const auto nothing = sqlite::holds_nothing(path);
    return nothing && *nothing ? Result<void>{} : fail(ErrorId::target_exists, path);
  }
  for (const char* tail : {"-wal", "-journal"}) {
    if (is_there(tail)) return fail(ErrorId::target_exists, path + tail);
  }
  return {};
}

}  // namespace

Result<StoreLock> StoreLock::take(const std::string& database) {
  const fs::path real = real_path(database);
  StoreLock lock(-1, {});
  EBB_CHECK_OK(make_folder(real.parent_path(), lock.made_));
  const std::string path = real.string() + ".lock";
  lock.fd_ = open_lock(path, lock.made_);
  if (lock.fd_ < 0) return unusable(real.parent_path(), std::strerror(errno));
  if (::flock(lock.fd_, LOCK_EX | LOCK_NB) == 0 && still_there(lock.fd_, path)) {
    will_make_database(real, lock.made_);
    return lock;
  }
  lock.keep();  // another server's by now
  return fail(ErrorId::store_busy, real.string());
}

StoreLock::~StoreLock() {
  unmake(made_);  // while it is still held
  if (fd_ >= 0) ::close(fd_);
}

Result<void> backup_store(const std::string& path, const std::string& out) {
  if (::access(path.c_str(), F_OK) != 0) return fail(ErrorId::file_missing, path);
  EBB_CHECK_OK(sqlite::examine(path, application_id, schema_version_newest));
  EBB_TRY(sqlite::Database db, sqlite::Database::open(path, sqlite::Mode::existing));
  EBB_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  if (version < 1) return fail(ErrorId::store_failed, path + ": there is nothing in it yet");
  EBB_CHECK_OK(db.copy_to(out));
  auto done = forget_incarnation(out);
  if (!done) remove_database(out);
  return done;
}

Result<void> restore_store(const std::string& copy, const std::string& path) {
  EBB_CHECK_OK(examine_copy(copy));
  EBB_TRY(StoreLock lock, StoreLock::take(path));
  const std::string part = path + ".part", folder = real_path(path).parent_path();
  EBB_CHECK_OK(check_place(path));
  remove_database(part);  // of a restore that was killed
  EBB_CHECK_OK(backup_store(copy, part));
  remove_database(path);  // what holds nothing, and its log
  if (::rename(part.c_str(), path.c_str()) != 0) {
    remove_database(part);
    return unusable(folder, std::strerror(errno));
  }
  lock.keep();
  return sync_folder(folder);
}

}  // namespace ebb::relay
