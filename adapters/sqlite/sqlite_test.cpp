#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/sqlite/migrate.hpp"

namespace ebb::sqlite {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t ours = 0x45626254;

class Sqlite : public ::testing::Test {
 protected:
  void SetUp() override {
    char name[] = "/tmp/ebb-sqlite-XXXXXX";
    folder = ::mkdtemp(name);
  }
  void TearDown() override { fs::remove_all(folder); }
  std::string at(const std::string& name) const { return folder + "/" + name; }
  static std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream s;
    s << in.rdbuf();
    return s.str();
  }
  Database made(const std::string& name, std::span<const Migration> migrations) {
    Database db = *Database::open(at(name), Mode::read_write);
    EXPECT_TRUE(db.run("PRAGMA journal_mode=WAL"));
    EXPECT_TRUE(migrate(db, ours, migrations));
    return db;
  }
  std::string folder;
};

constexpr Migration first[] = {{1, "CREATE TABLE t(x)"}};
constexpr Migration both[] = {{1, "CREATE TABLE t(x)"}, {2, "ALTER TABLE t ADD COLUMN y; INSERT INTO t VALUES(1, 2)"}};
constexpr Migration broken[] = {{1, "CREATE TABLE t(x)"}, {2, "INSERT INTO t VALUES(1); INSERT INTO nowhere VALUES(1)"}};

TEST_F(Sqlite, MigrationsRunOnceAndInOrder) {
  made("a.db", first);
  Database db = made("a.db", both);
  EXPECT_EQ(*db.integer("PRAGMA user_version"), 2);
  EXPECT_TRUE(migrate(db, ours, both));
  EXPECT_EQ(*db.integer("SELECT count(*) FROM t"), 1);
}

TEST_F(Sqlite, MigrationThatFailsLeavesTheVersionBefore) {
  Database db = made("a.db", first);
  EXPECT_FALSE(migrate(db, ours, broken));
  EXPECT_EQ(*db.integer("PRAGMA user_version"), 1);
  EXPECT_EQ(*db.integer("SELECT count(*) FROM t"), 0);
}

TEST_F(Sqlite, MigrationKilledMidwayLeavesAWholeVersion) {
  made("a.db", first);
  for (int round = 0; round < 10; ++round) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto db = Database::open(at("a.db"), Mode::existing);
      constexpr Migration slow[] = {{1, ""},
                                    {2, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<200000) INSERT INTO t SELECT i FROM n;"
                                        "CREATE TABLE done(x)"}};
      (void)migrate(*db, ours, slow);
      ::_exit(0);
    }
    ::usleep(static_cast<useconds_t>(2'000 + 9'000 * round));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    Database db = *Database::open(at("a.db"), Mode::existing);
    const auto version = *db.integer("PRAGMA user_version");
    const auto rows = *db.integer("SELECT count(*) FROM t");
    const auto tables = *db.integer("SELECT count(*) FROM sqlite_master WHERE name='done'");
    EXPECT_EQ(*db.text("PRAGMA integrity_check"), "ok");
    if (version == 1) EXPECT_TRUE(rows == 0 && tables == 0) << "half a migration is visible";
    else EXPECT_TRUE(rows == 200000 && tables == 1);
    if (version == 2) break;
  }
}

TEST_F(Sqlite, NewerForeignAndDamagedFilesAreNamedAndLeftAsTheyAre) {
  made("newer.db", both);
  std::ofstream(at("noise.db")) << std::string(5000, 'x');
  { Database other = *Database::open(at("other.db"), Mode::read_write); ASSERT_TRUE(other.run("CREATE TABLE t(x)")); }
  const std::string newer = bytes_of(at("newer.db")), other = bytes_of(at("other.db")), noise = bytes_of(at("noise.db"));
  EXPECT_EQ(examine(at("newer.db"), ours, 1).error().id, ErrorId::store_newer);
  EXPECT_EQ(examine(at("other.db"), ours, 2).error().id, ErrorId::store_corrupt);
  EXPECT_EQ(examine(at("noise.db"), ours, 2).error().id, ErrorId::store_corrupt);
  EXPECT_TRUE(examine(at("missing.db"), ours, 2));
  EXPECT_TRUE(examine(at("newer.db"), ours, 2));
  EXPECT_EQ(bytes_of(at("newer.db")), newer);
  EXPECT_EQ(bytes_of(at("other.db")), other);
  EXPECT_EQ(bytes_of(at("noise.db")), noise);
}

TEST_F(Sqlite, WhatAFirstStartThatEndedLeftIsNew) {
  { Database db = *Database::open(at("page.db"), Mode::read_write); ASSERT_TRUE(db.run("PRAGMA journal_mode=WAL")); }
  ASSERT_EQ(bytes_of(at("page.db")).size(), 4096u) << "the first page is written, and says nothing of whose it is";
  std::ofstream(at("empty.db")).close();
  {
    Database db = *Database::open(at("midway.db"), Mode::read_write);
    ASSERT_TRUE(db.run("PRAGMA journal_mode=WAL; BEGIN IMMEDIATE; CREATE TABLE t(x)"));
  }
  for (const char* name : {"page.db", "empty.db", "midway.db"}) {
    EXPECT_TRUE(*holds_nothing(at(name))) << name;
    EXPECT_TRUE(examine(at(name), ours, 2)) << name;
    Database db = made(name, both);
    EXPECT_EQ(*db.integer("PRAGMA application_id"), ours) << name;
    EXPECT_EQ(*db.integer("SELECT count(*) FROM t"), 1) << name;
    EXPECT_FALSE(*holds_nothing(at(name))) << name;
  }
}

TEST_F(Sqlite, OneSignOfAnotherProgramIsEnough) {
  const std::pair<const char*, const char*> signs[] = {{"table.db", "CREATE TABLE t(x)"}, {"version.db", "PRAGMA user_version=1"}, {"id.db", "PRAGMA application_id=5"}};
  for (const auto& [name, sign] : signs) {
    { Database db = *Database::open(at(name), Mode::read_write); ASSERT_TRUE(db.run(sign)); }
    EXPECT_FALSE(*holds_nothing(at(name))) << name;
    EXPECT_EQ(examine(at(name), ours, 2).error().id, ErrorId::store_corrupt) << name;
  }
}

TEST_F(Sqlite, ATornPageIsFound) {
  {
    Database db = made("a.db", first);
    ASSERT_TRUE(db.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000) INSERT INTO t SELECT hex(randomblob(50)) FROM n"));
  }
  std::fstream file(at("a.db"), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096 * 3);
  file << std::string(4096, '\x5a');
  file.close();
  EXPECT_EQ(examine(at("a.db"), ours, 1).error().id, ErrorId::store_corrupt);
}

TEST_F(Sqlite, AFullStoreIsNamedAndKeepsWhatItHad) {
  Database db = made("a.db", first);
  ASSERT_TRUE(db.run("INSERT INTO t VALUES(zeroblob(1000)); PRAGMA max_page_count=20"));
  Statement s = *db.prepare("INSERT INTO t VALUES(zeroblob(100000))");
  EXPECT_EQ(s.run().error().id, ErrorId::disk_full);
  EXPECT_EQ(*db.integer("SELECT count(*) FROM t"), 1);
}

TEST_F(Sqlite, ACopyTakenWhileOthersWriteIsWhole) {
  Database writer = made("a.db", first);
  ASSERT_TRUE(writer.run("INSERT INTO t VALUES(1); BEGIN IMMEDIATE; INSERT INTO t VALUES(2)"));
  Database reader = *Database::open(at("a.db"), Mode::read_only);
  ASSERT_TRUE(reader.copy_to(at("copy.db")));
  ASSERT_TRUE(writer.run("COMMIT"));
  Database copy = *Database::open(at("copy.db"), Mode::read_only);
  EXPECT_EQ(*copy.integer("SELECT count(*) FROM t"), 1);
  EXPECT_FALSE(fs::exists(at("copy.db-wal")));
  EXPECT_EQ(reader.copy_to(at("copy.db")).error().id, ErrorId::target_exists);
}

TEST_F(Sqlite, OtherFailuresAreNamedToo) {
  Database db = made("a.db", first);
  EXPECT_EQ(db.run("SELECT nonsense").error().id, ErrorId::store_failed);
  EXPECT_EQ(db.prepare("INSERT INTO nowhere VALUES(1)").error().id, ErrorId::store_failed);
}

TEST_F(Sqlite, AFolderThatIsNotThereIsNamed) {
  EXPECT_EQ(Database::open(at("none/a.db"), Mode::read_write).error().id, ErrorId::data_folder_unusable);
}

}  // namespace
}  // namespace ebb::sqlite
