// Streams: one per compartment. Ids look random to whoever has no key; each epoch has its own key.
#pragma once
#include <vector>

#include "core/record/terms.hpp"
#include "core/vault/account.hpp"

namespace ebb::vault {

using record::Compartment;

StreamId stream_id(const Cipher& cipher, const AccountSecret& secret, Compartment compartment);
Key stream_key(const Cipher& cipher, const AccountSecret& secret, const StreamId& stream, std::uint32_t epoch);

struct Stream {
  Compartment compartment{};
  StreamId id;
};

/// The streams a device holds, and their keys: here all of the owner's, from her account secret.
class Keyring {
 public:
  /// `held`: the compartments this device reads and writes, each once.
  Keyring(const Cipher& cipher, const AccountSecret& secret, std::span<const Compartment> held);
  const std::vector<Stream>& streams() const { return streams_; }
  /// nullptr: not held.
  const Stream* find(const StreamId& id) const;
  const Stream* find(Compartment compartment) const;
  Key key(const StreamId& stream, std::uint32_t epoch) const { return stream_key(*cipher_, secret_, stream, epoch); }

 private:
  const Cipher* cipher_;
  AccountSecret secret_;
  std::vector<Stream> streams_;
};

}  // namespace ebb::vault
