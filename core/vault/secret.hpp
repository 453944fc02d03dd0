// A value that must not be seen: no formatter, no comparison, no implicit copy; it wipes itself.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace ebb::vault {

/// Overwrites with zeros in a way the compiler may not leave out.
inline void wipe(void* data, std::size_t size) {
  volatile std::uint8_t* p = static_cast<volatile std::uint8_t*>(data);
  for (std::size_t i = 0; i < size; ++i) p[i] = 0;
}

template <class T>
class Secret {
  static_assert(std::is_trivially_copyable_v<T>, "a secret is plain bytes, so that wiping wipes all of it");

 public:
  Secret() = default;
  explicit Secret(const T& value) : value_(value) {}
  Secret(Secret&& other) noexcept : value_(other.value_) { wipe(&other.value_, sizeof(T)); }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) value_ = other.value_, wipe(&other.value_, sizeof(T));
    return *this;
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  ~Secret() { wipe(&value_, sizeof(T)); }

  bool operator==(const Secret&) const = delete;

  /// The only way in: easy to search for.
  const T& expose() const { return value_; }
  T& expose() { return value_; }
  Secret copy() const { return Secret(value_); }

 private:
  T value_{};
};

using Key = Secret<std::array<std::uint8_t, 32>>;         ///< symmetric key, or Ed25519 seed
using SigningKey = Secret<std::array<std::uint8_t, 64>>;  ///< Ed25519: seed || public key, as libsodium keeps it

/// A buffer that wipes what it held (opened plaintext).
class SecretBuffer {
 public:
  SecretBuffer() = default;
  explicit SecretBuffer(std::size_t size) : bytes_(size) {}
  SecretBuffer(SecretBuffer&& other) noexcept : bytes_(std::move(other.bytes_)) { other.bytes_.clear(); }
  SecretBuffer& operator=(SecretBuffer&& other) noexcept {
    if (this != &other) clear(), bytes_ = std::move(other.bytes_), other.bytes_.clear();
    return *this;
  }
  SecretBuffer(const SecretBuffer&) = delete;
  SecretBuffer& operator=(const SecretBuffer&) = delete;
  ~SecretBuffer() { clear(); }

  const std::vector<std::uint8_t>& expose() const { return bytes_; }
  std::vector<std::uint8_t>& expose() { return bytes_; }

 private:
  void clear() { wipe(bytes_.data(), bytes_.size()), bytes_.clear(); }
  std::vector<std::uint8_t> bytes_;
};

}  // namespace ebb::vault
