#include "apps/cli/data_place.hpp"

#include <cstdlib>

namespace ebb::cli {

Result<std::string> data_folder(const std::string& asked) {
  if (!asked.empty()) return asked;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return std::string(data) + "/ebb";
  if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.local/share/ebb";
  return fail(ErrorId::data_folder_unusable, "no --data was given and there is no home folder");
}

}  // namespace ebb::cli
