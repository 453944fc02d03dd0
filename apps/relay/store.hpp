// What the relay keeps, behind one face, so that another engine can take SQLite's place. Every query of a person's data names the record.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/vault/chain.hpp"
#include "core/vault/frames.hpp"

namespace ebb::relay {

using vault::Buffer;
using vault::DeviceId;
using vault::Hash;
using vault::MemberId;
using vault::RecordId;
using vault::StreamId;

/// How a passphrase becomes keys; the relay only keeps and tells it.
struct Hashing {
  vault::Bytes<16> salt{};
  std::uint32_t mem_kib = 0, ops = 0;
};

struct Account {
  RecordId record;
  std::string name;
  Hashing hashing;
  Hash login{};  ///< hash of the login half
  std::optional<Hash> recovery_login;
  Buffer wrap_passphrase;
  std::optional<Buffer> wrap_recovery;
};

struct Session {
  Hash token{};  ///< hash of the token
  RecordId record;
  std::int64_t day = 0;  ///< last used, days since 1970
};

struct Record {
  RecordId id;
  vault::PublicKey identity{};
  std::uint32_t epoch = 0;
  Buffer member_list;
  std::uint64_t cursor = 0;  ///< of the newest entry
  std::uint64_t bytes = 0;   ///< of all entries
};

struct Device {
  DeviceId id;
  MemberId member;
  vault::PublicKey key{};
  Buffer certificate;
  bool revoked = false;
};

/// Where an envelope stands in its chain.
struct Place {
  StreamId stream;
  DeviceId device;
  std::uint64_t sequence = 0;
};

struct Entry {
  std::uint64_t cursor = 0;
  vault::FrameKind kind = vault::FrameKind::envelope;
  Buffer bytes;
};

struct Totals {
  std::uint64_t accounts = 0, records = 0, bytes = 0;
};

/// One thread at a time. Errors everywhere: disk_full, store_busy, store_corrupt, store_failed.
class Store {
 public:
  virtual ~Store() = default;

  virtual Result<void> begin() = 0;   ///< takes the one right to write
  virtual Result<void> commit() = 0;  ///< durable when it returns
  virtual void rollback() = 0;
  virtual Result<void> mark() = 0;         ///< inside a transaction: a point to go back to
  virtual Result<void> keep_marked() = 0;  ///< forgets the mark
  virtual void undo_marked() = 0;
  virtual bool in_transaction() const = 0;  ///< false also when the engine itself gave a transaction up
  /// Overwrites what was deleted, so that no copy stays in freed pages or the log.
  virtual Result<void> purge() = 0;

  virtual Result<std::optional<Account>> account(const std::string& name) = 0;
  virtual Result<std::optional<Account>> account_of(const RecordId& record) = 0;
  virtual Result<void> put_account(const Account& account) = 0;

  virtual Result<std::optional<Session>> session(const Hash& token) = 0;
  virtual Result<void> put_session(const Session& session) = 0;
  virtual Result<void> remove_session(const Hash& token) = 0;
  virtual Result<void> remove_sessions(const RecordId& record, const std::optional<Hash>& except) = 0;
  virtual Result<void> remove_sessions_before(std::int64_t day) = 0;

  virtual Result<std::optional<Record>> record(const RecordId& id) = 0;
  virtual Result<void> put_record(const Record& record) = 0;

  virtual Result<std::optional<Device>> device(const RecordId& record, const DeviceId& device) = 0;
  virtual Result<std::vector<Device>> devices(const RecordId& record) = 0;
  virtual Result<void> put_device(const RecordId& record, const Device& device) = 0;

  virtual Result<vault::ChainHead> head(const RecordId& record, const StreamId& stream, const DeviceId& device) = 0;
  virtual Result<void> put_head(const RecordId& record, const StreamId& stream, const DeviceId& device, const vault::ChainHead& head) = 0;

  virtual Result<void> add_entry(const RecordId& record, const Place& place, const Entry& entry, bool notice) = 0;
  virtual Result<std::optional<Entry>> entry_at(const RecordId& record, const Place& place) = 0;
  virtual Result<void> replace_entry(const RecordId& record, const Entry& entry) = 0;
  /// In the order of their cursors, at least one if there is any, then until `bytes_max` or `count_max` is reached.
  virtual Result<std::vector<Entry>> entries(const RecordId& record, std::uint64_t after, std::size_t count_max, std::size_t bytes_max) = 0;

  /// Everything of the record, account and sessions included. False: there was nothing.
  virtual Result<bool> remove_record(const RecordId& record) = 0;
  virtual Result<Totals> totals() = 0;
  /// A value made once per installation; `make` is kept when there is none yet.
  virtual Result<Buffer> secret(const std::string& name, const Buffer& make) = 0;
};

}  // namespace ebb::relay
