// Enumeration of a table's inputs, for the proofs alone.
#pragma once
#include "core/program/prove.hpp"

namespace ebb::program {

std::string say(const rules::Table& table, const rules::Point& point);
/// A case against a property; only the first is described.
template <class F>
void against(Property& p, F what) {
  p.holds = false;
  if (!p.counterexample) p.counterexample = what();
}

template <class F>
void every_point(const rules::Table& t, F f) {
  rules::Point p{};
  while (true) {
    f(p);
    std::size_t d = 0;
    while (d < t.dimensions.size() && ++p[d] == t.dimensions[d].values.size()) p[d++] = 0;
    if (d == t.dimensions.size()) return;
  }
}

/// The same point with every other value of one dimension.
template <class F>
void every_other(const rules::Table& t, rules::Point p, std::size_t dimension, F f) {
  const std::uint8_t now = p[dimension];
  for (std::uint8_t v = 0; v < t.dimensions[dimension].values.size(); ++v) {
    p[dimension] = v;
    if (v != now) f(p);
  }
}

}  // namespace ebb::program
