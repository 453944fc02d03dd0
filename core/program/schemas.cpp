#include "core/program/schemas.hpp"

#include "core/program/prove.hpp"
#include "core/program/today_document.hpp"

namespace ebb::program {

void schemas(SchemaBuilder& builder) {
  builder.of<TodayDocument>();
  builder.of<ProofDocument>();
}

}  // namespace ebb::program
