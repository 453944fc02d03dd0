#include "apps/cli/emg_say.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "emg_words.hpp"  // generated from content/locales/en/emg.json

namespace ebb::cli {
namespace {

std::string fixed(double v, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, v);
  return text;
}

}  // namespace

std::string say(std::string_view key, Places places) {
  const auto& words = emg_catalogue::words;
  const auto found = std::lower_bound(words.begin(), words.end(), key, [](const auto& w, std::string_view k) { return w.key < k; });
  std::string text(found != words.end() && found->key == key ? found->text : key);
  for (const auto& [name, value] : places) {
    const std::string place = "{" + std::string(name) + "}";
    if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), value);
  }
  return text;
}

std::string percent(double fraction) {
  const double p = fraction * 100;
  if (p > 99.9 && p < 100) return "99.9";
  return fixed(p, p == std::floor(p) ? 0 : 1);
}

std::string amount(double v) {
  if (!(v > 0)) return "0";
  const int digits = 2 - static_cast<int>(std::floor(std::log10(v)));
  if (digits > 9) {
    char text[64];
    std::snprintf(text, sizeof text, "%.3g", v);
    return text;
  }
  return fixed(v, std::clamp(digits, 0, 9));
}

std::string seconds(double s, int decimals) { return fixed(s, decimals); }

}  // namespace ebb::cli
