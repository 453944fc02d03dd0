#include "apps/wasm/wire.hpp"

#include "core/base/base64.hpp"

namespace ebb::bridge {

using json::Object;
using json::Value;

Value Bytes::to_json() const { return Value(base64url(bytes)); }

Result<Bytes> Bytes::from_json(const Value& v) {
  if (!v.as_string()) return fail(ErrorId::wrong_shape, "expected base64url");
  EBB_TRY(std::vector<std::uint8_t> bytes, parse_base64url(*v.as_string()));
  return Bytes{std::move(bytes)};
}

Value Bytes::schema() { return Value(Object{{"type", "string"}, {"contentEncoding", "base64url"}}); }

Value Text::to_json() const { return Value(text); }

Result<Text> Text::from_json(const Value& v) {
  if (!v.as_string()) return fail(ErrorId::wrong_shape, "expected text");
  return Text{*v.as_string()};
}

Value Text::schema() { return Value(Object{{"type", "string"}}); }

Value Lines::to_json() const {
  json::Array items;
  items.reserve(lines.size());
  for (const std::string& line : lines) items.emplace_back(line);
  return Value(std::move(items));
}

Result<Lines> Lines::from_json(const Value& v) {
  if (!v.as_array()) return fail(ErrorId::wrong_shape, "expected a list of lines");
  Lines out;
  out.lines.reserve(v.as_array()->size());
  for (const Value& item : *v.as_array()) {
    if (!item.as_string()) return fail(ErrorId::wrong_shape, "expected lines of text");
    out.lines.push_back(*item.as_string());
  }
  return out;
}

Value Lines::schema() { return Value(Object{{"type", "array"}, {"items", Value(Object{{"type", "string"}})}}); }

}  // namespace ebb::bridge
