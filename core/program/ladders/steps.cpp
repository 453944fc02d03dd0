#include "core/program/ladders/steps.hpp"

#include <algorithm>

namespace ebb::program::ladders {

namespace {

using record::DilatorItem;

struct Size {
  WidthTenthMm width;
  std::vector<std::string> items;  ///< ids of the items of this width
};

// The widest of her goals that something goes inside for. One of them without a width leaves the end open.
std::optional<WidthTenthMm> widest_goal(const record::Journey& j) {
  std::optional<WidthTenthMm> widest;
  if (!j.goals) return widest;
  for (const record::Goal& g : j.goals->goals) {
    if (!goes_inside(g.kind)) continue;
    if (!g.width_tenth_mm) return std::nullopt;
    if (!widest || *g.width_tenth_mm > *widest) widest = g.width_tenth_mm;
  }
  return widest;
}

std::vector<Size> sizes_of(const record::Journey& j, std::optional<WidthTenthMm> goal, std::span<const Ulid> held_back) {
  std::vector<const DilatorItem*> items;
  for (const record::DilatorSet& s : j.sets) {
    if (std::find(held_back.begin(), held_back.end(), s.entered.set) != held_back.end()) continue;
    for (const DilatorItem& i : s.entered.items) {
      if (usable(i) && (!goal || i.diameter_tenth_mm <= *goal)) items.push_back(&i);
    }
  }
  std::stable_sort(items.begin(), items.end(), [](const DilatorItem* a, const DilatorItem* b) { return a->diameter_tenth_mm < b->diameter_tenth_mm; });
  std::vector<Size> sizes;
  for (const DilatorItem* i : items) {
    if (sizes.empty() || sizes.back().width != i->diameter_tenth_mm) sizes.push_back({i->diameter_tenth_mm, {}});
    sizes.back().items.push_back(i->item.str());
  }
  return sizes;
}

Place place(const Size& s, std::string_view part, bool whole) {
  Place p{.steps = {}, .width_tenth_mm = s.width, .whole = whole};
  for (const std::string& item : s.items) p.steps.push_back("insert." + item + "." + std::string(part));
  return p;
}

void add_sub_steps(Steps& out, const Size& s) {
  for (const std::string_view part : {"opening", "tip", "half"}) out.places.push_back(place(s, part, false));
}

WidthTenthMm between(WidthTenthMm a, WidthTenthMm b) { return *WidthTenthMm::make((std::int64_t{a.value()} + b.value()) / 2); }  // not care: the middle

void add_sizes(Steps& out, const std::vector<Size>& sizes, const Protocol& p) {
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    const bool wide = i > 0 && sizes[i].width.value() - sizes[i - 1].width.value() > p.size_gap_tenth_mm;
    if (wide) out.gaps.push_back({sizes[i - 1].width, sizes[i].width, between(sizes[i - 1].width, sizes[i].width)});
    if (i == 0 || wide) add_sub_steps(out, sizes[i]);
    out.places.push_back(place(sizes[i], "whole", true));
  }
}

// Fingertip, swab and the smallest size are alternatives for the first place.
void add_first_alternatives(Steps& out) {
  if (out.places.empty()) out.places.push_back({});
  out.places.front().steps.push_back("insert.fingertip");
  out.places.front().steps.push_back("insert.swab");
}

Steps inside_steps(const record::Journey& j, const Protocol& p, std::span<const Ulid> held_back) {
  Steps out{.ladder = Ladder::dilator, .places = {}, .gaps = {}, .goal = widest_goal(j), .measured_tenth_mm = p.size_measured_tenth_mm};
  add_sizes(out, sizes_of(j, out.goal, held_back), p);
  add_first_alternatives(out);
  return out;
}

constexpr std::string_view insert = "insert.";
bool of_a_size(std::string_view step) { return step.starts_with(insert) && step.rfind('.') > insert.size(); }
std::string_view item_of(std::string_view step) { return of_a_size(step) ? step.substr(insert.size(), step.rfind('.') - insert.size()) : std::string_view{}; }
// Movement is of a size that is in: it stands where the whole size stands.
std::string_view part_of(std::string_view step) {
  const std::string_view part = of_a_size(step) ? step.substr(step.rfind('.') + 1) : std::string_view{};
  return part.empty() || part == "movement" ? std::string_view("whole") : part;
}

bool same_place(const Place& p, std::string_view step) {
  if (std::find(p.steps.begin(), p.steps.end(), step) != p.steps.end()) return true;
  if (!p.whole || !step.ends_with(".movement")) return false;
  return std::any_of(p.steps.begin(), p.steps.end(), [&](const std::string& s) { return item_of(s) == item_of(step) && !item_of(s).empty(); });
}

// A size that was given another width since: what went in was narrower than the place is now, and says nothing about it.
bool narrower(const Place& p, std::string_view step, std::optional<WidthTenthMm> width, std::int32_t read_differently) {
  return of_a_size(step) && width && p.width_tenth_mm && width->value() + read_differently < p.width_tenth_mm->value();
}

bool same_width(const Place& p, std::string_view step, WidthTenthMm width) { return p.width_tenth_mm == width && part_of(p.steps.front()) == part_of(step); }

}  // namespace

bool goes_inside(record::GoalKind k) {
  using enum record::GoalKind;
  return k == tampon || k == cup || k == own_finger || k == examination || k == dilator || k == sex_with_penetration;
}

Steps steps_of(Ladder ladder, const record::Journey& journey, const Protocol& protocol, std::span<const Ulid> held_back) {
  switch (ladder) {
    case Ladder::breathing: return {ladder, {{{"calm.breathing", "calm.grounding"}, {}, true}}, {}, {}};
    case Ladder::release: return {ladder, {{{"release.reverse_kegel"}, {}, true}}, {}, {}};
    case Ladder::touch: return {ladder, {{{"touch.look"}, {}, true}, {{"touch.outside"}, {}, true}, {{"touch.opening"}, {}, true}}, {}, {}};
    case Ladder::dilator: break;
  }
  return inside_steps(journey, protocol, held_back);
}

Steps steps_then(const record::Journey& j, const Protocol& protocol, std::span<const Ulid> held_back, std::uint32_t before_order) {
  record::Journey then;
  then.goals = j.goals;
  for (const record::DilatorSet& now : j.sets) {
    const record::DilatorSet* last = now.origin.order < before_order ? &now : nullptr;
    for (const record::DilatorSet& s : j.replaced_sets) {
      const bool before = s.entered.set == now.entered.set && s.origin.order < before_order;
      if (before && (!last || s.origin.order > last->origin.order)) last = &s;
    }
    if (last) then.sets.push_back(*last);
  }
  return inside_steps(then, protocol, held_back);
}

std::optional<WidthTenthMm> width_then(const record::Journey& j, std::string_view step, std::uint32_t before_order) {
  const record::DilatorSet* last = nullptr;
  std::optional<WidthTenthMm> width;
  const auto look = [&](const record::DilatorSet& s) {
    if (s.origin.order >= before_order || (last && s.origin.order < last->origin.order)) return;
    for (const DilatorItem& i : s.entered.items) {
      if (i.item.str() == item_of(step)) last = &s, width = i.diameter_tenth_mm;
    }
  };
  for (const record::DilatorSet& s : j.sets) look(s);
  for (const record::DilatorSet& s : j.replaced_sets) look(s);
  return width;
}

bool on_the_ladder(const Steps& steps, const Place& place) {
  return std::any_of(steps.places.begin(), steps.places.end(), [&](const Place& p) { return p.width_tenth_mm == place.width_tenth_mm && p.whole == place.whole; });
}

std::optional<std::size_t> place_of(const Steps& steps, std::string_view step, std::optional<WidthTenthMm> width) {
  for (std::size_t i = 0; i < steps.places.size(); ++i) {
    if (same_place(steps.places[i], step) && !narrower(steps.places[i], step, width, steps.measured_tenth_mm)) return i;
  }
  for (std::size_t i = 0; width && i < steps.places.size(); ++i) {
    if (same_width(steps.places[i], step, *width)) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> place_at_most(const Steps& steps, WidthTenthMm width) {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < steps.places.size(); ++i) {
    const Place& p = steps.places[i];
    if (p.whole && p.width_tenth_mm && *p.width_tenth_mm <= width) best = i;
  }
  return best;
}

Family family_of(Ladder ladder) {
  switch (ladder) {
    case Ladder::breathing: return Family::calm;
    case Ladder::release: return Family::release;
    case Ladder::touch: return Family::touch;
    case Ladder::dilator: break;
  }
  return Family::insertion;
}

std::optional<Ladder> ladder_before(Ladder ladder) {
  switch (ladder) {
    case Ladder::breathing: return std::nullopt;
    case Ladder::release: return Ladder::breathing;
    case Ladder::touch: return Ladder::release;
    case Ladder::dilator: break;
  }
  return Ladder::touch;
}

}  // namespace ebb::program::ladders
