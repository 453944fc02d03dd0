#include <algorithm>

#include "core/record/event.hpp"
#include "core/record/kinds.hpp"
#include "core/record/line.hpp"
#include "core/record/upcast.hpp"

namespace ebb::record {
namespace {

// Free-form JSON has one spelling too: members sorted by name. Fractions are refused wherever they stand.
std::optional<Error> canonical(json::Value& v, const std::string& path) {
  if (v.as_double()) return Error{ErrorId::not_a_whole_number, path, {}};
  if (json::Array* items = v.as_array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (auto e = canonical((*items)[i], path + "/" + std::to_string(i))) return e;
    }
  }
  if (json::Object* members = v.as_object()) {
    std::stable_sort(members->begin(), members->end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& m : *members) {
      if (auto e = canonical(m.second, path + "/" + m.first)) return e;
    }
  }
  return std::nullopt;
}

Result<Data> tidy(Data data) {
  if (auto* c = std::get_if<EntryCorrected>(&data)) {
    if (auto e = canonical(c->data, "/data")) return std::unexpected(*e);
  }
  return data;
}

Result<Data> decode_known(const KindRow& row, std::int32_t version, const json::Value& data) {
  if (version == row.version) return row.read(data);
  EBB_TRY(const json::Value current, upcast(upcast_steps(), row.kind, version, row.version, data));
  return row.read(current);
}

Result<Data> decode_unknown(std::string_view kind, std::int32_t version, const json::Value& data) {
  UnknownKind unknown{std::string(kind), version, false, data};
  if (auto e = canonical(unknown.data, "")) return std::unexpected(*e);
  return Data(std::move(unknown));
}

bool kind_is_spelled_well(std::string_view kind) {
  return !kind.empty() && kind.size() <= 64 && kind.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos;
}

std::optional<Error> header_error(const Line& line) {
  if (!kind_is_spelled_well(line.kind)) return Error{ErrorId::wrong_shape, "/kind: a-z, 0-9, _ and dots, at most 64", {}};
  if (line.v < 1) return Error{ErrorId::wrong_shape, "/v: versions count from 1", {}};
  if (!zone_is_spelled_well(line.zone)) return Error{ErrorId::wrong_shape, "/zone: a name like Europe/Berlin", {}};
  return std::nullopt;
}

}  // namespace

bool zone_is_spelled_well(std::string_view zone) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
  return !zone.empty() && zone.size() <= 64 && zone.find_first_not_of(allowed) == std::string_view::npos;
}

std::optional<std::int32_t> known_version(std::string_view kind) {
  const KindRow* row = row_of(kind);
  return row ? std::optional(row->version) : std::nullopt;
}

Result<Data> decode_data(std::string_view kind, std::int32_t version, const json::Value& data) {
  const KindRow* row = row_of(kind);
  auto decoded = row && version <= row->version ? decode_known(*row, version, data) : decode_unknown(kind, version, data);
  if (decoded) decoded = tidy(std::move(*decoded));
  if (!decoded) decoded.error().detail = "/data" + decoded.error().detail;
  return decoded;
}

Result<Event> decode_line(std::string_view text, std::optional<LineHead>* head) {
  if (text.size() > line_bytes_max) return fail(ErrorId::line_too_large, std::to_string(text.size()) + " bytes; at most 65536", Position{line_bytes_max, 0});
  EBB_TRY(const json::Value value, json::parse(text));
  EBB_TRY(Line line, decode<Line>(value));
  EBB_TRY(const Hlc hlc, parse_hlc(line.hlc));
  if (auto e = header_error(line)) return std::unexpected(*e);
  if (head) *head = LineHead{line.id, line.kind, line.at, line.day, hlc};
  EBB_TRY(Data data, decode_data(line.kind, line.v, line.data));
  const bool critical = line.critical.value_or(false);
  if (auto* unknown = std::get_if<UnknownKind>(&data)) unknown->critical = critical;
  return Event{line.id, line.member, line.device, hlc, line.at, std::move(line.zone), line.day, std::move(data), critical};
}

std::string encode_line(const Event& e) {
  Line line{e.id, std::string(kind_of(e)), version_of(e), {}, e.member, e.device, format(e.hlc), e.at, e.zone, e.day, encode_data(e.data)};
  if (e.critical) line.critical = true;
  return json::write(encode(line));
}

}  // namespace ebb::record
