// Quantities with a unit and a range. A quantity cannot hold an impossible value: `make` refuses it by name.
#pragma once
#include <compare>
#include <cstdint>
#include <string>

#include "core/base/result.hpp"

namespace ebb {

/// What is said of a number outside its range.
Error impossible(std::int64_t v, std::int32_t min, std::int32_t max, const char* name, const char* unit);

/// An integer quantity. `Tag::name` is printed in errors, `Tag::unit` in schemas.
template <class Tag>
class Quantity {
 public:
  using Rep = std::int32_t;
  static constexpr Rep min = Tag::min;
  static constexpr Rep max = Tag::max;

  static constexpr bool possible(std::int64_t v) { return v >= min && v <= max; }

  static Result<Quantity> make(std::int64_t v) {
    if (!possible(v)) return std::unexpected(impossible(v, min, max, Tag::name, Tag::unit));
    return Quantity(static_cast<Rep>(v));
  }

  /// For constants in code and tables: does not compile when the value is impossible.
  template <std::int64_t V>
  static consteval Quantity of() {
    static_assert(possible(V));
    return Quantity(static_cast<Rep>(V));
  }

  constexpr Rep value() const { return value_; }
  constexpr auto operator<=>(const Quantity&) const = default;

 private:
  constexpr explicit Quantity(Rep v) : value_(v) {}
  Rep value_;
};

struct PainTag { static constexpr const char* name = "pain"; static constexpr const char* unit = "of 10"; static constexpr std::int32_t min = 0, max = 10; };
struct FearTag { static constexpr const char* name = "fear"; static constexpr const char* unit = "of 100"; static constexpr std::int32_t min = 0, max = 100; };
/// Widths and lengths: tenths of a millimetre, so that decisions stay in integers. 1 to 100.0 mm wide, lengths to 300.0 mm.
struct WidthTag { static constexpr const char* name = "width"; static constexpr const char* unit = "tenths of a millimetre"; static constexpr std::int32_t min = 10, max = 1000; };
struct LengthTag { static constexpr const char* name = "length"; static constexpr const char* unit = "tenths of a millimetre"; static constexpr std::int32_t min = 50, max = 3000; };
/// A stretch of practice.
struct SecondsTag { static constexpr const char* name = "seconds"; static constexpr const char* unit = "s"; static constexpr std::int32_t min = 0, max = 86'400; };

using Pain0to10 = Quantity<PainTag>;
using Fear0to100 = Quantity<FearTag>;
using WidthTenthMm = Quantity<WidthTag>;
using LengthTenthMm = Quantity<LengthTag>;
using Seconds = Quantity<SecondsTag>;

}  // namespace ebb
