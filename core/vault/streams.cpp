#include "core/vault/streams.hpp"

namespace ebb::vault {

StreamId stream_id(const Cipher& cipher, const AccountSecret& secret, Compartment compartment) {
  const Buffer message = Writer().text("ebb stream id v1").text(name_of(compartment)).take();
  const Hash h = cipher.keyed_hash(secret.bytes.expose(), message);
  return Reader(h).id<StreamId>();
}

Key stream_key(const Cipher& cipher, const AccountSecret& secret, const StreamId& stream, std::uint32_t epoch) {
  const Buffer message = Writer().text("ebb stream key v1").id(stream).u32(epoch).take();
  return Key(cipher.keyed_hash(secret.bytes.expose(), message));
}

Keyring::Keyring(const Cipher& cipher, const AccountSecret& secret, std::span<const Compartment> held)
    : cipher_(&cipher), secret_{secret.bytes.copy()} {
  for (const Compartment c : held) streams_.push_back({c, stream_id(cipher, secret, c)});
}

const Stream* Keyring::find(const StreamId& id) const {
  const auto s = std::ranges::find(streams_, id, &Stream::id);
  return s == streams_.end() ? nullptr : &*s;
}

const Stream* Keyring::find(Compartment compartment) const {
  const auto s = std::ranges::find(streams_, compartment, &Stream::compartment);
  return s == streams_.end() ? nullptr : &*s;
}

}  // namespace ebb::vault
