#include <charconv>

#include "core/record/event.hpp"

namespace ebb::record {
namespace {

// The instant of the last millisecond of the year 9999: no clock is believed beyond it.
constexpr std::int64_t ms_max = 253'402'300'799'999;

// Digits without leading zeros, so that one clock has one spelling.
template <class T>
bool read_whole(std::string_view text, T& out) {
  if (text.empty() || (text.size() > 1 && text[0] == '0') || text[0] == '-') return false;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), out);
  return done.ec == std::errc() && done.ptr == text.data() + text.size();
}

}  // namespace

std::string format(const Hlc& h) { return std::to_string(h.ms) + '-' + std::to_string(h.n); }

Result<Hlc> parse_hlc(std::string_view text) {
  const std::size_t dash = text.find('-');
  Hlc h;
  const bool good = dash != std::string_view::npos && read_whole(text.substr(0, dash), h.ms) && read_whole(text.substr(dash + 1), h.n) && h.ms <= ms_max;
  if (!good) return fail(ErrorId::bad_hlc, "a clock is written <milliseconds>-<counter>");
  return h;
}

}  // namespace ebb::record
