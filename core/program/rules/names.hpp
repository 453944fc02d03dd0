// How a table says the names of its values: once, beside the enumeration.
#pragma once
#include "core/base/describe.hpp"
#include "core/program/rules/table.hpp"

#define EBB_VALUES(E, ...)                                                        \
  template <>                                                                     \
  struct ebb::EnumNames<ebb::program::rules::E> {                                 \
    static constexpr auto names = std::to_array<std::string_view>({__VA_ARGS__}); \
  }

namespace ebb::program::rules {

template <class E>
constexpr Dimension dimension(std::string_view name) { return {name, std::span<const std::string_view>(EnumNames<E>::names)}; }

template <class E>
constexpr std::uint8_t at(E e) { return static_cast<std::uint8_t>(e); }

}  // namespace ebb::program::rules
