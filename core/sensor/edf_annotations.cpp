#include "core/sensor/edf_annotations.hpp"

namespace ebb::sensor {
namespace {

constexpr char text_end = 0x14, duration_mark = 0x15;
constexpr std::size_t annotation_bytes_max = 4096;

}  // namespace

std::optional<double> parse_seconds(std::string_view text, bool sign_needed) {
  double sign = 1;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    sign = text[0] == '-' ? -1 : 1;
    text.remove_prefix(1);
  } else if (sign_needed) {
    return std::nullopt;
  }
  double mantissa = 0, scale = 1;
  std::size_t digits = 0;
  bool point = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > 17) return std::nullopt;
    mantissa = mantissa * 10 + (c - '0');
    if (point) scale *= 10;
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  return sign * (mantissa / scale);
}

RecordTals parse_tals(std::span<const std::uint8_t> bytes, bool first_signal) {
  RecordTals out;
  std::string_view rest(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  bool first = first_signal;
  while (!rest.empty() && rest[0] != '\0') {
    const std::size_t end = rest.find('\0');
    if (end == std::string_view::npos) {
      out.odd = true;
      break;
    }
    std::string_view list = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    const std::size_t stamp_end = list.find(text_end);
    if (stamp_end == std::string_view::npos || list.back() != text_end) {
      out.odd = true;
      continue;
    }
    const std::string_view stamp = list.substr(0, stamp_end);
    const std::size_t mark = stamp.find(duration_mark);
    const auto onset = parse_seconds(stamp.substr(0, mark), true);
    const auto duration = mark == std::string_view::npos ? std::nullopt : parse_seconds(stamp.substr(mark + 1), false);
    if (!onset) {
      out.odd = true;
      continue;
    }
    out.odd = out.odd || (mark != std::string_view::npos && mark + 1 < stamp.size() && !duration);
    list.remove_prefix(stamp_end + 1);
    for (bool opening = true; !list.empty(); opening = false) {
      const std::size_t next = list.find(text_end);
      const std::string_view text = list.substr(0, next < annotation_bytes_max ? next : annotation_bytes_max);
      if (opening && first && text.empty()) out.record_onset_s = *onset;
      else if (!text.empty()) out.annotations.push_back({*onset, duration, clean_label(text)});
      list.remove_prefix(next + 1);
    }
    first = false;
  }
  return out;
}

}  // namespace ebb::sensor
