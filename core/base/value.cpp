// What a JSON value is made of, compiled once for every unit that makes, copies or drops one.
#include "core/base/json.hpp"

namespace ebb::json {

Value::Value() noexcept = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;
Value::Value(bool b) : data_(b) {}
Value::Value(std::int64_t i) : data_(i) {}
Value::Value(double d) : data_(d) {}
Value::Value(std::string s) : data_(std::move(s)) {}
Value::Value(Array a) : data_(std::move(a)) {}
Value::Value(Object o) : data_(std::move(o)) {}
bool Value::operator==(const Value& other) const { return data_ == other.data_; }

}  // namespace ebb::json
