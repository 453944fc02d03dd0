#pragma once
#include "core/record/terms.hpp"

namespace ebb::record {

/// One size of a set.
struct DilatorItem {
  Ulid item;
  std::string label;
  WidthTenthMm diameter_tenth_mm = WidthTenthMm::of<10>();
  std::optional<LengthTenthMm> length_tenth_mm;
  std::optional<bool> width_confirmed;
};

template <class V>
void describe(V& v, DilatorItem& x) {
  v.type("DilatorItem", "one size of a set");
  v.field("item", x.item, "id of the size");
  v.field("label", x.label, "what is printed on it or what she calls it");
  v.field("diameter_tenth_mm", x.diameter_tenth_mm, "widest diameter");
  v.optional("length_tenth_mm", x.length_tenth_mm, "length that can go inside");
  v.optional("width_confirmed", x.width_confirmed, "true: she measured an unusual width again, and it is right");
}

/// Her own set, measured by her; the same id again replaces it.
struct DilatorSetEntered {
  static constexpr std::string_view kind = "dilator_set.entered";
  static constexpr int version = 1;
  Ulid set;
  std::string label;
  std::optional<std::string> maker;
  std::optional<std::string> material;
  bool holds_magnets = false;
  std::vector<DilatorItem> items;
};

template <class V>
void describe(V& v, DilatorSetEntered& x) {
  v.type("DilatorSetEntered", "her own set, measured by her; the same id again replaces it");
  v.field("set", x.set, "id of the set");
  v.field("label", x.label, "what she calls it");
  v.optional("maker", x.maker, "maker");
  v.optional("material", x.material, "material");
  v.field("holds_magnets", x.holds_magnets, "the maker says it contains magnets");
  v.field("items", x.items, "the sizes");
}

}  // namespace ebb::record
