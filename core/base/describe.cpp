// What describing has in common for every type: compiled once, not in every unit that describes one.
#include "core/base/describe.hpp"

#include <algorithm>

namespace ebb {

std::string Path::str() const {
  if (!within_) return {};
  return within_->str() + "/" + (key_ ? std::string(key_) : std::to_string(index_));
}

namespace detail {

namespace {

template <class Name>
bool read_one_of(const json::Value& v, std::span<const Name> names, std::size_t& out, const Path& path, std::optional<Error>& error) {
  if (const std::string* s = v.as_string()) {
    const auto at = std::find(names.begin(), names.end(), std::string_view(*s));
    if (at != names.end()) return out = static_cast<std::size_t>(at - names.begin()), true;
  }
  return refuse(path, "expected one of the names the schema lists", error);
}

template <class Name>
json::Value schema_of_any(std::span<const Name> names) {
  json::Array all;
  for (const auto n : names) all.emplace_back(std::string_view(n));
  return json::Object{{"enum", std::move(all)}};
}

}  // namespace

bool refuse(const Path& path, std::string_view expected, std::optional<Error>& error) {
  if (!error) error = Error{ErrorId::wrong_shape, path.str() + ": " + std::string(expected), {}};
  return false;
}
bool refuse(const Path& path, const Error& because, std::optional<Error>& error) {
  if (!error) error = Error{because.id, path.str() + ": " + because.detail, {}};
  return false;
}

bool read_whole(const json::Value& v, std::int64_t& out, const Path& path, std::optional<Error>& error) {
  return v.as_int() ? (out = *v.as_int(), true) : refuse(path, not_whole, error);
}
bool read_name(const json::Value& v, std::span<const char* const> names, std::size_t& out, const Path& path, std::optional<Error>& error) {
  return read_one_of(v, names, out, path, error);
}
bool read_name(const json::Value& v, std::span<const std::string_view> names, std::size_t& out, const Path& path, std::optional<Error>& error) {
  return read_one_of(v, names, out, path, error);
}
bool read(const json::Value& v, bool& out, const Path& path, std::optional<Error>& error) {
  return v.as_bool() ? (out = *v.as_bool(), true) : refuse(path, "expected true or false", error);
}
bool read(const json::Value& v, double& out, const Path& path, std::optional<Error>& error) {
  return v.number(out) || refuse(path, "expected a number", error);
}
bool read(const json::Value& v, std::string& out, const Path& path, std::optional<Error>& error) {
  if (!v.as_string()) return refuse(path, "expected text", error);
  if (v.as_string()->size() > text_bytes_max) return refuse(path, "text of at most 8192 bytes", error);
  return out = *v.as_string(), true;
}
bool read(const json::Value& v, Instant& out, const Path& path, std::optional<Error>& error) {
  return v.as_int() && *v.as_int() >= 0 ? (out = Instant{*v.as_int()}, true) : refuse(path, "expected milliseconds since 1970", error);
}
bool read(const json::Value& v, Ulid& out, const Path& path, std::optional<Error>& error) {
  return v.as_string() ? adopt(Ulid::parse(*v.as_string()), out, path, error) : refuse(path, "expected an id", error);
}
bool read(const json::Value& v, Day& out, const Path& path, std::optional<Error>& error) {
  return v.as_string() ? adopt(parse_day(*v.as_string()), out, path, error) : refuse(path, "expected a day", error);
}
bool read(const json::Value& v, Moment& out, const Path& path, std::optional<Error>& error) {
  return v.as_string() ? adopt(parse_moment(*v.as_string()), out, path, error) : refuse(path, "expected a time", error);
}

const json::Array* read_list(const json::Value& v, const Path& path, std::optional<Error>& error) {
  const json::Array* items = v.as_array();
  if (!items) return refuse(path, "expected a list", error), nullptr;
  if (items->size() > list_items_max) return refuse(path, "a list of at most 4096 items", error), nullptr;
  return items;
}
const json::Object* read_object(const json::Value& v, const Path& path, std::optional<Error>& error) {
  if (!v.as_object()) refuse(path, "expected an object", error);
  return v.as_object();
}

json::Value schema_of_truth() { return json::Object{{"type", "boolean"}}; }
json::Value schema_of_number() { return json::Object{{"type", "number"}}; }
json::Value schema_of_whole() { return json::Object{{"type", "integer"}}; }
json::Value schema_of_whole(std::int64_t min, std::int64_t max) { return json::Object{{"type", "integer"}, {"minimum", min}, {"maximum", max}}; }
json::Value schema_of_instant() {
  return json::Object{{"type", "integer"}, {"minimum", 0}, {"description", "milliseconds since 1970-01-01T00:00:00Z"}};
}
json::Value schema_of_text() { return json::Object{{"type", "string"}, {"maxLength", static_cast<std::int64_t>(text_bytes_max)}}; }
json::Value schema_of_names(std::span<const char* const> names) { return schema_of_any(names); }
json::Value schema_of_names(std::span<const std::string_view> names) { return schema_of_any(names); }
json::Value schema_of_id() { return json::Object{{"type", "string"}, {"pattern", "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"}}; }
json::Value schema_of_day() { return json::Object{{"type", "string"}, {"format", "date"}}; }
json::Value schema_of_moment() { return json::Object{{"type", "string"}, {"format", "date-time"}}; }
json::Value schema_of_list(json::Value items) {
  return json::Object{{"type", "array"}, {"items", std::move(items)}, {"maxItems", static_cast<std::int64_t>(list_items_max)}};
}
json::Value schema_or_null(json::Value schema) {
  return json::Object{{"anyOf", json::Array{std::move(schema), json::Object{{"type", "null"}}}}};
}

}  // namespace detail

const json::Value* Decoder::take(std::string_view key) {
  for (const auto& m : object_) {
    if (m.first == key) return ++seen_, &m.second;
  }
  return nullptr;
}

const json::Value* Decoder::needed(const char* key) {
  const json::Value* v = take(key);
  if (!v) detail::refuse(Path(&path_, key), "is missing", error);
  return v;
}

void Decoder::finish() {
  if (seen_ != object_.size()) detail::refuse(path_, "has a member that is not known here", error);
}

void SchemaBuilder::add(const char* key, json::Value schema, const char* doc, bool required) {
  if (doc && *doc) {
    if (auto* o = schema.as_object(); o && !schema.find("description")) o->emplace_back("description", doc);
  }
  open_.back().properties.emplace_back(key, std::move(schema));
  if (required) open_.back().required.emplace_back(key);
}

json::Value SchemaBuilder::close() {
  Open o = std::move(open_.back());
  open_.pop_back();
  const bool known = std::any_of(defs.begin(), defs.end(), [&](const auto& d) { return d.first == o.name; });
  if (!known) {
    defs.emplace_back(o.name, json::Object{{"type", "object"}, {"description", o.doc}, {"properties", std::move(o.properties)},
                                           {"required", std::move(o.required)}, {"additionalProperties", false}});
  }
  return json::Object{{"$ref", "#/$defs/" + o.name}};
}

}  // namespace ebb
