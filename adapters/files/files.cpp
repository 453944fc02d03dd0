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

bool same(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

bool is_standard_output(const struct stat& about) {
  struct stat out {};
  return ::fstat(STDOUT_FILENO, &out) == 0 && same(about, out);
}

// The place a name leads to, whether something is there or not. Empty: links in a circle.
std::filesystem::path behind_links(std::filesystem::path at) {
  for (int links = 0; links < 40; ++links) {
    std::error_code none;
    const std::filesystem::path next = std::filesystem::read_symlink(at, none);
    if (none) return at;
    at = at.parent_path() / next;  // an absolute `next` stands alone
  }
  return {};
}

Result<void> stream(const std::string& path, int fd, std::string_view bytes) {
  if (!write_all(fd, bytes)) return writing_failed(path, errno);
  return {};
}

Result<void> replace(const std::string& path, std::string_view bytes) {
  const std::filesystem::path place = behind_links(path);
  if (place.empty()) return writing_failed(path, ELOOP);
  std::string temporary = place.string() + ".XXXXXX";
  const Descriptor d(::mkstemp(temporary.data()));
  if (d.get() < 0) return writing_failed(path, errno);
  ::fchmod(d.get(), 0600);
  const bool written = write_all(d.get(), bytes) && ::fsync(d.get()) == 0;
  if (!written || ::rename(temporary.c_str(), place.c_str()) != 0) {
    const int why = errno;
    ::unlink(temporary.c_str());
    return writing_failed(path, why);
  }
  sync_folder(place.parent_path());
  return {};
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
  if (path.empty()) return writing_failed(path, ENOENT);
  struct stat about {};
  const bool there = ::stat(path.c_str(), &about) == 0;
  if (path == "-" || (there && is_standard_output(about))) return stream("standard output", STDOUT_FILENO, bytes);
  if (!there || S_ISREG(about.st_mode)) return replace(path, bytes);
  if (S_ISDIR(about.st_mode)) return writing_failed(path, EISDIR);
  if (!S_ISFIFO(about.st_mode) && !S_ISCHR(about.st_mode)) return fail(ErrorId::cannot_write, path + ": is neither a file nor a pipe");
  const Descriptor d(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return d.get() < 0 ? writing_failed(path, errno) : stream(path, d.get(), bytes);
}

bool same_file(const std::string& from, const std::string& to) {
  struct stat a {}, b {};
  const bool here = from == "-" ? ::fstat(STDIN_FILENO, &a) == 0 : ::stat(from.c_str(), &a) == 0;
  return here && S_ISREG(a.st_mode) && ::stat(to.c_str(), &b) == 0 && same(a, b);
}

}  // namespace ebb::files
