#include "core/base/base64.hpp"

namespace ebb {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '-' ? 62 : c == '_' ? 63 : -1;
}

}  // namespace

std::string base64url(std::span<const std::uint8_t> bytes) {
  std::string out;
  out.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t bits = 0;
  int have = 0;
  for (const std::uint8_t byte : bytes) {
    bits = bits << 8 | byte;
    for (have += 8; have >= 6;) out += alphabet[bits >> (have -= 6) & 63];
  }
  if (have > 0) out += alphabet[bits << (6 - have) & 63];
  return out;
}

Result<std::vector<std::uint8_t>> parse_base64url(std::string_view text) {
  if (text.size() % 4 == 1) return fail(ErrorId::wrong_shape, "base64url of impossible length");
  std::vector<std::uint8_t> out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t bits = 0;
  int have = 0;
  for (const char c : text) {
    const int v = value_of(c);
    if (v < 0) return fail(ErrorId::wrong_shape, "a character that base64url without padding does not have");
    bits = (bits << 6 | static_cast<std::uint32_t>(v)) & 0xffff;
    if ((have += 6) >= 8) out.push_back(static_cast<std::uint8_t>(bits >> (have -= 8)));
  }
  if ((bits & ((1u << have) - 1)) != 0) return fail(ErrorId::wrong_shape, "base64url whose unused bits are not zero");
  return out;
}

}  // namespace ebb
