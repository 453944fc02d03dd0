// ebb assess
#include <CLI/CLI.hpp>
#include <memory>

#include "apps/cli/command.hpp"
#include "apps/cli/log_file.hpp"
#include "core/assess/documents.hpp"

namespace ebb::cli {
namespace {

struct AssessOptions {
  std::string file, at;
  bool json = false, secret = false, replay = false;
};

std::string gate_lines(const assess::AssessmentDocument& d) {
  std::string out;
  for (const record::Family f : all_of<record::Family>()) {
    const assess::GateDocument& g = d.gates.of_family[static_cast<std::size_t>(f)];
    out += std::string(name_of(f)) + ": " + std::string(name_of(g.state));
    if (g.state != assess::GateState::open) out += " (" + std::string(name_of(g.reason)) + ")";
    for (const std::string& q : g.because) out += " " + q;
    out += "\n";
  }
  return out;
}

std::string summary(const assess::AssessmentDocument& d) {
  std::string out = format(d.at) + "\n" + gate_lines(d);
  for (const assess::Care& c : d.care) out += "care " + std::string(name_of(c.urgency)) + ": " + c.because + " (" + c.question + ", " + format(c.since) + ")\n";
  for (const assess::AbilityRung& r : d.abilities) out += std::string(name_of(r.what)) + ": " + std::string(name_of(r.possible)) + "\n";
  for (const std::string& m : d.first_day_open) out += "to ask: " + m + "\n";
  return out + refused_lines(d.refused);
}

Exit run(const AssessOptions& o) {
  const auto at = read_at(o.at);
  if (!at) return report(at.error());
  auto log = open_log(o.file);
  if (!log) return report(log.error());
  const record::Journey journey = journey_of(*std::move(log), *at, o.replay);
  const assess::Assessment a = assess::assess(journey);
  if (o.secret) return print_json(encode(a.secret));
  const assess::AssessmentDocument d = document(a, journey);
  return o.json ? print_json(encode(d)) : print(summary(d));
}

}  // namespace

void add_assess(CLI::App& root, Outcome& outcome) {
  CLI::App* c = root.add_subcommand("assess", "What her answers mean for a moment: what is open, reasons to seek care, what is possible");
  auto options = std::make_shared<AssessOptions>();
  c->add_option("FILE", options->file, "the log, or - for standard input")->required();
  c->add_option("--at", options->at, "the moment, like 2026-11-21T22:10:00+01:00")->required();
  c->add_flag("--replay", options->replay, replay_help);
  c->add_flag("--json", options->json, "one JSON document (Assessment)");
  c->add_flag("--private", options->secret, "only what the private answers mean, as one JSON document (PrivateSafety); it is in no other document");
  c->callback([options, &outcome] { outcome.exit = run(*options); });
}

}  // namespace ebb::cli
