// JSON as Ebb uses it: a strict reader and a writer that gives the same bytes everywhere.
// Reading refuses by name and position: duplicate keys, depth, size, integers beyond 2^53, bad UTF-8, anything after the value.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.hpp"

namespace ebb::json {

class Value;
using Array = std::vector<Value>;
/// Members in the order they were written. Keys are unique.
using Object = std::vector<std::pair<std::string, Value>>;

class Value {
 public:
  using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object>;

  // In value.cpp, not here: made, copied and destroyed in nearly every unit, they would be most of what is compiled.
  Value() noexcept;
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  Value(bool b);
  Value(std::int64_t i);
  Value(int i) : Value(static_cast<std::int64_t>(i)) {}
  Value(double d);
  Value(std::string s);
  Value(std::string_view s) : Value(std::string(s)) {}
  Value(const char* s) : Value(std::string(s)) {}
  Value(Array a);
  Value(Object o);

  bool is_null() const { return std::holds_alternative<std::monostate>(data_); }
  const bool* as_bool() const { return std::get_if<bool>(&data_); }
  const std::int64_t* as_int() const { return std::get_if<std::int64_t>(&data_); }
  const double* as_double() const { return std::get_if<double>(&data_); }  ///< only for numbers written with fraction or exponent
  const std::string* as_string() const { return std::get_if<std::string>(&data_); }
  const Array* as_array() const { return std::get_if<Array>(&data_); }
  const Object* as_object() const { return std::get_if<Object>(&data_); }
  Array* as_array() { return std::get_if<Array>(&data_); }
  Object* as_object() { return std::get_if<Object>(&data_); }
  /// An integer or a fraction as a double.
  bool number(double& out) const;
  /// The member of that name, or nullptr (also when this is no object).
  const Value* find(std::string_view key) const;
  const Data& data() const { return data_; }
  bool operator==(const Value& other) const;

 private:
  Data data_;
};

struct Limits {
  std::size_t bytes_max = 64u << 20;
  std::size_t depth_max = 32;
};

/// Errors: json_malformed, json_duplicate_key, json_too_deep, json_too_large, json_number_out_of_range, json_not_utf8; each with its byte and line.
Result<Value> parse(std::string_view text, Limits limits = {});

/// Compact, members in their order, doubles as the shortest decimal that reads back to the same value; NaN and infinities become null.
std::string write(const Value& value);
/// Indented by two spaces, ending with a newline.
std::string write_pretty(const Value& value);

void append_string(std::string& out, std::string_view text);  ///< quoted and escaped
void append_double(std::string& out, double value);
/// A decimal number such as -12.5e3, correctly rounded; false for anything else, and for what is too large.
bool read_double(std::string_view text, double& out);

}  // namespace ebb::json
