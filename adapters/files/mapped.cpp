#include "adapters/files/mapped.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "adapters/files/files.hpp"

namespace ebb::files {
namespace {

constexpr off_t map_from = 64 << 20, map_most = off_t{64} << 30;

}  // namespace

Result<Mapped> Mapped::open(const std::string& path) {
  Mapped out;
  struct stat about {};
  if (path == "-" || stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_size < map_from) {
    EBB_TRY(out.read_, read(path));
    return out;
  }
  if (about.st_size > map_most) return fail(ErrorId::file_too_large, path + " is larger than 64 GiB");
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(ErrorId::file_unreadable, path);
  out.size_ = static_cast<std::size_t>(about.st_size);
  void* at = mmap(nullptr, out.size_, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  if (at == MAP_FAILED) return fail(ErrorId::file_unreadable, path);
  madvise(at, out.size_, MADV_SEQUENTIAL);
  out.mapped_ = at;
  return out;
}

Mapped::Mapped(Mapped&& other) noexcept
    : read_(std::move(other.read_)), mapped_(std::exchange(other.mapped_, nullptr)), size_(std::exchange(other.size_, 0)) {}

Mapped::~Mapped() {
  if (mapped_) munmap(const_cast<void*>(mapped_), size_);
}

std::span<const std::uint8_t> Mapped::bytes() const {
  if (mapped_) return {static_cast<const std::uint8_t*>(mapped_), size_};
  return {reinterpret_cast<const std::uint8_t*>(read_.data()), read_.size()};
}

}  // namespace ebb::files
