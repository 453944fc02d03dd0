// ebb log check | fold
#include <CLI/CLI.hpp>
#include <memory>

#include "apps/cli/command.hpp"
#include "apps/cli/log_file.hpp"
#include "core/record/check_log.hpp"

namespace ebb::cli {
namespace {

struct LogOptions {
  std::string file, at;
  bool json = false, replay = false;
};

std::string plural(std::int64_t n, std::string_view one, std::string_view many) { return std::to_string(n) + " " + std::string(n == 1 ? one : many); }

Exit print_check(const record::LogCheck& check, bool json) {
  if (json) return print_json(encode(check));
  return print(refused_lines(check.refused) + plural(check.lines, "line", "lines") + ", " + std::to_string(check.accepted) + " accepted.\n");
}

Exit check(const LogOptions& o) {
  const auto log = open_log(o.file);
  if (!log) return report(log.error());
  const record::LogCheck result = record::check_log(*log);
  if (const Exit printed = print_check(result, o.json); printed != Exit::done) return printed;
  if (log->not_an_event) return report(*log->not_an_event);
  return result.refused.empty() ? Exit::done : Exit::refused;
}

std::string summary(const record::Journey& j) {
  return format(j.at) + "\n" + plural(j.events, "event counts", "events count") + ", " + std::to_string(j.refused.size()) + " refused, " +
         std::to_string(j.from_the_future.size()) + " from the future.\n" + plural(static_cast<std::int64_t>(j.answers.size()), "answer", "answers") + ", " +
         plural(static_cast<std::int64_t>(j.sessions.size()), "session", "sessions") + ", " + plural(static_cast<std::int64_t>(j.sets.size()), "set", "sets") + ".\n" +
         refused_lines(j.refused) + "The whole Journey: --json\n";
}

Exit fold(const LogOptions& o) {
  const auto at = read_at(o.at);
  if (!at) return report(at.error());
  auto log = open_log(o.file);
  if (!log) return report(log.error());
  const record::Journey journey = journey_of(*std::move(log), *at, o.replay);
  return o.json ? print_json(encode(journey)) : print(summary(journey));
}

}  // namespace

void add_log(CLI::App& root, Outcome& outcome) {
  CLI::App* log = root.add_subcommand("log", "Event logs: one event a line (docs/record-format.md)");
  log->require_subcommand(1);
  auto options = std::make_shared<LogOptions>();
  CLI::App* c = log->add_subcommand("check", "Says what is wrong with a log. Exit 0: all accepted; 1: some refused, by name; 3: a line is not an event");
  c->add_option("FILE", options->file, "the log, or - for standard input")->required();
  c->add_flag("--json", options->json, "one JSON document (LogCheck)");
  c->callback([options, &outcome] { outcome.exit = check(*options); });
  CLI::App* f = log->add_subcommand("fold", "Shows the Journey: everything the log says, for a moment");
  f->add_option("FILE", options->file, "the log, or - for standard input")->required();
  f->add_option("--at", options->at, "the moment, like 2026-11-21T22:10:00+01:00")->required();
  f->add_flag("--replay", options->replay, replay_help);
  f->add_flag("--json", options->json, "one JSON document (Journey)");
  f->callback([options, &outcome] { outcome.exit = fold(*options); });
}

}  // namespace ebb::cli
