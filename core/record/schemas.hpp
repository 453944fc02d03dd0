// JSON Schemas of this room: events and the Journey.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::record {

/// Adds Event, the data of every kind, and Journey to the definitions. Event says by `allOf` of if/then which data belongs to which kind.
void schemas(SchemaBuilder& builder);

}  // namespace ebb::record
