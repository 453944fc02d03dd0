#include "core/record/upcast.hpp"

#include <algorithm>

namespace ebb::record {

std::span<const UpcastStep> upcast_steps() { return {}; }

Result<json::Value> upcast(std::span<const UpcastStep> steps, std::string_view kind, std::int32_t from, std::int32_t to, json::Value data) {
  for (std::int32_t v = from; v < to; ++v) {
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const UpcastStep& s) { return s.kind == kind && s.from == v; });
    if (step == steps.end()) return fail(ErrorId::wrong_shape, "/v: no step from version " + std::to_string(v));
    data = step->up(std::move(data));
  }
  return data;
}

}  // namespace ebb::record
