#include "adapters/sqlite/migrate.hpp"

#include <sys/stat.h>

namespace ebb::sqlite {
namespace {

// Checking every page of a large file would delay the start by minutes; its pages are checked as they are read.
constexpr std::int64_t quick_check_bytes_max = 256ll << 20;

// Changing to the write-ahead log writes the first page, which says nothing yet of whose file it is: a start that ends there leaves no more.
Result<bool> is_blank(Database& db) {
  EBB_TRY(const std::int64_t application, db.integer("PRAGMA application_id"));
  EBB_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  EBB_TRY(const std::int64_t tables, db.integer("SELECT count(*) FROM sqlite_master"));
  return application == 0 && version == 0 && tables == 0;
}

Result<void> look(Database& db, std::int64_t application_id, int newest, std::int64_t bytes) {
  EBB_TRY(const bool blank, is_blank(db));
  EBB_TRY(const std::int64_t application, db.integer("PRAGMA application_id"));
  EBB_TRY(const std::int64_t version, db.integer("PRAGMA user_version"));
  if (!blank && application != application_id) return fail(ErrorId::store_corrupt, "it is a database of another program");
  if (version > newest) return fail(ErrorId::store_newer, "its version is " + std::to_string(version) + ", this release knows " + std::to_string(newest));
  if (bytes > quick_check_bytes_max) return {};
  EBB_TRY(const std::string found, db.text("PRAGMA quick_check(1)"));
  if (found != "ok") return fail(ErrorId::store_corrupt, found);
  return {};
}

}  // namespace

Result<void> examine(const std::string& path, std::int64_t application_id, int newest) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0 || info.st_size == 0) return {};
  EBB_TRY(Database db, Database::open(path, Mode::existing));
  db.leave_log_on_close();
  auto seen = look(db, application_id, newest, info.st_size);
  if (!seen) seen.error().detail = path + ": " + seen.error().detail;
  return seen;
}

Result<bool> holds_nothing(const std::string& path) {
  EBB_TRY(Database db, Database::open(path, Mode::existing));
  db.leave_log_on_close();
  return is_blank(db);
}

Result<void> migrate(Database& db, std::int64_t application_id, std::span<const Migration> migrations) {
  EBB_TRY(std::int64_t version, db.integer("PRAGMA user_version"));
  for (const Migration& m : migrations) {
    if (m.version <= version) continue;
    EBB_CHECK_OK(db.run("BEGIN IMMEDIATE"));
    const std::string mark = "PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(m.version) + "; COMMIT";
    auto done = db.run(m.sql);
    if (done) done = db.run(mark.c_str());
    if (!done) {
      (void)db.run("ROLLBACK");
      return done;
    }
    version = m.version;
  }
  return {};
}

}  // namespace ebb::sqlite
