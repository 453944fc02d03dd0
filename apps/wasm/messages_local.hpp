// Requests and replies about what this device keeps: sealed for itself, and how far it has read.
#pragma once
#include "apps/wasm/wire.hpp"

namespace ebb::bridge {

/// In the order of vault::LocalKind, which counts from 1.
enum class LocalPart { segment, snapshot, draft, outbox, device_key, chains, settings };

struct LocalSeal {
  LocalPart kind{};
  std::string name;
  Bytes data;
  Bytes24 nonce;
};
template <class V>
void describe(V& v, LocalSeal& x) {
  v.type("LocalSeal", "seals something this device keeps");
  v.field("kind", x.kind, "what it is");
  v.field("name", x.name, "of the row; it opens under this name alone");
  v.field("data", x.data, "in clear");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct LocalOpen {
  LocalPart kind{};
  std::string name;
  Bytes sealed;
};
template <class V>
void describe(V& v, LocalOpen& x) {
  v.type("LocalOpen", "opens something this device keeps");
  v.field("kind", x.kind, "what it is");
  v.field("name", x.name, "of the row");
  v.field("sealed", x.sealed, "as it was kept");
}

struct Sealed {
  Bytes sealed;
};
template <class V>
void describe(V& v, Sealed& x) {
  v.type("Sealed", "nobody without the account secret can read it");
  v.field("sealed", x.sealed, "to be kept");
}

struct Opened {
  Bytes data;
};
template <class V>
void describe(V& v, Opened& x) {
  v.type("Opened", "in clear");
  v.field("data", x.data, "what was sealed");
}

struct ChainsSave {
  Bytes24 nonce;
};
template <class V>
void describe(V& v, ChainsSave& x) {
  v.type("ChainsSave", "where the chains stand, to be kept together with the events");
  v.field("nonce", x.nonce, "24 fresh bytes");
}

struct ChainHeadRow {
  FixedBytes<16> device, stream;
  std::int64_t sequence = 0;
};
template <class V>
void describe(V& v, ChainHeadRow& x) {
  v.type("ChainHeadRow", "how far a chain was read from the relay");
  v.field("device", x.device, "whose chain, as in headers");
  v.field("stream", x.stream, "in which stream");
  v.field("sequence", x.sequence, "of the last link that was read");
}

struct ChainsListed {
  std::vector<ChainHeadRow> heads;
};
template <class V>
void describe(V& v, ChainsListed& x) {
  v.type("ChainsListed", "what the relay holds, as far as it was read");
  v.field("heads", x.heads, "chains of which nothing was read are not here");
}

}  // namespace ebb::bridge

namespace ebb {
template <>
struct EnumNames<bridge::LocalPart> { static constexpr auto names = std::to_array<std::string_view>({"segment", "snapshot", "draft", "outbox", "device_key", "chains", "settings"}); };
}  // namespace ebb
