// ebb today FILE --at TIME [--replay] [--minutes N] [--explain] [--json]
#include <CLI/CLI.hpp>
#include <memory>

#include "apps/cli/command.hpp"
#include "apps/cli/log_file.hpp"
#include "apps/cli/number_check.hpp"
#include "apps/cli/size_names.hpp"
#include "core/program/today_document.hpp"

namespace ebb::cli {
namespace {

constexpr int minutes_most = 240;

struct TodayOptions {
  std::string file, at;
  int minutes = 0;
  bool json = false, explain = false, replay = false;
};

std::string practice_line(const program::PracticeDocument& p) {
  std::string line = "  " + std::to_string(p.minutes) + " min  " + p.step;
  if (p.asks_first) line += "  (asks first)";
  for (const auto& b : p.because) line += "  [" + b.code + "]";
  return line + "\n           smaller: " + std::to_string(p.smaller_minutes) + " min  " + p.smaller_step + "\n";
}

std::string inputs_line(const json::Value& inputs) { return inputs.as_object() && !inputs.as_object()->empty() ? "             read: " + json::write(inputs) + "\n" : ""; }

std::string decision_line(const program::DecisionDocument& d) {
  std::string line = "  " + std::string(name_of(d.ladder)) + ": " + std::string(name_of(d.move));
  if (d.gate) line += " (" + *d.gate + ")";
  if (d.urgency) line += " (" + std::string(name_of(*d.urgency)) + ")";
  if (d.step) line += " " + *d.step;
  if (d.family_before) line += ", first again: " + std::string(name_of(*d.family_before));
  if (d.earliest_day) line += ", not before " + format(*d.earliest_day);
  line += "\n             rule: " + d.rule + (d.limit ? " (" + d.limit->card + " = " + std::to_string(d.limit->value) + " " + d.limit->unit + ")" : "") + "\n";
  for (const auto& u : d.until) line += "             until: " + u + "\n";
  return line + inputs_line(d.inputs) + (d.source.empty() ? "" : "             source: " + d.source + "\n");
}

std::string text_of_today(const program::TodayDocument& t) {
  std::string out = format(t.at) + "\nPractices, each only if you want:\n";
  for (const auto& p : t.practices) out += practice_line(p);
  out += "  or " + std::to_string(t.smaller.minutes) + " min  " + t.smaller.step + ", or a day off.\nDecisions:\n";
  for (const auto& d : t.decisions) out += decision_line(d);
  if (!t.refused.empty()) out += std::to_string(t.refused.size()) + " entries were refused (ebb log check names them).\n";
  if (!t.from_the_future.empty()) out += std::to_string(t.from_the_future.size()) + " entries are later than this moment: they do not count, and what they answer is in doubt. To see the day as it was then, add --replay.\n";
  if (t.explain) out += json::write_pretty(*t.explain);
  return out;
}

Exit today(const TodayOptions& o) {
  const auto at = read_at(o.at);
  if (!at) return report(at.error());
  auto log = open_log(o.file);
  if (!log) return report(log.error());
  const auto minutes = o.minutes > 0 ? std::optional<std::int32_t>(o.minutes) : std::nullopt;
  const record::Journey journey = journey_of(*std::move(log), *at, o.replay);
  const auto document = program::today(journey, {.minutes = minutes, .explain = o.explain});
  return o.json ? print_json(encode(document)) : print(with_sizes_named(text_of_today(document), journey));
}

}  // namespace

void add_today(CLI::App& root, Outcome& outcome) {
  auto o = std::make_shared<TodayOptions>();
  CLI::App* c = root.add_subcommand("today", "Today's practices and the decision on every ladder, each with its rule, what it read and its source");
  c->add_option("FILE", o->file, "the log, or - for standard input")->required();
  c->add_option("--at", o->at, "the moment, like 2026-11-21T22:10:00+01:00")->required();
  c->add_option("--minutes", o->minutes, "minutes there are today, like 5, 10 or 20")->check(whole_between(1, minutes_most));
  c->add_flag("--replay", o->replay, replay_help);
  c->add_flag("--explain", o->explain, "shows how each decision fell and what would change it");
  c->add_flag("--json", o->json, "one JSON document (Today)");
  c->callback([o, &outcome] { outcome.exit = today(*o); });
}

}  // namespace ebb::cli
