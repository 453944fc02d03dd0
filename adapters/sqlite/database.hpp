// SQLite as values: every failure is a named error, every statement and connection closes itself.
#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace ebb::sqlite {

using Bytes = std::span<const std::uint8_t>;

enum class Mode : std::uint8_t {
  read_write,  ///< creates the file where there is none
  existing,    ///< reads and writes a file that must be there
  read_only,
};

class Database;

/// A prepared statement, kept and used again. Parameters count from 1, columns from 0.
class Statement {
 public:
  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, Bytes blob);  ///< the bytes must live until the statement is reset
  Statement& bind_null(int parameter);

  /// True: a row is there. False: done. Either way with an error the statement is reset.
  Result<bool> step();
  /// For statements that give no rows: runs and resets.
  Result<void> run();
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  std::string blob(int column) const;
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* s) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> stmt_;
};

/// Resets the statement when the scope ends, so that no read transaction stays open.
class Use {
 public:
  explicit Use(Statement& s) : s_(s) {}
  ~Use() { s_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Statement* operator->() { return &s_; }

 private:
  Statement& s_;
};

/// One connection; used by one thread at a time.
class Database {
 public:
  /// Errors: data_folder_unusable, store_corrupt, store_busy, store_failed.
  static Result<Database> open(const std::string& path, Mode mode);

  /// Runs one or several statements. Errors as for `error_of`.
  Result<void> run(const char* sql);
  Result<Statement> prepare(std::string_view sql);
  Result<std::int64_t> integer(const char* sql);
  Result<std::string> text(const char* sql);
  /// Rows changed by the last statement.
  std::int64_t changes() const;
  /// False also when SQLite gave a transaction up by itself, as it does on a full disk.
  bool in_transaction() const;
  /// Closing leaves the write-ahead log as it is: for looking at a file without touching it.
  void leave_log_on_close();
  /// Makes `path` a whole copy while others write; the copy is checked and carries no log. Errors: target_exists, cannot_write, store_corrupt, disk_full.
  Result<void> copy_to(const std::string& path);

 private:
  friend Error error_of(sqlite3*, int);
  struct Close {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<sqlite3, Close> db_;
};

/// disk_full, store_busy, store_corrupt, data_folder_unusable or store_failed, with SQLite's own words as detail.
Error error_of(sqlite3* db, int code);

}  // namespace ebb::sqlite
