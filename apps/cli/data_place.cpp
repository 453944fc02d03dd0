#include "apps/cli/data_place.hpp"

#include <cstdlib>

#include "apps/relay/store_sqlite.hpp"

namespace ebb::cli {

Result<std::string> data_folder(const std::string& asked) {
  if (!asked.empty()) return asked;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data == '/') return std::string(data) + "/ebb";
  if (const char* home = std::getenv("HOME"); home && *home) return std::string(home) + "/.local/share/ebb";
  return fail(ErrorId::data_folder_unusable, "no --data was given and there is no home folder");
}

Result<std::string> database_of(const std::string& data, const std::string& store) {
  constexpr std::string_view sqlite = "sqlite:";
  if (store.starts_with(sqlite) && store.size() > sqlite.size()) return store.substr(sqlite.size());
  if (!store.empty()) return fail(ErrorId::store_unsupported, store + ": this build knows sqlite:FILE");
  EBB_TRY(const std::string folder, data_folder(data));
  return relay::database_in(folder);
}

}  // namespace ebb::cli
