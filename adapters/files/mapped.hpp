// A file to look into without reading it whole: small files and streams are read, large ones are mapped into memory.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "core/base/result.hpp"

namespace ebb::files {

class Mapped {
 public:
  /// "-" is standard input (up to read_bytes_max). Errors: file_missing, file_unreadable, file_too_large.
  static Result<Mapped> open(const std::string& path);
  Mapped(Mapped&& other) noexcept;
  Mapped& operator=(Mapped&&) = delete;
  ~Mapped();
  std::span<const std::uint8_t> bytes() const;

 private:
  Mapped() = default;
  std::string read_;
  const void* mapped_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace ebb::files
