#include "apps/cli/log_file.hpp"

#include "adapters/files/files.hpp"

namespace ebb::cli {

Result<record::Log> open_log(const std::string& path) {
  EBB_TRY(const std::string text, files::read(path));
  record::Log log = record::read_log(text);
  if (log.lines_read == 0) return fail(ErrorId::log_empty, path);
  if (log.events.empty() && log.not_an_event) {
    Error error = *log.not_an_event;
    error.detail = path + (error.detail.empty() ? "" : ": " + error.detail);
    return std::unexpected(std::move(error));
  }
  return log;
}

record::Journey journey_of(record::Log log, const Moment& at, bool replay) { return record::fold(replay ? record::as_of(std::move(log), at) : log, at); }

Result<Moment> read_at(const std::string& text) {
  auto at = parse_moment(text);
  if (!at) at.error().detail = "--at: " + at.error().detail;
  return at;
}

}  // namespace ebb::cli
