// The C ABI of the module. One instance of the module is one open record; a page drops it when it traps.
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "adapters/sodium/imported_cipher.hpp"
#include "apps/wasm/instance.hpp"

#define EBB_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace {
ebb::bridge::Instance& instance() {
  static const ebb::sodium::ImportedCipher cipher;
  static ebb::bridge::Instance one(&cipher);
  return one;
}
}  // namespace

/// Room for a request. Null when there is none left.
EBB_EXPORT(ebb_alloc) void* ebb_alloc(std::uint32_t bytes) { return std::malloc(bytes); }
EBB_EXPORT(ebb_free) void ebb_free(void* at) { std::free(at); }

/// JSON in, JSON out: a pointer to a little-endian u32 length and that many bytes, to be freed by the caller.
EBB_EXPORT(ebb_request) void* ebb_request(const char* text, std::uint32_t bytes) {
  const std::string reply = instance().request({text, bytes});
  const auto length = static_cast<std::uint32_t>(reply.size());
  auto* out = static_cast<char*>(std::malloc(sizeof length + reply.size()));
  if (!out) __builtin_trap();
  std::memcpy(out, &length, sizeof length);
  std::memcpy(out + sizeof length, reply.data(), reply.size());
  return out;
}
