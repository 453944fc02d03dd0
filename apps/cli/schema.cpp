// ebb schema [NAME]
#include <CLI/CLI.hpp>
#include <memory>
#include <set>

#include "apps/cli/command.hpp"
#include "apps/relay/documents.hpp"
#include "apps/wasm/schemas.hpp"
#include "core/base/describe.hpp"

namespace ebb::cli {
namespace {

using json::Object;
using json::Value;

constexpr std::string_view prefix = "#/$defs/";
constexpr std::string_view dialect = "https://json-schema.org/draft/2020-12/schema";

const Value* definition(const Object& defs, std::string_view name) {
  for (const auto& d : defs) {
    if (d.first == name) return &d.second;
  }
  return nullptr;
}

// Every definition that `v` refers to, directly or through others.
void collect(const Object& defs, const Value& v, std::set<std::string>& out) {
  if (const auto* items = v.as_array()) {
    for (const Value& i : *items) collect(defs, i, out);
  }
  for (const auto& m : v.as_object() ? *v.as_object() : Object{}) {
    const std::string* ref = m.first == "$ref" ? m.second.as_string() : nullptr;
    if (!ref) collect(defs, m.second, out);
    else if (const std::string name = ref->substr(prefix.size()); out.insert(name).second) collect(defs, *definition(defs, name), out);
  }
}

Value one(const Object& defs, const std::string& name, const Value& schema) {
  std::set<std::string> needed{name};
  collect(defs, schema, needed);
  Object kept;
  for (const auto& d : defs) {
    if (needed.contains(d.first)) kept.push_back(d);
  }
  return Value(Object{{"$schema", Value(dialect)}, {"$ref", Value(std::string(prefix) + name)}, {"$defs", Value(std::move(kept))}});
}

Exit schema(const std::string& name) {
  SchemaBuilder builder;
  bridge::all_schemas(builder);
  relay::api_schemas(builder);
  if (name.empty()) return print(json::write_pretty(Value(Object{{"$schema", Value(dialect)}, {"$defs", Value(std::move(builder.defs))}})));
  const Value* found = definition(builder.defs, name);
  return found ? print(json::write_pretty(one(builder.defs, name, *found))) : report({ErrorId::schema_unknown, name.substr(0, 64), {}});
}

}  // namespace

void add_schema(CLI::App& root, Outcome& outcome) {
  CLI::App* s = root.add_subcommand("schema", "JSON Schemas of events, of every --json document, of the relay's API and of the bridge's messages");
  auto name = std::make_shared<std::string>();
  s->add_option("NAME", *name, "one of them, like Event, Journey or Ops, with what it needs");
  auto json = std::make_shared<bool>(true);
  s->add_flag("--json", *json, "the only form there is");
  s->callback([name, json, &outcome] { outcome.exit = schema(*name); });
}

}  // namespace ebb::cli
