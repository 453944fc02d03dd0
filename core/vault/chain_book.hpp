// What one device knows of every chain of a record: how far it has read, what others have seen, what it wrote itself.
// A relay that holds something back, or shows two devices two histories, is found by comparing these.
#pragma once
#include <map>

#include "core/vault/chain.hpp"
#include "core/vault/payload.hpp"

namespace ebb::vault {

struct ChainKey {
  DeviceId device;
  StreamId stream;
  auto operator<=>(const ChainKey&) const = default;
};

class ChainBook {
 public:
  /// The relay's cursor up to which everything was read.
  std::uint64_t cursor() const { return cursor_; }
  void read_up_to(std::uint64_t cursor) { cursor_ = cursor; }

  /// The last link that was read from the relay.
  ChainHead listed(const ChainKey& chain) const;
  /// Of every chain of which something was read.
  std::vector<Head> listed() const;
  /// Another store is read, from its beginning. What was read and written before stays known: links that were there and are missing now are
  /// behind_known_head, others in their place history_forked, and `own` never writes a sequence twice.
  void begin_again(const DeviceId& own);
  /// A link from the relay. Errors: those of follow(), history_forked (somebody has seen another header at this place).
  Result<void> accept(const ChainKey& chain, const EnvelopeHeader& header, const Hash& hash);
  /// Somebody says that this link exists. Errors: history_forked (another header was read at this place).
  Result<void> claim(const Head& head);

  /// A link that stands where one was read. Errors: history_forked (it is not the one that was read).
  Result<void> check_read(const Head& head) const;

  /// Where this device goes on: the later of what it wrote and what was read of it.
  ChainHead last_written(const ChainKey& chain) const;
  /// An upload that the relay has acknowledged.
  void wrote(const ChainKey& chain, const ChainHead& head);

  /// Links read since they were last reported, at most 16: to go into the next upload.
  std::vector<Head> heads_to_report() const;
  /// They were part of an acknowledged upload.
  void reported(std::span<const Head> heads);

  /// When the relay says there is nothing newer. Errors: behind_known_head (somebody, or this device, knows of a later link).
  Result<void> check_complete() const;

  /// To be kept, sealed, together with the events it stands for. "EBC1" || …; an own format of each release's store.
  Buffer encode() const;
  /// Errors: local_cannot_open.
  static Result<ChainBook> decode(View bytes);
  bool operator==(const ChainBook&) const = default;

 private:
  struct Known {
    ChainHead listed, written;
    std::uint64_t claimed = 0, reported = 0;  ///< sequences; claimed 0: nobody said anything
    Hash claimed_hash{};
    std::vector<Hash> recent;  ///< of the last links read, the newest last
    bool operator==(const Known&) const = default;
  };
  static const Hash* hash_at(const Known& known, std::uint64_t sequence);
  std::map<ChainKey, Known> chains_;
  std::uint64_t cursor_ = 0;
};

}  // namespace ebb::vault
