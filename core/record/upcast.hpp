// Old versions are read for ever: each step takes the data of one kind from one version to the next.
#pragma once
#include <span>

#include "core/base/json.hpp"

namespace ebb::record {

struct UpcastStep {
  std::string_view kind;
  std::int32_t from;
  json::Value (*up)(json::Value data);
};

/// All steps there are. Every kind is at version 1 so far: none.
std::span<const UpcastStep> upcast_steps();

/// The data of `kind` at version `to`. Errors: wrong_shape when a step is missing, which is a mistake in this build.
Result<json::Value> upcast(std::span<const UpcastStep> steps, std::string_view kind, std::int32_t from, std::int32_t to, json::Value data);

}  // namespace ebb::record
