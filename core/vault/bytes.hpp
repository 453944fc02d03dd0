// Bytes of fixed length, the ids made of them, and little-endian reading and writing. Every byte layout of the vault is built from these.
#pragma once
#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ebb::vault {

template <std::size_t N>
using Bytes = std::array<std::uint8_t, N>;
using View = std::span<const std::uint8_t>;
using Buffer = std::vector<std::uint8_t>;

/// 16 bytes that name something. Types keep a record from being taken for a stream.
template <class Tag>
struct Id {
  Bytes<16> bytes{};
  auto operator<=>(const Id&) const = default;
};
using RecordId = Id<struct RecordTag>;
using StreamId = Id<struct StreamTag>;
using DeviceId = Id<struct DeviceTag>;  ///< the 128 bits of the ULID that events carry as `device`
using MemberId = Id<struct MemberTag>;  ///< the 128 bits of the ULID that events carry as `member`

using Hash = Bytes<32>;       ///< BLAKE2b-256
using PublicKey = Bytes<32>;  ///< Ed25519
using Signature = Bytes<64>;  ///< Ed25519, detached
using Nonce = Bytes<24>;      ///< XChaCha20-Poly1305; fresh random bytes for every seal

inline View as_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }
inline std::string_view as_text(View bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

/// Appends to a buffer; integers little endian.
class Writer {
 public:
  Writer& bytes(View b) { return out_.insert(out_.end(), b.begin(), b.end()), *this; }
  Writer& text(std::string_view t) { return bytes(as_bytes(t)); }
  template <class Tag> Writer& id(const Id<Tag>& i) { return bytes(i.bytes); }
  Writer& u8(std::uint8_t v) { return number(v, 1); }
  Writer& u16(std::uint16_t v) { return number(v, 2); }
  Writer& u32(std::uint32_t v) { return number(v, 4); }
  Writer& u64(std::uint64_t v) { return number(v, 8); }
  void reserve(std::size_t n) { out_.reserve(n); }
  View view() const { return out_; }
  Buffer take() { return std::move(out_); }

 private:
  Writer& number(std::uint64_t v, int n) {
    for (int i = 0; i < n; ++i, v >>= 8) out_.push_back(static_cast<std::uint8_t>(v));
    return *this;
  }
  Buffer out_;
};

/// Reads from the front; once something was not there, `ok()` stays false and every value is zero.
class Reader {
 public:
  explicit Reader(View in) : in_(in) {}
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && in_.empty(); }
  std::size_t left() const { return in_.size(); }
  View bytes(std::size_t n) {
    if (!ok_ || in_.size() < n) return ok_ = false, View{};
    const View b = in_.first(n);
    in_ = in_.subspan(n);
    return b;
  }
  template <std::size_t N> Bytes<N> array() {
    Bytes<N> a{};
    const View b = bytes(N);
    std::copy(b.begin(), b.end(), a.begin());
    return a;
  }
  template <class I> I id() { return I{array<16>()}; }
  bool text(std::string_view expected) { return as_text(bytes(expected.size())) == expected && ok_; }
  std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }
  std::uint64_t u64() { return number(8); }

 private:
  std::uint64_t number(int n) {
    const View b = bytes(static_cast<std::size_t>(n));
    std::uint64_t v = 0;
    for (std::size_t i = b.size(); i > 0; --i) v = v << 8 | b[i - 1];
    return v;
  }
  View in_;
  bool ok_ = true;
};

}  // namespace ebb::vault
