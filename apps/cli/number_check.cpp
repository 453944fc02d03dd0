#include "apps/cli/number_check.hpp"

#include <charconv>
#include <cstdio>

namespace ebb::cli {
namespace {

std::string shown(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", v);
  return text;
}
std::string shown(std::int64_t v) { return std::to_string(v); }

template <class Number>
CLI::Validator between(Number low, Number high, const char* kind) {
  const std::string range = std::string(kind) + " from " + shown(low) + " to " + shown(high);
  return {[low, high, range](std::string& text) {
            Number v{};
            const char* end = text.data() + text.size();
            const auto [stop, ec] = std::from_chars(text.data(), end, v);
            const bool fits = ec == std::errc() && stop == end && v >= low && v <= high;  // not a number is in no range
            return fits ? std::string() : "\"" + text + "\" is not " + range;
          },
          range};
}

}  // namespace

CLI::Validator number_between(double low, double high) { return between(low, high, "a number"); }
CLI::Validator whole_between(std::int64_t low, std::int64_t high) { return between(low, high, "a whole number"); }

CLI::Validator some_name() {
  return {[](std::string& text) { return text.empty() ? std::string("a name is missing") : std::string(); }, ""};
}

}  // namespace ebb::cli
