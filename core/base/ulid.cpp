#include "core/base/ulid.hpp"

namespace ebb {
namespace {
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
}

Result<Ulid> Ulid::parse(std::string_view text) {
  const bool good = text.size() == 26 && text[0] <= '7' && text.find_first_not_of(alphabet) == std::string_view::npos;
  if (!good) return fail(ErrorId::bad_id, "an id is a ULID: 26 characters of 0-9 and A-Z without I, L, O, U");
  Ulid id;
  for (std::size_t i = 0; i < 26; ++i) id.text_[i] = text[i];
  return id;
}

Ulid Ulid::make(std::uint64_t ms, std::span<const std::uint8_t, 10> random) {
  Ulid id;
  for (int i = 9; i >= 0; --i, ms >>= 5) id.text_[static_cast<std::size_t>(i)] = alphabet[ms & 31];
  // 80 bits are 16 groups of five.
  std::uint32_t bits = 0;
  int have = 0;
  std::size_t at = 10;
  for (const std::uint8_t byte : random) {
    bits = (bits << 8) | byte;
    have += 8;
    while (have >= 5) id.text_[at++] = alphabet[(bits >> (have -= 5)) & 31];
  }
  return id;
}

}  // namespace ebb
