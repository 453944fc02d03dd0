// One description per type gives its JSON encoder, decoder and JSON Schema, and from the schema the TypeScript types.
//
//   struct Goal { GoalKind kind; std::optional<WidthTenthMm> width; };
//   template <class V> void describe(V& v, Goal& g) {
//     v.type("Goal", "something she wants");
//     v.field("kind", g.kind, "which of the goals");
//     v.optional("width_tenth_mm", g.width, "her own width, where she knows it");   // left out when absent
//   }
//   template <> struct ebb::EnumNames<GoalKind> { static constexpr std::array names{"tampon", "cup"}; };  // in the order of the enum
//
//   encode(goal) -> json::Value;  decode<Goal>(value) -> Result<Goal>;  schema<Goal>() -> json::Value (JSON Schema 2020-12)
//
// `nullable` writes null when absent (documents whose readers want every key); `optional` leaves the key out (events).
// Decoding refuses unknown keys, missing keys, wrong types and impossible values, and names the path.
#pragma once
#include <array>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/base/instant.hpp"
#include "core/base/json.hpp"
#include "core/base/quantity.hpp"
#include "core/base/result.hpp"
#include "core/base/ulid.hpp"

namespace ebb {

template <class E>
struct EnumNames;  // { static constexpr std::array names{...}; }

template <class E>
concept NamedEnum = std::is_enum_v<E> && requires { EnumNames<E>::names.size(); };

template <NamedEnum E>
constexpr std::string_view name_of(E e) { return EnumNames<E>::names[static_cast<std::size_t>(e)]; }

template <NamedEnum E>
constexpr std::optional<E> enum_named(std::string_view name) {
  for (std::size_t i = 0; i < EnumNames<E>::names.size(); ++i) {
    if (EnumNames<E>::names[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

/// Every value of a named enum, in order.
template <NamedEnum E>
constexpr auto all_of() {
  std::array<E, EnumNames<E>::names.size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<E>(i);
  return all;
}

/// Longest text a person may write in one field, in bytes of UTF-8.
inline constexpr std::size_t text_bytes_max = 8'192;
inline constexpr std::size_t list_items_max = 4'096;

struct NullVisitor {
  void type(const char*, const char*) {}
  template <class T> void field(const char*, T&, const char*) {}
  template <class T> void optional(const char*, std::optional<T>&, const char*) {}
  template <class T> void nullable(const char*, std::optional<T>&, const char*) {}
};

template <class T>
concept Described = std::is_class_v<T> && requires(NullVisitor& v, T& t) { describe(v, t); };

/// A type that codes itself: bytes as base64url, a list longer than list_items_max.
template <class T>
concept SelfCoded = requires(const T& t, const json::Value& v) {
  { t.to_json() } -> std::same_as<json::Value>;
  { T::from_json(v) } -> std::same_as<Result<T>>;
  { T::schema() } -> std::same_as<json::Value>;
};

// ---- encode ----------------------------------------------------------------------------------------------------

template <class T>
json::Value encode(const T& value);

class Encoder {
 public:
  json::Object members;
  void type(const char*, const char*) {}
  template <class T> void field(const char* key, T& x, const char*) { members.emplace_back(key, encode(x)); }
  template <class T> void optional(const char* key, std::optional<T>& x, const char*) {
    if (x) members.emplace_back(key, encode(*x));
  }
  template <class T> void nullable(const char* key, std::optional<T>& x, const char*) {
    members.emplace_back(key, x ? encode(*x) : json::Value());
  }
};

namespace detail {
template <class T> struct is_vector : std::false_type {};
template <class T> struct is_vector<std::vector<T>> : std::true_type {};
template <class T> struct is_quantity : std::false_type {};
template <class T> struct is_quantity<Quantity<T>> : std::true_type {};
}  // namespace detail

template <class T>
json::Value encode(const T& x) {
  if constexpr (std::same_as<T, bool> || std::same_as<T, double> || std::same_as<T, std::string> || std::same_as<T, json::Value>) {
    return json::Value(x);
  } else if constexpr (SelfCoded<T>) {
    return x.to_json();
  } else if constexpr (std::integral<T>) {
    return json::Value(static_cast<std::int64_t>(x));
  } else if constexpr (NamedEnum<T>) {
    return json::Value(name_of(x));
  } else if constexpr (detail::is_quantity<T>::value) {
    return json::Value(static_cast<std::int64_t>(x.value()));
  } else if constexpr (std::same_as<T, Ulid>) {
    return json::Value(x.view());
  } else if constexpr (std::same_as<T, Day> || std::same_as<T, Moment>) {
    return json::Value(format(x));
  } else if constexpr (std::same_as<T, Instant>) {
    return json::Value(x.ms);
  } else if constexpr (detail::is_vector<T>::value) {
    json::Array items;
    items.reserve(x.size());
    for (const auto& item : x) items.push_back(encode<typename T::value_type>(item));
    return json::Value(std::move(items));
  } else {
    static_assert(Described<T>, "give this type a describe()");
    Encoder e;
    describe(e, const_cast<T&>(x));  // the encoder only reads
    return json::Value(std::move(e.members));
  }
}

// ---- decode ----------------------------------------------------------------------------------------------------

namespace detail {
inline Error wrong(const std::string& path, std::string expected) { return {ErrorId::wrong_shape, path + ": " + std::move(expected), {}}; }
template <class T>
bool decode_into(const json::Value& v, T& out, const std::string& path, std::optional<Error>& error);
}  // namespace detail

class Decoder {
 public:
  Decoder(const json::Object& object, std::string path) : object_(object), path_(std::move(path)) {}
  std::optional<Error> error;

  void type(const char*, const char*) {}
  template <class T> void field(const char* key, T& x, const char*) {
    if (const json::Value* v = take(key)) detail::decode_into(*v, x, path_ + "/" + key, error);
    else if (!error) error = detail::wrong(path_ + "/" + key, "is missing");
  }
  template <class T> void optional(const char* key, std::optional<T>& x, const char*) { maybe(key, x); }
  template <class T> void nullable(const char* key, std::optional<T>& x, const char*) { maybe(key, x); }
  /// After all fields: a key nobody asked for is refused.
  void finish() {
    if (!error && seen_ != object_.size()) error = detail::wrong(path_, "has a member that is not known here");
  }

 private:
  template <class T> void maybe(const char* key, std::optional<T>& x);
  const json::Value* take(std::string_view key) {
    for (const auto& m : object_) {
      if (m.first == key) return ++seen_, &m.second;
    }
    return nullptr;
  }
  const json::Object& object_;
  std::string path_;
  std::size_t seen_ = 0;
};

namespace detail {

// A starting value for types whose range may not hold 0.
template <class T>
T blank() {
  if constexpr (is_quantity<T>::value) return T::template of<T::min>();
  else return T{};
}

template <class T>
bool decode_into(const json::Value& v, T& out, const std::string& path, std::optional<Error>& error) {
  const auto refuse = [&](std::string expected) {
    if (!error) error = wrong(path, std::move(expected));
    return false;
  };
  const auto adopt = [&](auto result) {
    if (result) return out = *result, true;
    if (!error) error = Error{result.error().id, path + ": " + result.error().detail, {}};
    return false;
  };
  if constexpr (std::same_as<T, json::Value>) {
    return out = v, true;
  } else if constexpr (SelfCoded<T>) {
    return adopt(T::from_json(v));
  } else if constexpr (std::same_as<T, bool>) {
    return v.as_bool() ? (out = *v.as_bool(), true) : refuse("expected true or false");
  } else if constexpr (std::same_as<T, double>) {
    return v.number(out) ? true : refuse("expected a number");
  } else if constexpr (std::integral<T>) {
    const std::int64_t* i = v.as_int();
    return i && std::in_range<T>(*i) ? (out = static_cast<T>(*i), true) : refuse("expected a whole number");
  } else if constexpr (std::same_as<T, Instant>) {
    return v.as_int() && *v.as_int() >= 0 ? (out = Instant{*v.as_int()}, true) : refuse("expected milliseconds since 1970");
  } else if constexpr (is_quantity<T>::value) {
    return v.as_int() ? adopt(T::make(*v.as_int())) : refuse("expected a whole number");
  } else if constexpr (std::same_as<T, std::string>) {
    if (!v.as_string()) return refuse("expected text");
    return v.as_string()->size() <= text_bytes_max ? (out = *v.as_string(), true) : refuse("text of at most 8192 bytes");
  } else if constexpr (NamedEnum<T>) {
    const std::string* s = v.as_string();
    const auto e = s ? enum_named<T>(*s) : std::nullopt;
    return e ? (out = *e, true) : refuse("expected one of the names the schema lists");
  } else if constexpr (std::same_as<T, Ulid>) {
    return v.as_string() ? adopt(Ulid::parse(*v.as_string())) : refuse("expected an id");
  } else if constexpr (std::same_as<T, Day>) {
    return v.as_string() ? adopt(parse_day(*v.as_string())) : refuse("expected a day");
  } else if constexpr (std::same_as<T, Moment>) {
    return v.as_string() ? adopt(parse_moment(*v.as_string())) : refuse("expected a time");
  } else if constexpr (is_vector<T>::value) {
    const json::Array* items = v.as_array();
    if (!items) return refuse("expected a list");
    if (items->size() > list_items_max) return refuse("a list of at most 4096 items");
    out.clear();
    for (std::size_t i = 0; i < items->size(); ++i) {
      auto item = blank<typename T::value_type>();
      if (!decode_into((*items)[i], item, path + "/" + std::to_string(i), error)) return false;
      out.push_back(std::move(item));
    }
    return true;
  } else {
    static_assert(Described<T>, "give this type a describe()");
    const json::Object* object = v.as_object();
    if (!object) return refuse("expected an object");
    Decoder d(*object, path);
    describe(d, out);
    d.finish();
    if (d.error && !error) error = d.error;
    return !d.error;
  }
}

}  // namespace detail

template <class T>
void Decoder::maybe(const char* key, std::optional<T>& x) {
  const json::Value* v = take(key);
  if (!v || v->is_null()) {
    x.reset();
    return;
  }
  T item = detail::blank<T>();
  if (detail::decode_into(*v, item, path_ + "/" + key, error)) x = std::move(item);
}

/// Errors: wrong_shape, impossible_value, bad_id, bad_day, bad_time; the detail begins with the path.
template <class T>
Result<T> decode(const json::Value& v) {
  T out = detail::blank<T>();
  std::optional<Error> error;
  if (!detail::decode_into(v, out, "", error)) return std::unexpected(*error);
  return out;
}

// ---- schema ----------------------------------------------------------------------------------------------------

/// Collects one JSON Schema: described types become `$defs`, referred to by name.
class SchemaBuilder {
 public:
  json::Object defs;

  template <class T>
  json::Value of() {
    using json::Object;
    using json::Value;
    if constexpr (std::same_as<T, json::Value>) return Value(Object{});
    else if constexpr (SelfCoded<T>) return T::schema();
    else if constexpr (std::same_as<T, bool>) return Value(Object{{"type", "boolean"}});
    else if constexpr (std::same_as<T, double>) return Value(Object{{"type", "number"}});
    else if constexpr (std::integral<T>) return Value(Object{{"type", "integer"}});
    else if constexpr (std::same_as<T, Instant>) return Value(Object{{"type", "integer"}, {"minimum", 0}, {"description", "milliseconds since 1970-01-01T00:00:00Z"}});
    else if constexpr (detail::is_quantity<T>::value)
      return Value(Object{{"type", "integer"}, {"minimum", static_cast<int>(T::min)}, {"maximum", static_cast<int>(T::max)}});
    else if constexpr (std::same_as<T, std::string>) return Value(Object{{"type", "string"}, {"maxLength", static_cast<int>(text_bytes_max)}});
    else if constexpr (NamedEnum<T>) {
      json::Array names;
      for (const auto n : EnumNames<T>::names) names.emplace_back(std::string_view(n));
      return Value(Object{{"enum", std::move(names)}});
    } else if constexpr (std::same_as<T, Ulid>) return Value(Object{{"type", "string"}, {"pattern", "^[0-7][0-9A-HJKMNP-TV-Z]{25}$"}});
    else if constexpr (std::same_as<T, Day>) return Value(Object{{"type", "string"}, {"format", "date"}});
    else if constexpr (std::same_as<T, Moment>) return Value(Object{{"type", "string"}, {"format", "date-time"}});
    else if constexpr (detail::is_vector<T>::value)
      return Value(Object{{"type", "array"}, {"items", of<typename T::value_type>()}, {"maxItems", static_cast<int>(list_items_max)}});
    else return described<T>();
  }

  void type(const char* name, const char* doc) { open_.back().name = name, open_.back().doc = doc; }
  template <class T> void field(const char* key, T&, const char* doc) { add(key, of<T>(), doc, true); }
  template <class T> void optional(const char* key, std::optional<T>&, const char* doc) { add(key, of<T>(), doc, false); }
  template <class T> void nullable(const char* key, std::optional<T>&, const char* doc) {
    add(key, json::Value(json::Object{{"anyOf", json::Array{of<T>(), json::Value(json::Object{{"type", "null"}})}}}), doc, true);
  }

 private:
  struct Open { std::string name, doc; json::Object properties; json::Array required; };
  std::vector<Open> open_;

  void add(const char* key, json::Value schema, const char* doc, bool required) {
    if (doc && *doc) {
      if (auto* o = schema.as_object(); o && !schema.find("description")) o->emplace_back("description", doc);
    }
    open_.back().properties.emplace_back(key, std::move(schema));
    if (required) open_.back().required.emplace_back(key);
  }

  template <class T>
  json::Value described() {
    static_assert(Described<T>, "give this type a describe()");
    open_.emplace_back();
    T sample = detail::blank<T>();
    describe(*this, sample);
    Open o = std::move(open_.back());
    open_.pop_back();
    bool known = false;
    for (const auto& d : defs) known = known || d.first == o.name;
    if (!known) {
      defs.emplace_back(o.name, json::Value(json::Object{{"type", "object"}, {"description", o.doc}, {"properties", std::move(o.properties)},
                                                        {"required", std::move(o.required)}, {"additionalProperties", false}}));
    }
    return json::Value(json::Object{{"$ref", "#/$defs/" + o.name}});
  }
};

}  // namespace ebb
