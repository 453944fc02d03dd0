#include "core/base/quantity.hpp"

namespace ebb {

Error impossible(std::int64_t v, std::int32_t min, std::int32_t max, const char* name, const char* unit) {
  return {ErrorId::impossible_value,
          std::string(name) + " is " + std::to_string(v) + "; possible is " + std::to_string(min) + " to " + std::to_string(max) + " " + unit, {}};
}

}  // namespace ebb
