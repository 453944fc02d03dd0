#include "core/record/schemas.hpp"

#include "core/record/check_log.hpp"
#include "core/record/journey_document.hpp"
#include "core/record/line.hpp"

namespace ebb::record {
namespace {

using json::Object;
using json::Value;


// {"if": kind is this and v is this, "then": data is that}
template <class T>
Value kind_rule(SchemaBuilder& builder) {
  Value condition = Value(Object{{"properties", Value(Object{{"kind", Value(Object{{"const", Value(T::kind)}})}, {"v", Value(Object{{"const", Value(T::version)}})}})}});
  return Value(Object{{"if", std::move(condition)}, {"then", Value(Object{{"properties", Value(Object{{"data", builder.of<T>()}})}})}});
}

template <std::size_t... I>
json::Array kind_rules(SchemaBuilder& builder, std::index_sequence<I...>) {
  json::Array rules;
  (rules.push_back(kind_rule<std::variant_alternative_t<I, Kinds>>(builder)), ...);
  return rules;
}

}  // namespace

void schemas(SchemaBuilder& builder) {
  json::Array rules = kind_rules(builder, std::make_index_sequence<std::variant_size_v<Kinds> - 1>());
  builder.of<Line>();
  builder.defs.back().second.as_object()->emplace_back("allOf", std::move(rules));
  builder.of<Journey>();
  builder.of<LogCheck>();
}

}  // namespace ebb::record
