// Identifiers of events, members, devices and sessions: ULIDs, 26 characters of Crockford's base 32 (github.com/ulid/spec).
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace ebb {

class Ulid {
 public:
  Ulid() { text_.fill('0'); }
  /// Errors: bad_id. Upper case only, so that one id has one spelling.
  static Result<Ulid> parse(std::string_view text);
  /// 48 bits of time and 80 bits of chance, both arguments.
  static Ulid make(std::uint64_t ms, std::span<const std::uint8_t, 10> random);
  std::string_view view() const { return {text_.data(), text_.size()}; }
  std::string str() const { return std::string(view()); }
  auto operator<=>(const Ulid&) const = default;

 private:
  std::array<char, 26> text_;
};

}  // namespace ebb
