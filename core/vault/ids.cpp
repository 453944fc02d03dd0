#include "core/vault/ids.hpp"

namespace ebb::vault {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

}  // namespace

// 26 characters carry 130 bits: two zeros, then the 128 from the highest of the first byte on.
Ulid ulid_of(const Bytes<16>& bytes) {
  std::array<char, 26> text{};
  for (std::size_t c = 0; c < text.size(); ++c) {
    std::size_t value = 0;
    for (std::size_t bit = c * 5; bit < c * 5 + 5; ++bit) {
      value = value << 1 | (bit < 2 ? 0u : bytes[(bit - 2) / 8] >> (7 - (bit - 2) % 8) & 1u);
    }
    text[c] = alphabet[value];
  }
  return Ulid::parse({text.data(), text.size()}).value_or(Ulid{});
}

Bytes<16> bytes_of(const Ulid& id) {
  Bytes<16> bytes{};
  const std::string_view text = id.view();
  for (std::size_t bit = 2; bit < 130; ++bit) {
    const std::size_t value = alphabet.find(text[bit / 5]);
    if (value >> (4 - bit % 5) & 1u) bytes[(bit - 2) / 8] = static_cast<std::uint8_t>(bytes[(bit - 2) / 8] | 0x80u >> (bit - 2) % 8);
  }
  return bytes;
}

}  // namespace ebb::vault
