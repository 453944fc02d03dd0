#include "apps/wasm/ops.hpp"

#include <algorithm>
#include <vector>

namespace ebb::bridge {
namespace {

using Group = std::span<const OpRow> (*)();
constexpr Group groups[] = {space_ops, assess_ops, practice_ops, account_ops, envelope_ops, program_ops, live_ops};

}  // namespace

const OpRow* find_op(std::string_view name) {
  for (const Group group : groups) {
    for (const OpRow& row : group()) {
      if (row.name == name) return &row;
    }
  }
  return nullptr;
}

void schemas(SchemaBuilder& builder) {
  using json::Object;
  using json::Value;
  Object ops;
  json::Array names;
  for (const Group group : groups) {
    for (const OpRow& row : group()) {
      auto [request, reply] = row.schema(builder);
      Value pair(Object{{"request", std::move(request)}, {"reply", std::move(reply)}});
      ops.emplace_back(std::string(row.name), Value(Object{{"type", "object"}, {"description", Value(row.doc)}, {"properties", std::move(pair)},
                                                           {"required", Value(json::Array{"request", "reply"})}, {"additionalProperties", false}}));
      names.emplace_back(row.name);
    }
  }
  builder.defs.emplace_back("Ops", Value(Object{{"type", "object"}, {"description", "the operations of the bridge: what is asked, what is answered"}, {"properties", Value(std::move(ops))},
                                                {"required", Value(std::move(names))}, {"additionalProperties", false}}));
}

}  // namespace ebb::bridge
