#include "adapters/sqlite/database.hpp"

#include <sqlite3.h>

#include <cerrno>

namespace ebb::sqlite {
namespace {

constexpr int busy_wait_ms = 5'000;

ErrorId id_of(int code, int system_errno) {
  switch (code & 0xff) {
    case SQLITE_FULL: return ErrorId::disk_full;
    case SQLITE_IOERR: return system_errno == ENOSPC || system_errno == EDQUOT ? ErrorId::disk_full : ErrorId::store_failed;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorId::store_busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorId::store_corrupt;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY: return system_errno == ENOSPC ? ErrorId::disk_full : ErrorId::data_folder_unusable;
    default: return ErrorId::store_failed;
  }
}

}  // namespace

Error error_of(sqlite3* db, int code) {
  const int extended = db ? sqlite3_extended_errcode(db) : code;
  const int system_errno = db ? sqlite3_system_errno(db) : 0;
  return {id_of(code, system_errno), sqlite3_errstr(extended ? extended : code), {}};
}

void Statement::Finalize::operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Statement& Statement::bind(int parameter, std::int64_t value) {
  sqlite3_bind_int64(stmt_.get(), parameter, value);
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(stmt_.get(), parameter, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int parameter, Bytes blob) {
  sqlite3_bind_blob64(stmt_.get(), parameter, blob.empty() ? static_cast<const void*>("") : blob.data(), blob.size(), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  sqlite3_bind_null(stmt_.get(), parameter);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(stmt_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  Error error = error_of(sqlite3_db_handle(stmt_.get()), code);
  sqlite3_reset(stmt_.get());
  return std::unexpected(std::move(error));
}

Result<void> Statement::run() {
  auto row = step();
  while (row && *row) row = step();
  reset();
  if (!row) return std::unexpected(row.error());
  return {};
}

void Statement::reset() {
  sqlite3_reset(stmt_.get());
  sqlite3_clear_bindings(stmt_.get());
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(stmt_.get(), column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(stmt_.get(), column) == SQLITE_NULL; }

std::string Statement::text(int column) const { return blob(column); }

std::string Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(stmt_.get(), column);
  const int size = sqlite3_column_bytes(stmt_.get(), column);
  return bytes ? std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size)) : std::string();
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  constexpr int flags[] = {SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, SQLITE_OPEN_READWRITE, SQLITE_OPEN_READONLY};
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags[static_cast<int>(mode)] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  Database d;
  d.db_.reset(raw);
  if (code != SQLITE_OK) {
    Error e = error_of(raw, code);
    e.detail = path + ": " + e.detail;
    return std::unexpected(std::move(e));
  }
  sqlite3_busy_timeout(raw, busy_wait_ms);
  return d;
}

Result<void> Database::run(const char* sql) {
  const int code = sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return std::unexpected(error_of(db_.get(), code));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  if (code != SQLITE_OK) {
    Error e = error_of(db_.get(), code);
    if (e.id == ErrorId::store_failed) e.detail += std::string(": ") + sqlite3_errmsg(db_.get());
    return std::unexpected(std::move(e));
  }
  Statement s;
  s.stmt_.reset(raw);
  return s;
}

Result<std::int64_t> Database::integer(const char* sql) {
  EBB_TRY(Statement s, prepare(sql));
  EBB_TRY(const bool row, s.step());
  return row ? s.integer(0) : 0;
}

Result<std::string> Database::text(const char* sql) {
  EBB_TRY(Statement s, prepare(sql));
  EBB_TRY(const bool row, s.step());
  return row ? s.text(0) : std::string();
}

std::int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(db_.get()) == 0; }

void Database::leave_log_on_close() { sqlite3_db_config(db_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr); }

}  // namespace ebb::sqlite
