#include "apps/cli/log_file.hpp"

#include "adapters/files/files.hpp"

namespace ebb::cli {

namespace {

ErrorText text_of_reason(std::string_view reason) {
  for (const ErrorText& t : error_texts) {
    if (t.id == reason) return t;
  }
  return {};
}

}  // namespace

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

std::string refused_lines(const std::vector<record::Refused>& refused) {
  std::string out;
  for (const record::Refused& r : refused) {
    if (r.line) out += "line " + std::to_string(*r.line) + ": ";
    out += r.reason + (r.id.empty() ? "" : " (" + r.id + ")") + ": " + std::string(text_of_reason(r.reason).happened) + "\n";
  }
  return out;
}

Result<Moment> read_at(const std::string& text) {
  auto at = parse_moment(text);
  if (!at) at.error().detail = "--at: " + at.error().detail;
  return at;
}

}  // namespace ebb::cli
