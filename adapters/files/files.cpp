#include "adapters/files/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace ebb::files {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd, bool owned = true) : fd_(fd), owned_(owned) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (owned_ && fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
  bool owned_;
};

std::unexpected<Error> reading_failed(const std::string& path, int why) {
  return fail(why == ENOENT || why == ENOTDIR ? ErrorId::file_missing : ErrorId::file_unreadable, path + ": " + std::strerror(why));
}

Result<std::string> drain(const std::string& path, int fd, std::uint64_t bytes_max) {
  std::string out;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return reading_failed(path, errno);
    if (n == 0) return out;
    if (out.size() + static_cast<std::size_t>(n) > bytes_max) {
      return fail(ErrorId::file_too_large, path + ": more than " + std::to_string(bytes_max) + " bytes");
    }
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

std::unexpected<Error> writing_failed(const std::string& path, int why) { return fail(ErrorId::cannot_write, path + ": " + std::strerror(why)); }

void sync_folder(const std::filesystem::path& folder) {
  const Descriptor d(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (d.get() >= 0) ::fsync(d.get());
}

}  // namespace

Result<std::string> read(const std::string& path, std::uint64_t bytes_max) {
  if (path == "-") return drain("standard input", STDIN_FILENO, bytes_max);
  const Descriptor d(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (d.get() < 0) return reading_failed(path, errno);
  struct stat about {};
  if (::fstat(d.get(), &about) == 0) {
    if (S_ISDIR(about.st_mode)) return fail(ErrorId::file_unreadable, path + ": is a folder");
    if (S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) > bytes_max) {
      return fail(ErrorId::file_too_large, path + ": more than " + std::to_string(bytes_max) + " bytes");
    }
  }
  return drain(path, d.get(), bytes_max);
}

Result<void> write(const std::string& path, std::string_view bytes) {
  std::string temporary = path + ".XXXXXX";
  const Descriptor d(::mkstemp(temporary.data()));
  if (d.get() < 0) return writing_failed(path, errno);
  ::fchmod(d.get(), 0600);
  const bool written = write_all(d.get(), bytes) && ::fsync(d.get()) == 0;
  if (!written || ::rename(temporary.c_str(), path.c_str()) != 0) {
    const int why = errno;
    ::unlink(temporary.c_str());
    return writing_failed(path, why);
  }
  sync_folder(std::filesystem::path(path).parent_path());
  return {};
}

}  // namespace ebb::files
