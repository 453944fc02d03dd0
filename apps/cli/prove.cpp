// ebb prove
#include "core/program/prove.hpp"

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>

#include "apps/cli/command.hpp"

namespace ebb::cli {
namespace {

struct ProveOptions {
  bool json = false, timing = false;
};

double seconds_since(std::chrono::steady_clock::time_point start) { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(); }

program::ProofDocument run(bool timing) {
  program::ProofDocument out;
  for (const program::ProofPart& part : program::proof()) {
    const auto start = std::chrono::steady_clock::now();
    const auto found = part.run();
    const double seconds = seconds_since(start);
    for (const program::Property& p : found) {
      out.properties.push_back({p.name, p.holds, p.cases, p.counterexample, timing ? std::optional(seconds) : std::nullopt});
    }
  }
  return out;
}

std::string line_of(const program::PropertyDocument& p) {
  std::string line = (p.holds ? "holds   " : "FAILS   ") + p.name + " (" + std::to_string(p.cases) + " cases";
  if (p.seconds) line += ", its group " + std::to_string(static_cast<long>(*p.seconds * 1000)) + " ms";
  line += ")\n";
  if (p.counterexample) line += "        against it: " + *p.counterexample + "\n";
  return line;
}

Exit prove(const ProveOptions& o) {
  const program::ProofDocument proof = run(o.timing);
  std::string text;
  bool all = true;
  for (const auto& p : proof.properties) {
    text += line_of(p);
    all = all && p.holds;
  }
  const Exit printed = o.json ? print_json(encode(proof)) : print(text);
  return printed != Exit::done ? printed : all ? Exit::done : Exit::refused;
}

}  // namespace

void add_prove(CLI::App& root, Outcome& outcome) {
  auto options = std::make_shared<ProveOptions>();
  CLI::App* c = root.add_subcommand("prove", "Checks the safety properties of the rules by enumeration. Exit 1 with a counterexample when one does not hold");
  c->add_flag("--json", options->json, "one JSON document (Proof)");
  c->add_flag("--timing", options->timing, "adds how long each group took");
  c->callback([options, &outcome] { outcome.exit = prove(*options); });
}

}  // namespace ebb::cli
