#include "apps/cli/size_names.hpp"

namespace ebb::cli {
namespace {

std::string millimetres(std::int32_t tenths) {
  return std::to_string(tenths / 10) + (tenths % 10 ? "." + std::to_string(tenths % 10) : "") + " mm";
}

// A label was typed by a person: nothing in it may steer the terminal.
std::string name_of_size(const record::DilatorItem& item) {
  const std::string width = millimetres(item.diameter_tenth_mm.value());
  if (item.label.empty()) return width;
  std::string label = item.label;
  for (char& c : label) c = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return "\"" + label + "\", " + width;
}

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != text.npos; at += with.size()) text.replace(at, what.size(), with);
}

}  // namespace

std::string with_sizes_named(std::string text, const record::Journey& journey) {
  for (const record::DilatorSet& set : journey.sets) {
    for (const record::DilatorItem& item : set.entered.items) {
      const std::string id = item.item.str(), name = name_of_size(item);
      replace_all(text, "." + id + ".", " " + name + ", ");
      replace_all(text, id, name);
    }
  }
  return text;
}

}  // namespace ebb::cli
