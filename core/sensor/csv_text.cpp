#include "core/sensor/csv_text.hpp"

#include <cstring>

#include "core/base/json.hpp"
#include "core/base/math.hpp"
#include "core/sensor/recording.hpp"

namespace ebb::sensor::csv {
namespace {

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

bool ends_with_unit(std::string_view name, std::string_view unit) {
  for (const char before : {'_', '(', '[', ' '}) {
    std::string tail = std::string(1, before) + std::string(unit);
    if (before == '(') tail += ')';
    if (before == '[') tail += ']';
    if (name.ends_with(tail)) return true;
  }
  return name == unit;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  for (const auto n : names) {
    if (name == n) return true;
  }
  return false;
}

// Where a quoted field that opened before `from` ends; two quotes in a row are one of its own.
std::size_t closing_quote(std::string_view s, std::size_t from) {
  for (std::size_t at = from; (at = s.find('"', at)) != std::string_view::npos; at += 2) {
    if (at + 1 >= s.size() || s[at + 1] != '"') return at;
  }
  return std::string_view::npos;
}

std::string unquoted(std::string_view field) {
  std::string out(field);
  for (std::size_t at = 0; (at = out.find("\"\"", at)) != std::string::npos; ++at) out.erase(at, 1);
  return out;
}

bool separates_word(char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')); }

}  // namespace

Lines::Lines(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

Result<std::optional<Line>> Lines::next() {
  if (at_ >= bytes_.size()) return std::nullopt;
  const std::string_view rest = bytes_.substr(at_, line_bytes_max + 2);
  const auto place_of = [&](char c, std::size_t within) {
    const void* found = std::memchr(rest.data(), c, within);
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - rest.data()) : within;
  };
  // A line feed ends a line, and so does a carriage return alone, as old instruments write it.
  const std::size_t feed = place_of('\n', rest.size()), n = place_of('\r', feed);
  const bool both = n + 1 == feed && feed < rest.size();
  ++number_;
  const Position here{at_, number_};
  if (std::memchr(rest.data(), 0, n) != nullptr) return fail(ErrorId::not_a_recording, "a zero byte: this is no text", here);
  if (n > line_bytes_max) return fail(ErrorId::csv_line_too_long, "more than 65536 bytes without a line end", here);
  const Line line{rest.substr(0, n), at_, number_, n < rest.size()};
  at_ += both ? n + 2 : n + 1;
  return line;
}

char separator_of(std::string_view line) {
  bool quoted = false;
  const std::string_view candidates = "\t;,";
  std::size_t best = candidates.size();
  for (const char c : line) {
    quoted = quoted != (c == '"');
    const std::size_t found = quoted ? std::string_view::npos : candidates.find(c);
    best = found < best ? found : best;
  }
  if (best < candidates.size()) return candidates[best];
  return trim(line).find(' ') != std::string_view::npos ? ' ' : '\0';
}

void split(std::string_view line, char separator, std::vector<std::string_view>& fields) {
  fields.clear();
  if (separator == '\0') return fields.push_back(trim(line));
  if (separator == ' ') line = trim(line);
  while (true) {
    std::size_t end;
    const std::string_view front = trim(line);
    if (separator != ' ' && front.starts_with('"')) {
      const std::size_t open = line.find('"'), close = closing_quote(line, open + 1);
      end = close == std::string_view::npos ? std::string_view::npos : line.find(separator, close);
      fields.push_back(line.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
    } else {
      end = line.find(separator);
      fields.push_back(trim(line.substr(0, end)));
    }
    if (end == std::string_view::npos) break;
    line.remove_prefix(end + 1);
    if (separator == ' ') line = trim(line);
  }
  // A separator at the very end is a habit of some writers, not a column.
  if (fields.size() > 1 && fields.back().empty()) fields.pop_back();
}

std::optional<double> number(std::string_view field, bool comma) {
  constexpr std::size_t longest = 64;
  if (field.starts_with('+')) field.remove_prefix(1);
  if (field.empty() || field.size() > longest) return std::nullopt;
  char pointed[longest];
  if (comma) {
    for (std::size_t i = 0; i < field.size(); ++i) pointed[i] = field[i] == ',' ? '.' : field[i];
    field = {pointed, field.size()};
  }
  double v = 0;
  if (!json::read_double(field, v) || !(math::abs(v) <= 1e15)) return std::nullopt;
  return v;
}

std::optional<double> rate_in_comment(std::string_view comment) {
  const std::string text = lower(comment);
  for (const std::string_view word : {"sampling rate", "sample rate", "sampling frequency", "sample frequency", "rate_hz", "samplerate", "rate", "fs"}) {
    const std::size_t found = text.find(word);
    if (found == std::string::npos) continue;
    std::size_t at = found + word.size();
    const bool whole = (found == 0 || separates_word(text[found - 1])) && (at == text.size() || separates_word(text[at]));
    if (!whole) continue;
    for (std::size_t skipped = 0; at < text.size() && !(text[at] >= '0' && text[at] <= '9') && skipped < 16; ++skipped) ++at;
    std::size_t end = at;
    while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
    auto v = number(std::string_view(text).substr(at, end - at), false);
    if (!v) continue;
    if (trim(std::string_view(text).substr(end)).starts_with("khz")) *v *= 1000;
    if (*v >= 1 && *v <= 1e6) return v;
  }
  return std::nullopt;
}

ColumnName read_name(std::string_view field) {
  ColumnName c{clean_label(unquoted(field))};
  const std::string n = lower(c.name);
  const bool time = one_of(n, {"t", "s", "ms", "sec", "seconds", "timestamp", "timestamps", "elapsed", "elapsed_s", "elapsed_ms"}) || n.starts_with("time");
  if (time) {
    c.kind = ColumnKind::time;
    if (ends_with_unit(n, "ms") || ends_with_unit(n, "msec") || ends_with_unit(n, "milliseconds")) c.time_scale = 1e-3;
    else if (ends_with_unit(n, "us") || ends_with_unit(n, "\xC2\xB5s")) c.time_scale = 1e-6;
    else if (ends_with_unit(n, "s") || ends_with_unit(n, "sec") || ends_with_unit(n, "seconds")) c.time_scale = 1;
    return c;
  }
  if (one_of(n, {"class", "label", "labels", "marker", "markers", "event", "events", "trigger", "nseq", "di", "index", "sample", "sample_number", "counter", "n", "#"})) {
    c.kind = ColumnKind::other;
  } else if (ends_with_unit(n, "uv") || ends_with_unit(n, "\xC2\xB5v") || ends_with_unit(n, "\xCE\xBCv")) {
    c.uv_per_unit = 1;
  } else if (ends_with_unit(n, "mv")) {
    c.uv_per_unit = 1000;
  }
  return c;
}

}  // namespace ebb::sensor::csv
