#include "apps/relay/journal.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "adapters/sodium/sodium.hpp"
#include "core/base/instant.hpp"

namespace ebb::relay {

Journal::Journal(bool quiet) {
  logger_ = std::make_shared<spdlog::logger>("relay", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger_->set_pattern("%v");
  logger_->set_level(quiet ? spdlog::level::warn : spdlog::level::info);
}

Journal Journal::to(std::string* sink) {
  Journal j;
  j.sink_ = sink;
  return j;
}

void Journal::say(Level level, std::string_view event, std::int64_t now_ms, json::Object fields) {
  constexpr const char* names[] = {"info", "warning", "error"};
  constexpr spdlog::level::level_enum levels[] = {spdlog::level::info, spdlog::level::warn, spdlog::level::err};
  if (logger_ && !logger_->should_log(levels[static_cast<int>(level)])) return;
  json::Object line{{"at", format(Moment{Instant{now_ms}, 0})}, {"level", names[static_cast<int>(level)]}, {"event", event}};
  for (auto& f : fields) line.push_back(std::move(f));
  const std::string text = json::write(json::Value(std::move(line)));
  if (sink_) *sink_ += text + "\n";
  else logger_->log(levels[static_cast<int>(level)], text);
}

std::string Journal::hashed(const vault::RecordId& record, std::int64_t now_ms) {
  if (const std::int64_t day = now_ms / ms_per_day; day != salt_day_) {
    salt_day_ = day;
    sodium::random_bytes(salt_);
  }
  const vault::Hash h = sodium::SodiumCipher().keyed_hash(salt_, record.bytes);
  std::string text;
  for (int i = 0; i < 4; ++i) text += fmt::format("{:02x}", h[static_cast<std::size_t>(i)]);
  return text;
}

}  // namespace ebb::relay
