// A line that cannot be read may still name its kind. What happened is not known then, and that it is not known counts.
#include "core/record/doubts.hpp"

namespace ebb::record {
namespace {

// The text after `"name":`, spaces left out, to the next quote; where the line is torn, what is there of it.
std::optional<std::string_view> text_of(std::string_view line, std::string_view name) {
  const std::string quoted = "\"" + std::string(name) + "\"";
  std::size_t at = line.find(quoted);
  if (at == std::string_view::npos) return std::nullopt;
  at = line.find_first_not_of(" \t:", at + quoted.size());
  if (at == std::string_view::npos || line[at] != '"') return std::nullopt;
  return line.substr(at + 1, line.find('"', at + 1) - at - 1);
}

template <class T>
std::optional<T> read(std::string_view line, std::string_view name, Result<T> (*parse)(std::string_view)) {
  const auto text = text_of(line, name);
  if (!text) return std::nullopt;
  auto x = parse(*text);
  return x ? std::optional<T>(std::move(*x)) : std::nullopt;
}

}  // namespace

std::optional<LineHead> head_of_a_broken_line(std::string_view line, const LineHead* before) {
  const auto kind = text_of(line.substr(0, line_bytes_max), "kind");
  if (!kind || !bears(*kind).practice) return std::nullopt;
  LineHead head = before ? *before : LineHead{};
  head.id = read<Ulid>(line, "id", &Ulid::parse).value_or(Ulid());
  head.kind = std::string(*kind);
  if (const auto at = read<Moment>(line, "at", &parse_moment)) {
    head.at = *at;
    head.day = at->day();
    head.hlc = read<Hlc>(line, "hlc", &parse_hlc).value_or(Hlc{at->instant.ms, 0});
  }
  return head;
}

}  // namespace ebb::record
