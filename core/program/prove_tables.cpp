#include <algorithm>

#include "core/program/prove_points.hpp"

namespace ebb::program {

std::string say(const rules::Table& t, const rules::Point& p) {
  std::string out(t.name);
  for (std::size_t d = 0; d < t.dimensions.size(); ++d) {
    out += (d ? ", " : ": ") + std::string(t.dimensions[d].name) + "=" + std::string(t.dimensions[d].values[p[d]]);
  }
  return out;
}

std::vector<Property> prove_table(const rules::Table& t) {
  const std::string of = std::string(t.name) + " table: ";
  Property total{of + "every input has a row"}, exclusive{of + "the rows' conditions exclude each other"}, same{of + "first match and exclusive conditions agree"},
      reachable{of + "every row is reached"};
  const std::vector<rules::Part> parts = rules::exclusive(t);
  std::vector<bool> reached(t.rows.size(), false);
  every_point(t, [&](const rules::Point& p) {
    const std::size_t first = rules::first_match(t, p);
    const auto holding = std::count_if(parts.begin(), parts.end(), [&](const rules::Part& x) { return rules::holds(x.box, p); });
    const bool agrees = std::any_of(parts.begin(), parts.end(), [&](const rules::Part& x) { return x.row == first && rules::holds(x.box, p); });
    ++total.cases, ++exclusive.cases, ++same.cases;
    if (first == t.rows.size()) return against(total, [&] { return say(t, p); });
    reached[first] = true;
    if (holding > 1) against(exclusive, [&] { return say(t, p); });
    if (!agrees || rules::first_match(t, p) != first) against(same, [&] { return say(t, p); });
  });
  for (std::size_t r = 0; r < reached.size(); ++r) {
    ++reachable.cases;
    if (!reached[r]) against(reachable, [&] { return std::string(t.rows[r].rule); });
  }
  return {total, exclusive, same, reachable};
}

}  // namespace ebb::program
