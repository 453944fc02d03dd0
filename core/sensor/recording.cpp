#include "core/sensor/recording.hpp"

#include "core/sensor/csv.hpp"
#include "core/sensor/edf.hpp"

namespace ebb::sensor {
namespace {

constexpr std::size_t label_bytes_max = 200;

// Length of the UTF-8 sequence at the front, 0 when there is none.
std::size_t utf8_length(std::string_view s) {
  const auto at = [&](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const auto tail = [&](std::size_t n) {
    for (std::size_t i = 1; i < n; ++i) {
      if ((at(i) & 0xC0u) != 0x80u) return std::size_t{0};
    }
    return n;
  };
  const unsigned c = at(0);
  if (c < 0x80) return 1;
  if (c >= 0xC2 && c <= 0xDF) return tail(2);
  if (c >= 0xE0 && c <= 0xEF && !(c == 0xE0 && at(1) < 0xA0) && !(c == 0xED && at(1) > 0x9F)) return tail(3);
  if (c >= 0xF0 && c <= 0xF4 && !(c == 0xF0 && at(1) < 0x90) && !(c == 0xF4 && at(1) > 0x8F)) return tail(4);
  return 0;
}

bool valid_utf8(std::string_view s) {
  while (!s.empty()) {
    const std::size_t n = utf8_length(s);
    if (n == 0) return false;
    s.remove_prefix(n);
  }
  return true;
}

std::string from_latin1(std::string_view s) {
  std::string out;
  for (const char ch : s) {
    const auto c = static_cast<unsigned char>(ch);
    if (c < 0x80) out += ch;
    else out += static_cast<char>(0xC0u | (c >> 6)), out += static_cast<char>(0x80u | (c & 0x3Fu));
  }
  return out;
}

}  // namespace

std::string clean_label(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0' || text.back() == '\r')) text.remove_suffix(1);
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const std::string all = valid_utf8(text) ? std::string(text) : from_latin1(text);
  std::string out;
  for (std::string_view rest = all; !rest.empty();) {
    const std::size_t n = utf8_length(rest);
    if (out.size() + n > label_bytes_max) break;
    const auto c = static_cast<unsigned char>(rest[0]);
    if (n == 1 && (c < 0x20 || c == 0x7F)) out += ' ';
    else out += rest.substr(0, n);
    rest.remove_prefix(n);
  }
  return out;
}

double microvolts_per(std::string_view unit) {
  if (unit == "uV" || unit == "\xC2\xB5V" || unit == "\xCE\xBCV" || unit == "\xB5V" || unit == "uv" || unit == "UV") return 1;
  if (unit == "mV" || unit == "mv") return 1e3;
  if (unit == "V") return 1e6;
  if (unit == "nV") return 1e-3;
  return 0;
}

signal::SampleSource Recording::source(std::size_t channel) const {
  const Channel& c = channels[channel];
  return {.rate_hz = c.rate_hz, .rails = c.rails, .block_max = block_max,
          .read = [this, channel](const signal::BlockSink& sink) { read(channel, sink); }};
}

Result<Recording> open_recording(std::span<const std::uint8_t> bytes, const OpenOptions& options) {
  if (bytes.empty()) return fail(ErrorId::recording_empty, "the file has no bytes", Position{});
  return looks_like_edf(bytes) ? open_edf(bytes, options) : open_csv(bytes, options);
}

}  // namespace ebb::sensor
