// The width of a size, within the two rings of its card. A slip of the unit must not become a step.
#include "core/program/ladders/steps.hpp"

namespace ebb::program::ladders {

namespace {

using record::DilatorItem;

constexpr const evidence::Ring& ring = evidence::size_width_tenth_mm;

bool possible(const DilatorItem& i) { return i.diameter_tenth_mm.value() >= ring.absolute_min && i.diameter_tenth_mm.value() <= ring.absolute_max; }
bool usual(const DilatorItem& i) { return i.diameter_tenth_mm.value() >= ring.recommended_min && i.diameter_tenth_mm.value() <= ring.recommended_max; }

std::string at(std::size_t item) { return "/items/" + std::to_string(item) + "/diameter_tenth_mm"; }

}  // namespace

bool usable(const DilatorItem& i) { return usual(i) || (possible(i) && i.width_confirmed.value_or(false)); }

Result<void> check_sizes(const record::DilatorSetEntered& set) {
  // All of them: she is told once, not once a size.
  std::string outside;
  std::string unusual;
  const auto name = [](std::string& into, std::size_t item) { into += (into.empty() ? "" : ", ") + at(item); };
  for (std::size_t i = 0; i < set.items.size(); ++i) {
    if (!possible(set.items[i])) name(outside, i);
    else if (!usable(set.items[i])) name(unusual, i);
  }
  if (!outside.empty()) return fail(ErrorId::width_outside_the_ring, std::move(outside));
  if (!unusual.empty()) return fail(ErrorId::width_unusual, std::move(unusual));
  return {};
}

std::vector<Ulid> sizes_to_confirm(const record::Journey& j) {
  std::vector<Ulid> out;
  for (const record::DilatorSet& s : j.sets) {
    for (const DilatorItem& i : s.entered.items) {
      if (!usable(i)) out.push_back(i.item);
    }
  }
  return out;
}

}  // namespace ebb::program::ladders
