// ebb emg analyze
#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "adapters/files/files.hpp"
#include "adapters/files/mapped.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/emg_html.hpp"
#include "apps/cli/emg_text.hpp"
#include "apps/cli/number_check.hpp"
#include "core/base/describe.hpp"
#include "core/sensor/emg_document.hpp"

namespace ebb::cli {
namespace {

constexpr std::int64_t channels_max = 1'000'000;  // more than any file may have: a smaller one says itself how many it has

std::string known_protocol(const std::string& asked) {
  return asked == "none" ? "" : "no protocol of exercises is known yet, so not \"" + asked + "\" either; \"none\" takes contractions as they come";
}

struct Asked {
  std::string file, protocol = "none", mains = "50", time_unit;
  std::optional<std::string> report;
  std::optional<std::int64_t> channel;
  std::optional<double> scale, rate;
  bool json = false;
};

Result<sensor::AnalyzedRecording> look(const Asked& asked, std::span<const std::uint8_t> bytes) {
  sensor::OpenOptions options{.rate_hz = asked.rate, .uv_per_unit = asked.scale};
  if (!asked.time_unit.empty()) options.time_unit = asked.time_unit == "ms" ? sensor::TimeUnit::ms : sensor::TimeUnit::s;
  EBB_TRY(const sensor::Recording recording, sensor::open_recording(bytes, options));
  return sensor::analyze_recording(recording, {.mains_hz = asked.mains == "60" ? 60.0 : 50.0}, asked.channel);
}

// The report is whole in memory before anything is written.
Exit write_report(const Asked& asked, const sensor::AnalyzedRecording& found) {
  const auto written = files::write(*asked.report, emg_html(found));
  return written ? Exit::done : report(written.error());
}

Exit analyze(const Asked& asked) {
  const bool page_on_stdout = asked.report == "-";
  if (page_on_stdout && asked.json) throw CLI::ValidationError("--report", "standard output takes one document: --json or --report -");
  if (asked.report && files::same_file(asked.file, *asked.report)) {
    return report({ErrorId::target_exists, *asked.report + " is the recording itself", {}});
  }
  const auto bytes = files::Mapped::open(asked.file);
  if (!bytes) return report(bytes.error());
  const auto found = look(asked, bytes->bytes());
  if (!found) return report(found.error());
  const Exit reported = asked.report ? write_report(asked, *found) : Exit::done;
  if (reported != Exit::done || page_on_stdout) return reported;
  return asked.json ? print_json(encode(found->document)) : print(emg_text(found->document));
}

void add_analyze(CLI::App& emg, Outcome& outcome) {
  auto asked = std::make_shared<Asked>();
  CLI::App* a = emg.add_subcommand("analyze", "Quality, level at rest and contractions of a recording (CSV, EDF, EDF+, BDF, BDF+).");
  a->add_option("FILE", asked->file, "the recording, or - for standard input")->required();
  a->add_option("--channel", asked->channel, "only this channel; they count from 1")->check(whole_between(1, channels_max));
  a->add_option("--protocol", asked->protocol, "none: contractions as they come")->check(CLI::Validator(known_protocol, "PROTOCOL"));
  a->add_option("--mains", asked->mains, "frequency of the mains where it was recorded")->check(CLI::IsMember({"50", "60"}))->capture_default_str();
  a->add_option("--scale", asked->scale, "microvolt for one unit of the file")->check(number_between(1e-12, 1e12));
  a->add_option("--time-unit", asked->time_unit, "unit of a CSV's time column")->check(CLI::IsMember({"s", "ms"}));
  a->add_option("--rate", asked->rate, "samples a second of a CSV; its times are then not used")->check(number_between(1, 1e6));
  a->add_flag("--json", asked->json, "one JSON document");
  a->add_option("--report", asked->report, "writes a page with plots, readable without a network; - is standard output")->check(some_name());
  a->footer("Examples:\n  ebb emg analyze session.csv --scale 0.5 --report session.html\n  ebb emg analyze session.edf --channel 2 --mains 60 --json");
  a->callback([asked, &outcome] { outcome.exit = analyze(*asked); });
}

}  // namespace

void add_emg(CLI::App& root, Outcome& outcome) {
  CLI::App* emg = root.add_subcommand("emg", "Recordings of muscle activity.");
  emg->require_subcommand(1);
  add_analyze(*emg, outcome);
}

}  // namespace ebb::cli
