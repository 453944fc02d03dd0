// The kinds this build knows, as a table made from the alternatives of `Data`.
#pragma once
#include <array>
#include <utility>

#include "core/record/event.hpp"

namespace ebb::record {

struct KindRow {
  std::string_view kind;
  std::int32_t version;
  Result<Data> (*read)(const json::Value&);
};

namespace detail {
template <class T>
Result<Data> read_data(const json::Value& v) {
  EBB_TRY(T x, decode<T>(v));
  return Data(std::move(x));
}
template <std::size_t... I>
constexpr auto kind_table(std::index_sequence<I...>) {
  return std::to_array<KindRow>({{std::variant_alternative_t<I, Kinds>::kind, std::variant_alternative_t<I, Kinds>::version, &read_data<std::variant_alternative_t<I, Kinds>>}...});
}
}  // namespace detail

/// UnknownKind is the last alternative and has no row.
inline constexpr auto kind_rows = detail::kind_table(std::make_index_sequence<std::variant_size_v<Kinds> - 1>());

constexpr const KindRow* row_of(std::string_view kind) {
  for (const KindRow& row : kind_rows) {
    if (row.kind == kind) return &row;
  }
  return nullptr;
}

}  // namespace ebb::record
