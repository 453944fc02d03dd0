// A made-up record for tests: a space, its devices, a relay that can be made to lie. Everything follows from fixed bytes.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "adapters/sodium/sodium.hpp"
#include "core/vault/envelope.hpp"
#include "core/vault/frames.hpp"
#include "core/vault/receive.hpp"
#include "core/vault/space.hpp"
#include "core/vault/upload.hpp"

namespace ebb::vault::testing {

inline const sodium::SodiumCipher& cipher() {
  static const sodium::SodiumCipher c;
  return c;
}

/// N bytes that count up from `from`.
template <std::size_t N>
Bytes<N> counting(std::uint8_t from) {
  Bytes<N> b{};
  for (std::size_t i = 0; i < N; ++i) b[i] = static_cast<std::uint8_t>(from + i);
  return b;
}

inline std::string to_hex(View bytes) {
  std::string out;
  for (const std::uint8_t b : bytes) out += "0123456789abcdef"[b >> 4], out += "0123456789abcdef"[b & 15];
  return out;
}

inline Buffer from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  Buffer out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out.push_back(static_cast<std::uint8_t>(digit(hex[i]) << 4 | digit(hex[i + 1])));
  return out;
}

template <std::size_t N>
Bytes<N> hex(std::string_view text) {
  const Buffer b = from_hex(text);
  return Reader(b).array<N>();
}

inline constexpr std::array both{Compartment::body, Compartment::private_safety};

/// A space made from counting bytes.
inline NewSpace made_space() {
  return new_space(cipher(), Key(counting<32>(200)), Instant{1'763'758'800'000}, Secret(counting<new_space_random_bytes>(1)));
}

/// One device that writes and reads.
struct Device {
  const NewSpace& space;
  DeviceId id;
  SigningKey key;
  Keyring keyring;
  ChainBook book;
  std::uint32_t epoch = 1;
  std::uint8_t nonce_from = 0;  ///< differs between devices

  Device(const NewSpace& s, const NewDevice& d, std::uint8_t nonces)
      : space(s), id(d.id), key(cipher().signing_key(d.seed)), keyring(cipher(), s.secret, both), nonce_from(nonces) {}

  Author author() const { return {space.record, id, &key}; }

  /// Seals, and takes it as acknowledged.
  std::vector<Buffer> upload(std::vector<Outgoing> outgoing) {
    const auto heads = book.heads_to_report();
    const auto plan = plan_upload(keyring, outgoing, heads).value();
    std::vector<Nonce> nonces;
    for (std::size_t i = 0; i < nonces_needed(plan); ++i) {
      Nonce n = counting<24>(nonce_from);
      n[0] = static_cast<std::uint8_t>(++drawn_), n[1] = static_cast<std::uint8_t>(drawn_ >> 8);
      nonces.push_back(n);
    }
    Upload up = seal_upload(cipher(), author(), keyring, epoch, book, plan, nonces).value();
    for (const auto& [chain, head] : up.written) book.wrote(chain, head);
    book.reported(heads);
    return std::move(up.batches);
  }
  std::vector<Buffer> say(const std::string& word, Compartment c = Compartment::body) { return upload({{c, {R"({"kind":"note","word":")" + word + "\"}"}}}); }

 private:
  std::uint32_t drawn_ = 0;
};

/// What a relay holds, in order. Its list can be changed at will.
struct Relay {
  std::vector<Buffer> held;
  std::map<std::size_t, Buffer> erased;  ///< by place in `held`

  void take(const std::vector<Buffer>& batches) {
    for (const Buffer& b : batches) {
      for (const View item : parse_batch(b).value()) held.emplace_back(item.begin(), item.end());
    }
  }
  Buffer listing(std::uint64_t after = 0) const {
    Buffer out;
    for (std::size_t i = after; i < held.size(); ++i) {
      const auto gone = erased.find(i);
      if (gone == erased.end()) append_frame(out, {i + 1, FrameKind::envelope, held[i]});
      else append_frame(out, {i + 1, FrameKind::erased, gone->second});
    }
    return out;
  }
};

/// Two devices of one person and their relay.
struct World {
  NewSpace space = made_space();
  NewDevice second = new_device(cipher(), space.secret, space.record, space.owner, Instant{1'763'762'400'000}, Secret(counting<new_device_random_bytes>(90)));
  Device phone{space, space.device, 10};
  Device laptop{space, second, 130};
  Relay relay;

  Membership membership(std::uint32_t epoch = 1) const {
    const SigningKey identity = identity_key(cipher(), space.secret);
    const Buffer list = sign_member_list(cipher(), {space.record, 1, epoch, space.identity, {{space.owner, space.identity, Role::owner}}, {}}, identity);
    const std::vector<View> certificates{space.device.certificate, second.certificate};
    return Membership::read(cipher(), space.record, space.identity, list, certificates).value();
  }
  Received read(Device& reader, std::uint32_t epoch = 1) { return receive(cipher(), membership(epoch), reader.keyring, reader.book, relay.listing(reader.book.cursor())); }
};

/// The words of all events, in the order read.
inline std::vector<std::string> words(const Received& r) {
  std::vector<std::string> out;
  for (const ReceivedBatch& b : r.batches) {
    for (const json::Value& e : b.events) out.push_back(*e.find("word")->as_string());
  }
  return out;
}

inline std::string_view stop(const Received& r) { return r.stopped ? name_of(r.stopped->error.id) : "none"; }

template <class T>
std::string_view refusal(const Result<T>& r) { return r ? std::string_view("none") : name_of(r.error().id); }

}  // namespace ebb::vault::testing
