// One instance holds one open record. It is asked by JSON and answers by JSON; it keeps no clock and no chance of its own.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "apps/wasm/vault_state.hpp"
#include "core/practice/practice.hpp"
#include "core/record/fold.hpp"
#include "core/record/stamp.hpp"
#include "core/sensor/live_session.hpp"

namespace ebb::bridge {

/// The record that is open: a set of events and who writes into it.
class Space {
 public:
  Space(const record::Author& author, record::FoldOptions held) : author_(author), held_(std::move(held)) {}

  /// False: it was here already. Another content under the same id is kept too.
  bool add(record::Event event);
  /// An entry whose data says something impossible: what it was about is in doubt for a while.
  void could_not_read(record::LineHead head) { held_.impossible.push_back(std::move(head)); }
  Result<record::Event> write(const record::Now& now, std::span<const std::uint8_t, 10> random, record::Data draft);
  record::Journey journey(const Moment& at) const { return record::fold(events_, at, held_); }
  const std::vector<record::Event>& events() const { return events_; }
  /// The first event of that id, or nullptr.
  const record::Event* find(const Ulid& id) const;
  /// The event and all that say something about the same entry: what corrects or withdraws it, and the other events of its session.
  std::vector<Ulid> about(const Ulid& id) const;
  /// As if they had never been here.
  void forget(const std::vector<Ulid>& ids);

 private:
  record::ClockState clock(const record::Now& now) const;
  record::Author author_;
  record::FoldOptions held_;
  std::vector<record::Event> events_;
  std::multimap<Ulid, std::size_t> by_id_;
};

class Instance {
 public:
  /// Never fails: whatever is asked, the answer is a reply or a named error.
  std::string request(std::string_view text);

  /// Without a cipher the operations that need one are not there.
  explicit Instance(const vault::Cipher* c = nullptr) : cipher(c) {}

  const vault::Cipher* cipher;
  std::optional<Space> space;
  std::optional<practice::Practice> practice;  ///< the session being played
  std::optional<Account> account;
  std::optional<sensor::LiveSession> live;     ///< the simulated sensor
};

}  // namespace ebb::bridge
