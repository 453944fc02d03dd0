#include "apps/wasm/schemas.hpp"

#include "apps/wasm/ops.hpp"
#include "core/program/schemas.hpp"
#include "core/record/schemas.hpp"

namespace ebb::bridge {

void all_schemas(SchemaBuilder& builder) {
  record::schemas(builder);
  program::schemas(builder);
  schemas(builder);
}

}  // namespace ebb::bridge
