// Every schema there is: events, documents, messages.
#pragma once
#include "core/base/describe.hpp"

namespace ebb::bridge {

/// From every room that has documents. Not part of the module for the browser.
void all_schemas(SchemaBuilder& builder);

}  // namespace ebb::bridge
