// JSON Schemas of this room: Today and the proof.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::program {

void schemas(SchemaBuilder& builder);

}  // namespace ebb::program
