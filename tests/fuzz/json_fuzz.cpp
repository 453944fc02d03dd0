// Whatever is read as JSON, nothing but a Result comes out, and what was accepted writes back to itself.
#include <cstdint>
#include <string_view>

#include "core/base/json.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto value = ebb::json::parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (value) {
    const auto text = ebb::json::write(*value);
    const auto again = ebb::json::parse(text);
    if (!again || ebb::json::write(*again) != text) __builtin_trap();
  }
  return 0;
}
