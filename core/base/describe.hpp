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
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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

/// Where in a document something stands: a chain on the stack, written out only when something is refused.
class Path {
 public:
  explicit Path(const Path* within = nullptr, const char* key = nullptr, std::size_t index = 0) : within_(within), key_(key), index_(index) {}
  std::string str() const;  ///< "" for the document itself, then "/key" and "/0"

 private:
  const Path* within_;
  const char* key_;  ///< nullptr: an item of a list
  std::size_t index_;
};

namespace detail {

// What can be read without knowing the type it goes into is compiled once (describe.cpp). Each says false after a refusal.
bool refuse(const Path& path, std::string_view expected, std::optional<Error>& error);
bool refuse(const Path& path, const Error& because, std::optional<Error>& error);
inline constexpr std::string_view not_whole = "expected a whole number";
bool read_whole(const json::Value& v, std::int64_t& out, const Path& path, std::optional<Error>& error);
bool read_name(const json::Value& v, std::span<const char* const> names, std::size_t& out, const Path& path, std::optional<Error>& error);
bool read_name(const json::Value& v, std::span<const std::string_view> names, std::size_t& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, bool& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, double& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, std::string& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, Instant& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, Ulid& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, Day& out, const Path& path, std::optional<Error>& error);
bool read(const json::Value& v, Moment& out, const Path& path, std::optional<Error>& error);
const json::Array* read_list(const json::Value& v, const Path& path, std::optional<Error>& error);
const json::Object* read_object(const json::Value& v, const Path& path, std::optional<Error>& error);

template <class T>
concept ReadHere = std::same_as<T, bool> || std::same_as<T, double> || std::same_as<T, std::string> || std::same_as<T, Instant> || std::same_as<T, Ulid> ||
                   std::same_as<T, Day> || std::same_as<T, Moment>;

template <class T>
bool decode_into(const json::Value& v, T& out, const Path& path, std::optional<Error>& error);

}  // namespace detail

class Decoder {
 public:
  Decoder(const json::Object& object, const Path& path) : object_(object), path_(path) {}
  std::optional<Error> error;

  void type(const char*, const char*) {}
  template <class T> void field(const char* key, T& x, const char*) {
    if (const json::Value* v = needed(key)) detail::decode_into(*v, x, Path(&path_, key), error);
  }
  template <class T> void optional(const char* key, std::optional<T>& x, const char*) { maybe(key, x); }
  template <class T> void nullable(const char* key, std::optional<T>& x, const char*) { maybe(key, x); }
  /// After all fields: a key nobody asked for is refused.
  void finish();

 private:
  template <class T> void maybe(const char* key, std::optional<T>& x);
  const json::Value* take(std::string_view key);
  const json::Value* needed(const char* key);
  const json::Object& object_;
  const Path& path_;
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
bool adopt(Result<T> result, T& out, const Path& path, std::optional<Error>& error) {
  if (!result) return refuse(path, result.error(), error);
  out = std::move(*result);
  return true;
}

template <class T>
bool decode_into(const json::Value& v, T& out, const Path& path, std::optional<Error>& error) {
  if constexpr (std::same_as<T, json::Value>) {
    return out = v, true;
  } else if constexpr (SelfCoded<T>) {
    return adopt<T>(T::from_json(v), out, path, error);
  } else if constexpr (ReadHere<T>) {
    return read(v, out, path, error);
  } else if constexpr (std::integral<T>) {
    std::int64_t i = 0;
    if (!read_whole(v, i, path, error)) return false;
    if (!std::in_range<T>(i)) return refuse(path, not_whole, error);
    return out = static_cast<T>(i), true;
  } else if constexpr (is_quantity<T>::value) {
    std::int64_t i = 0;
    if (!read_whole(v, i, path, error)) return false;
    return adopt<T>(T::make(i), out, path, error);
  } else if constexpr (NamedEnum<T>) {
    std::size_t i = 0;
    if (!read_name(v, EnumNames<T>::names, i, path, error)) return false;
    return out = static_cast<T>(i), true;
  } else if constexpr (is_vector<T>::value) {
    const json::Array* items = read_list(v, path, error);
    if (!items) return false;
    out.clear();
    for (std::size_t i = 0; i < items->size(); ++i) {
      auto item = blank<typename T::value_type>();
      if (!decode_into((*items)[i], item, Path(&path, nullptr, i), error)) return false;
      out.push_back(std::move(item));
    }
    return true;
  } else {
    static_assert(Described<T>, "give this type a describe()");
    const json::Object* object = read_object(v, path, error);
    if (!object) return false;
    Decoder d(*object, path);
    describe(d, out);
    d.finish();
    if (d.error && !error) error = std::move(d.error);
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
  if (detail::decode_into(*v, item, Path(&path_, key), error)) x = std::move(item);
}

/// Errors: wrong_shape, impossible_value, bad_id, bad_day, bad_time; the detail begins with the path.
template <class T>
Result<T> decode(const json::Value& v) {
  T out = detail::blank<T>();
  std::optional<Error> error;
  if (!detail::decode_into(v, out, Path(), error)) return std::unexpected(std::move(*error));
  return out;
}

// ---- schema ----------------------------------------------------------------------------------------------------

namespace detail {
json::Value schema_of_truth();
json::Value schema_of_number();
json::Value schema_of_whole();
json::Value schema_of_whole(std::int64_t min, std::int64_t max);
json::Value schema_of_instant();
json::Value schema_of_text();
json::Value schema_of_names(std::span<const char* const> names);
json::Value schema_of_names(std::span<const std::string_view> names);
json::Value schema_of_id();
json::Value schema_of_day();
json::Value schema_of_moment();
json::Value schema_of_list(json::Value items);
json::Value schema_or_null(json::Value schema);
}  // namespace detail

/// Collects one JSON Schema: described types become `$defs`, referred to by name.
class SchemaBuilder {
 public:
  json::Object defs;

  template <class T>
  json::Value of() {
    if constexpr (std::same_as<T, json::Value>) return json::Value(json::Object{});
    else if constexpr (SelfCoded<T>) return T::schema();
    else if constexpr (std::same_as<T, bool>) return detail::schema_of_truth();
    else if constexpr (std::same_as<T, double>) return detail::schema_of_number();
    else if constexpr (std::integral<T>) return detail::schema_of_whole();
    else if constexpr (std::same_as<T, Instant>) return detail::schema_of_instant();
    else if constexpr (detail::is_quantity<T>::value) return detail::schema_of_whole(T::min, T::max);
    else if constexpr (std::same_as<T, std::string>) return detail::schema_of_text();
    else if constexpr (NamedEnum<T>) return detail::schema_of_names(EnumNames<T>::names);
    else if constexpr (std::same_as<T, Ulid>) return detail::schema_of_id();
    else if constexpr (std::same_as<T, Day>) return detail::schema_of_day();
    else if constexpr (std::same_as<T, Moment>) return detail::schema_of_moment();
    else if constexpr (detail::is_vector<T>::value) return detail::schema_of_list(of<typename T::value_type>());
    else return described<T>();
  }

  void type(const char* name, const char* doc) { open_.back().name = name, open_.back().doc = doc; }
  template <class T> void field(const char* key, T&, const char* doc) { add(key, of<T>(), doc, true); }
  template <class T> void optional(const char* key, std::optional<T>&, const char* doc) { add(key, of<T>(), doc, false); }
  template <class T> void nullable(const char* key, std::optional<T>&, const char* doc) { add(key, detail::schema_or_null(of<T>()), doc, true); }

 private:
  struct Open { std::string name, doc; json::Object properties; json::Array required; };
  std::vector<Open> open_;

  void add(const char* key, json::Value schema, const char* doc, bool required);
  json::Value close();  // what was opened last, as a reference to it

  template <class T>
  json::Value described() {
    static_assert(Described<T>, "give this type a describe()");
    open_.emplace_back();
    T sample = detail::blank<T>();
    describe(*this, sample);
    return close();
  }
};

}  // namespace ebb
