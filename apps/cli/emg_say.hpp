// The words of the recording report, from content/locales/en/emg.json.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ebb::cli {

using Places = std::initializer_list<std::pair<std::string_view, std::string>>;

/// The message of a key with its {places} filled; the key itself when the catalogue lacks it (a test finds that).
std::string say(std::string_view key, Places places = {});

std::string percent(double fraction);                ///< "98.5", "100", "0.1"
std::string amount(double value);                    ///< three significant digits, plain decimals
std::string seconds(double s, int decimals);         ///< "12.3"

}  // namespace ebb::cli
