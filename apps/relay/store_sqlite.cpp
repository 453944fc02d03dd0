#include "apps/relay/store_sqlite.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>

#include "adapters/sqlite/migrate.hpp"
#include "relay_migrations.hpp"

namespace ebb::relay {

const int schema_version_newest = schema_version;

namespace {

using sqlite::Database;
using sqlite::Statement;
using sqlite::Use;

Buffer buffer(const std::string& s) { return {s.begin(), s.end()}; }

template <std::size_t N>
vault::Bytes<N> fixed(const std::string& s) {
  vault::Bytes<N> b{};
  std::memcpy(b.data(), s.data(), std::min(N, s.size()));
  return b;
}

template <class I>
I id_of(const std::string& s) { return I{fixed<16>(s)}; }

sqlite::Bytes optional_bytes(const std::optional<Hash>& h) { return h ? sqlite::Bytes(*h) : sqlite::Bytes(); }

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(Database db) : db_(std::move(db)) {}

  Result<void> begin() override { return db_.run("BEGIN IMMEDIATE"); }
  Result<void> commit() override { return db_.run("COMMIT"); }
  void rollback() override { (void)db_.run("ROLLBACK"); }
  Result<void> mark() override { return db_.run("SAVEPOINT one"); }
  Result<void> keep_marked() override { return db_.run("RELEASE one"); }
  void undo_marked() override { (void)db_.run("ROLLBACK TO one; RELEASE one"); }
  bool in_transaction() const override { return db_.in_transaction(); }

  // secure_delete has zeroed the freed pages; the log still holds what they were.
  Result<void> purge() override {
    for (int tries = 0; tries < 50; ++tries) {
      EBB_TRY(const std::int64_t busy, db_.integer("PRAGMA wal_checkpoint(TRUNCATE)"));
      if (busy == 0) return {};
    }
    return fail(ErrorId::store_busy, "the write-ahead log could not be emptied");
  }

  Result<std::optional<Account>> account(const std::string& name) override {
    EBB_TRY(Statement * s, ready("SELECT record,name,salt,mem_kib,ops,login,recovery_login,wrap_passphrase,wrap_recovery FROM account WHERE name=?1"));
    s->bind(1, std::string_view(name));
    return read_account(*s);
  }

  Result<std::optional<Account>> account_of(const RecordId& record) override {
    EBB_TRY(Statement * s, ready("SELECT record,name,salt,mem_kib,ops,login,recovery_login,wrap_passphrase,wrap_recovery FROM account WHERE record=?1"));
    s->bind(1, record.bytes);
    return read_account(*s);
  }

  Result<void> put_account(const Account& a) override {
    EBB_TRY(Statement * s, ready("INSERT INTO account(record,name,salt,mem_kib,ops,login,recovery_login,wrap_passphrase,wrap_recovery) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) "
                                 "ON CONFLICT(record) DO UPDATE SET salt=?3,mem_kib=?4,ops=?5,login=?6,recovery_login=?7,wrap_passphrase=?8,wrap_recovery=?9"));
    s->bind(1, a.record.bytes).bind(2, std::string_view(a.name)).bind(3, a.hashing.salt).bind(4, std::int64_t{a.hashing.mem_kib}).bind(5, std::int64_t{a.hashing.ops});
    s->bind(6, a.login).bind(7, optional_bytes(a.recovery_login)).bind(8, a.wrap_passphrase);
    if (!a.recovery_login) s->bind_null(7);
    if (a.wrap_recovery) s->bind(9, *a.wrap_recovery);
    return s->run();
  }

  Result<std::optional<Session>> session(const Hash& token) override {
    EBB_TRY(Statement * s, ready("SELECT record,day FROM session WHERE token=?1"));
    s->bind(1, token);
    Use use(*s);
    EBB_TRY(const bool row, s->step());
    if (!row) return std::nullopt;
    return Session{token, id_of<RecordId>(s->blob(0)), s->integer(1)};
  }

  Result<void> put_session(const Session& v) override {
    EBB_TRY(Statement * s, ready("INSERT INTO session(token,record,day) VALUES(?1,?2,?3) ON CONFLICT(token) DO UPDATE SET day=?3"));
    return s->bind(1, v.token).bind(2, v.record.bytes).bind(3, v.day).run();
  }

  Result<void> remove_session(const Hash& token) override {
    EBB_TRY(Statement * s, ready("DELETE FROM session WHERE token=?1"));
    return s->bind(1, token).run();
  }

  Result<void> remove_sessions(const RecordId& record, const std::optional<Hash>& except) override {
    EBB_TRY(Statement * s, ready("DELETE FROM session WHERE record=?1 AND token<>?2"));
    return s->bind(1, record.bytes).bind(2, optional_bytes(except)).run();
  }

  Result<void> remove_sessions_before(std::int64_t day) override {
    EBB_TRY(Statement * s, ready("DELETE FROM session WHERE day<?1"));
    return s->bind(1, day).run();
  }

  Result<std::optional<Record>> record(const RecordId& id) override {
    EBB_TRY(Statement * s, ready("SELECT identity,epoch,member_list,cursor,bytes FROM record WHERE record=?1"));
    s->bind(1, id.bytes);
    Use use(*s);
    EBB_TRY(const bool row, s->step());
    if (!row) return std::nullopt;
    return Record{id, fixed<32>(s->blob(0)), static_cast<std::uint32_t>(s->integer(1)), buffer(s->blob(2)), static_cast<std::uint64_t>(s->integer(3)),
                  static_cast<std::uint64_t>(s->integer(4))};
  }

  Result<void> put_record(const Record& r) override {
    EBB_TRY(Statement * s, ready("INSERT INTO record(record,identity,epoch,member_list,cursor,bytes) VALUES(?1,?2,?3,?4,?5,?6) "
                                 "ON CONFLICT(record) DO UPDATE SET epoch=?3,member_list=?4,cursor=?5,bytes=?6"));
    s->bind(1, r.id.bytes).bind(2, r.identity).bind(3, std::int64_t{r.epoch}).bind(4, r.member_list);
    return s->bind(5, static_cast<std::int64_t>(r.cursor)).bind(6, static_cast<std::int64_t>(r.bytes)).run();
  }

  Result<std::optional<Device>> device(const RecordId& record, const DeviceId& device) override {
    EBB_TRY(Statement * s, ready("SELECT device,member,key,certificate,revoked FROM device WHERE record=?1 AND device=?2"));
    s->bind(1, record.bytes).bind(2, device.bytes);
    Use use(*s);
    EBB_TRY(const bool row, s->step());
    if (!row) return std::nullopt;
    return device_of(*s);
  }

  Result<std::vector<Device>> devices(const RecordId& record) override {
    EBB_TRY(Statement * s, ready("SELECT device,member,key,certificate,revoked FROM device WHERE record=?1 ORDER BY device"));
    s->bind(1, record.bytes);
    Use use(*s);
    std::vector<Device> all;
    for (;;) {
      EBB_TRY(const bool row, s->step());
      if (!row) return all;
      all.push_back(device_of(*s));
    }
  }

  Result<void> put_device(const RecordId& record, const Device& d) override {
    EBB_TRY(Statement * s, ready("INSERT INTO device(record,device,member,key,certificate,revoked) VALUES(?1,?2,?3,?4,?5,?6) "
                                 "ON CONFLICT(record,device) DO UPDATE SET revoked=?6"));
    s->bind(1, record.bytes).bind(2, d.id.bytes).bind(3, d.member.bytes).bind(4, d.key).bind(5, d.certificate);
    return s->bind(6, std::int64_t{d.revoked}).run();
  }

  Result<vault::ChainHead> head(const RecordId& record, const StreamId& stream, const DeviceId& device) override {
    EBB_TRY(Statement * s, ready("SELECT sequence,hash,epoch FROM head WHERE record=?1 AND stream=?2 AND device=?3"));
    s->bind(1, record.bytes).bind(2, stream.bytes).bind(3, device.bytes);
    Use use(*s);
    EBB_TRY(const bool row, s->step());
    if (!row) return vault::ChainHead{};
    return vault::ChainHead{static_cast<std::uint64_t>(s->integer(0)), fixed<32>(s->blob(1)), static_cast<std::uint32_t>(s->integer(2))};
  }

  Result<void> put_head(const RecordId& record, const StreamId& stream, const DeviceId& device, const vault::ChainHead& h) override {
    EBB_TRY(Statement * s, ready("INSERT INTO head(record,stream,device,sequence,hash,epoch) VALUES(?1,?2,?3,?4,?5,?6) "
                                 "ON CONFLICT(record,stream,device) DO UPDATE SET sequence=?4,hash=?5,epoch=?6"));
    s->bind(1, record.bytes).bind(2, stream.bytes).bind(3, device.bytes).bind(4, static_cast<std::int64_t>(h.sequence)).bind(5, h.hash);
    return s->bind(6, std::int64_t{h.epoch}).run();
  }

  Result<void> add_entry(const RecordId& record, const Place& p, const Entry& e, bool notice) override {
    EBB_TRY(Statement * s, ready("INSERT INTO envelope(record,cursor,stream,device,sequence,kind,notice,bytes) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)"));
    s->bind(1, record.bytes).bind(2, static_cast<std::int64_t>(e.cursor)).bind(3, p.stream.bytes).bind(4, p.device.bytes).bind(5, static_cast<std::int64_t>(p.sequence));
    return s->bind(6, static_cast<std::int64_t>(e.kind)).bind(7, std::int64_t{notice}).bind(8, e.bytes).run();
  }

  Result<std::optional<Entry>> entry_at(const RecordId& record, const Place& p) override {
    EBB_TRY(Statement * s, ready("SELECT cursor,kind,bytes FROM envelope WHERE record=?1 AND stream=?2 AND device=?3 AND sequence=?4 AND notice=0"));
    s->bind(1, record.bytes).bind(2, p.stream.bytes).bind(3, p.device.bytes).bind(4, static_cast<std::int64_t>(p.sequence));
    Use use(*s);
    EBB_TRY(const bool row, s->step());
    if (!row) return std::nullopt;
    return entry_of(*s);
  }

  Result<void> replace_entry(const RecordId& record, const Entry& e) override {
    EBB_TRY(Statement * s, ready("UPDATE envelope SET kind=?3,bytes=?4 WHERE record=?1 AND cursor=?2"));
    s->bind(1, record.bytes).bind(2, static_cast<std::int64_t>(e.cursor)).bind(3, static_cast<std::int64_t>(e.kind));
    return s->bind(4, e.bytes).run();
  }

  Result<std::vector<Entry>> entries(const RecordId& record, std::uint64_t after, std::size_t count_max, std::size_t bytes_max) override {
    EBB_TRY(Statement * s, ready("SELECT cursor,kind,bytes FROM envelope WHERE record=?1 AND cursor>?2 ORDER BY cursor LIMIT ?3"));
    s->bind(1, record.bytes).bind(2, static_cast<std::int64_t>(after)).bind(3, static_cast<std::int64_t>(count_max));
    Use use(*s);
    std::vector<Entry> all;
    for (std::size_t bytes = 0; bytes < bytes_max;) {
      EBB_TRY(const bool row, s->step());
      if (!row) break;
      all.push_back(entry_of(*s));
      bytes += all.back().bytes.size();
    }
    return all;
  }

  Result<bool> remove_record(const RecordId& record) override {
    bool any = false;
    for (const char* sql : {"DELETE FROM envelope WHERE record=?1", "DELETE FROM head WHERE record=?1", "DELETE FROM device WHERE record=?1",
                            "DELETE FROM session WHERE record=?1", "DELETE FROM account WHERE record=?1", "DELETE FROM record WHERE record=?1"}) {
      EBB_TRY(Statement * s, ready(sql));
      EBB_CHECK_OK(s->bind(1, record.bytes).run());
      any = any || db_.changes() > 0;
    }
    return any;
  }

  Result<Totals> totals() override {
    EBB_TRY(const std::int64_t accounts, db_.integer("SELECT count(*) FROM account"));
    EBB_TRY(const std::int64_t records, db_.integer("SELECT count(*) FROM record"));
    EBB_TRY(const std::int64_t bytes, db_.integer("SELECT coalesce(sum(bytes),0) FROM record"));
    return Totals{static_cast<std::uint64_t>(accounts), static_cast<std::uint64_t>(records), static_cast<std::uint64_t>(bytes)};
  }

  Result<Buffer> secret(const std::string& name, const Buffer& make) override {
    EBB_TRY(Statement * put, ready("INSERT INTO secret(name,value) VALUES(?1,?2) ON CONFLICT(name) DO NOTHING"));
    EBB_CHECK_OK(put->bind(1, std::string_view(name)).bind(2, make).run());
    EBB_TRY(Statement * get, ready("SELECT value FROM secret WHERE name=?1"));
    get->bind(1, std::string_view(name));
    Use use(*get);
    EBB_TRY(const bool row, get->step());
    if (!row) return fail(ErrorId::store_failed, "a value just written is missing");
    return buffer(get->blob(0));
  }

 private:
  // Statements are prepared once, found again by the address of their literal.
  Result<Statement*> ready(const char* sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return &known->second;
    EBB_TRY(Statement made, db_.prepare(sql));
    return &statements_.emplace(sql, std::move(made)).first->second;
  }

  static Result<std::optional<Account>> read_account(Statement& s) {
    Use use(s);
    EBB_TRY(const bool row, s.step());
    if (!row) return std::nullopt;
    Account a{id_of<RecordId>(s.blob(0)), s.text(1), {fixed<16>(s.blob(2)), static_cast<std::uint32_t>(s.integer(3)), static_cast<std::uint32_t>(s.integer(4))},
              fixed<32>(s.blob(5)), {}, buffer(s.blob(7)), {}};
    if (!s.is_null(6)) a.recovery_login = fixed<32>(s.blob(6));
    if (!s.is_null(8)) a.wrap_recovery = buffer(s.blob(8));
    return a;
  }

  static Device device_of(Statement& s) {
    return {id_of<DeviceId>(s.blob(0)), id_of<MemberId>(s.blob(1)), fixed<32>(s.blob(2)), buffer(s.blob(3)), s.integer(4) != 0};
  }

  static Entry entry_of(Statement& s) {
    return {static_cast<std::uint64_t>(s.integer(0)), static_cast<vault::FrameKind>(s.integer(1)), buffer(s.blob(2))};
  }

  Database db_;
  std::map<const char*, Statement> statements_;
};

}  // namespace

std::string database_in(const std::string& folder) { return folder + "/relay.db"; }

namespace {

// Nobody else on the machine reads it; the write-ahead log takes the rights of the file it belongs to. Files of an earlier release are closed too.
Result<void> keep_to_ourselves(const std::string& path) {
  constexpr mode_t own_file = 0600;
  const int fd = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, own_file);
  if (fd < 0) return fail(errno == ENOSPC ? ErrorId::disk_full : ErrorId::data_folder_unusable, path + ": " + std::strerror(errno));
  ::close(fd);
  for (const char* tail : {"", "-wal", "-shm"}) (void)::chmod((path + tail).c_str(), own_file);
  return {};
}

}  // namespace

Result<void> prepare_store(const std::string& path) {
  EBB_CHECK_OK(sqlite::examine(path, application_id, schema_version));
  EBB_CHECK_OK(keep_to_ourselves(path));
  EBB_TRY(Database db, Database::open(path, sqlite::Mode::read_write));
  EBB_CHECK_OK(db.run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"));
  return sqlite::migrate(db, application_id, migrations);
}

Result<std::unique_ptr<Store>> open_store(const std::string& path) {
  EBB_TRY(Database db, Database::open(path, sqlite::Mode::existing));
  EBB_CHECK_OK(db.run("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA journal_size_limit=16777216"));
  return std::make_unique<SqliteStore>(std::move(db));
}

}  // namespace ebb::relay
