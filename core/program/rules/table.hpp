// Decision tables as data. A table is written first-match, as a clinician reads it: the first row whose condition holds decides. From that the build
// derives each row's exclusive condition (the row holds and no row above it does), as disjoint boxes of the input space; `ebb prove` checks by
// enumeration that both readings agree everywhere. Inputs are small enumerations; numbers become bands before a table sees them.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ebb::program::rules {

// not care: sizes of the tables' representation
inline constexpr std::size_t dimensions_max = 10;
inline constexpr std::size_t boxes_in_a_row_max = 2;
using Values = std::uint16_t;

/// One value per dimension; unused dimensions are 0.
using Point = std::array<std::uint8_t, dimensions_max>;
/// A set of allowed values per dimension, as bits.
using Box = std::array<Values, dimensions_max>;

struct Dimension {
  std::string_view name;
  std::span<const std::string_view> values;
};

/// A row holds when any of its boxes holds the point.
struct Row {
  std::string_view rule;
  std::array<Box, boxes_in_a_row_max> boxes{};
  std::uint8_t count = 0;
};

struct Table {
  std::string_view name;
  std::span<const Dimension> dimensions;
  std::span<const Row> rows;
};

/// One part of a row's exclusive condition.
struct Part {
  std::uint8_t row = 0;
  Box box{};
};

inline constexpr Values every_value = 0xFFFF;  // not care: all bits
constexpr Box anything() {
  Box b{};
  for (Values& v : b) v = every_value;
  return b;
}

/// `only(box, dimension, values...)`: the box cut down to these values of one dimension.
template <class D, class... V>
constexpr Box only(Box b, D dimension, V... values) {
  b[static_cast<std::size_t>(dimension)] = static_cast<Values>((0u | ... | (1u << static_cast<unsigned>(values))));
  return b;
}
template <class D, class... V>
constexpr Box only(D dimension, V... values) { return only(anything(), dimension, values...); }

constexpr Row row(std::string_view rule, Box a) { return {rule, {a, Box{}}, 1}; }
constexpr Row row(std::string_view rule, Box a, Box b) { return {rule, {a, b}, boxes_in_a_row_max}; }

constexpr bool holds(const Box& b, const Point& p) {
  for (std::size_t d = 0; d < dimensions_max; ++d) {
    if (!((b[d] >> p[d]) & 1u)) return false;
  }
  return true;
}
constexpr bool holds(const Row& r, const Point& p) {
  for (std::size_t i = 0; i < r.count; ++i) {
    if (holds(r.boxes[i], p)) return true;
  }
  return false;
}

/// The row that decides, or rows.size() when none does (a table that is not total; prove and the build refuse it).
constexpr std::size_t first_match(const Table& t, const Point& p) {
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    if (holds(t.rows[r], p)) return r;
  }
  return t.rows.size();
}

/// The whole input space of a table.
constexpr Box space(const Table& t) {
  Box b{};
  for (Values& v : b) v = 1;
  for (std::size_t d = 0; d < t.dimensions.size(); ++d) b[d] = static_cast<Values>((1u << t.dimensions[d].values.size()) - 1u);
  return b;
}
constexpr bool empty(const Box& b) {
  for (const Values v : b) {
    if (v == 0) return true;
  }
  return false;
}
constexpr Box both(Box a, const Box& b) {
  for (std::size_t d = 0; d < dimensions_max; ++d) a[d] = static_cast<Values>(a[d] & b[d]);
  return a;
}
constexpr std::uint64_t volume(const Box& b) {
  std::uint64_t n = 1;
  for (const Values v : b) {
    unsigned bits = 0;
    for (unsigned rest = v; rest; rest &= rest - 1) ++bits;
    n *= bits;
  }
  return n;
}

/// `a` without `b`, as disjoint boxes.
constexpr void subtract(const Box& a, const Box& b, std::vector<Box>& out) {
  if (empty(both(a, b))) {
    out.push_back(a);
    return;
  }
  Box rest = a;
  for (std::size_t d = 0; d < dimensions_max; ++d) {
    Box piece = rest;
    piece[d] = static_cast<Values>(rest[d] & ~b[d]);
    if (!empty(piece)) out.push_back(piece);
    rest[d] = static_cast<Values>(rest[d] & b[d]);
  }
}

constexpr std::vector<Box> without(std::vector<Box> from, const Box& taken) {
  std::vector<Box> left;
  for (const Box& b : from) subtract(b, taken, left);
  return left;
}

/// The exclusive condition of every row, as disjoint parts in the order of the rows.
constexpr std::vector<Part> exclusive(const Table& t) {
  std::vector<Part> parts;
  std::vector<Box> open{space(t)};
  for (std::size_t r = 0; r < t.rows.size(); ++r) {
    for (std::size_t i = 0; i < t.rows[r].count; ++i) {
      for (const Box& b : open) {
        if (const Box part = both(b, t.rows[r].boxes[i]); !empty(part)) parts.push_back({static_cast<std::uint8_t>(r), part});
      }
      open = without(std::move(open), t.rows[r].boxes[i]);
    }
  }
  return parts;
}

/// Checked by the build for every table: the parts are disjoint, fill the space, and no row is unreachable.
constexpr bool total_exclusive_reachable(const Table& t) {
  const std::vector<Part> parts = exclusive(t);
  std::uint64_t filled = 0, rows_seen = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    filled += volume(parts[i].box);
    rows_seen |= std::uint64_t{1} << parts[i].row;
    for (std::size_t k = 0; k < i; ++k) {
      if (!empty(both(parts[i].box, parts[k].box))) return false;
    }
  }
  return filled == volume(space(t)) && rows_seen == (std::uint64_t{1} << t.rows.size()) - 1;
}

}  // namespace ebb::program::rules
