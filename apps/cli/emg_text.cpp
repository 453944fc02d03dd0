#include "apps/cli/emg_text.hpp"

#include "apps/cli/emg_say.hpp"

namespace ebb::cli {
namespace {

void line(std::string& out, const std::string& what, const std::string& value) { out += "  " + what + ": " + value + "\n"; }

std::string seen(const sensor::EmgQuality& q) {
  std::string out;
  for (const auto& d : q.details) {
    if (!out.empty()) out += "; ";
    out += say("emg.report.share", {{"what", say("emg.flag." + std::string(name_of(d.flag)))}, {"percent", percent(d.fraction)}});
  }
  return out.empty() ? say("emg.report.nothing_odd") : out;
}

void channel(std::string& out, const sensor::EmgChannel& c) {
  out += "\n" + say("emg.report.channel", {{"number", std::to_string(c.number)}, {"name", c.name}}) + "\n";
  line(out, say("emg.report.rate"), c.rate_hz ? amount(*c.rate_hz) : say("emg.report.rest_unknown"));
  line(out, say("emg.report.unit"), unit_in_words(c.unit));
  line(out, say("emg.report.readable"), say("emg.report.readable_share", {{"percent", percent(c.quality.usable_fraction)}}));
  line(out, say("emg.report.seen"), seen(c.quality));
  line(out, say("emg.report.rest"), level_in_words(c.level_rms, c.unit));
  line(out, say("emg.report.contractions"), std::to_string(c.bursts.size()));
  for (const auto& b : c.bursts) {
    out += "    " + seconds(b.onset_s, 3) + "–" + seconds(b.offset_s, 3) + " s   " + level_in_words(b.level_rms, c.unit) + "   (" +
           say("emg.report.table_peak") + " " + level_in_words(b.peak_level_rms, c.unit) + ")\n";
  }
}

}  // namespace

std::string unit_in_words(const std::string& unit) {
  if (unit == "uV") return say("emg.report.unit_uv");
  if (unit == "counts") return say("emg.report.unit_counts");
  return say("emg.report.unit_own", {{"unit", unit}});
}

std::string level_in_words(const std::optional<double>& level, const std::string& unit) {
  if (!level) return say("emg.report.rest_unknown");
  return amount(*level) + (unit == "uV" ? " µV" : unit == "counts" ? "" : " " + unit);
}

std::string emg_text(const sensor::EmgDocument& d) {
  std::string out;
  line(out, say("emg.report.file"), d.format);
  line(out, say("emg.report.length"), say("emg.text.duration", {{"seconds", seconds(d.duration_s, 1)}}));
  if (d.channels.empty()) line(out, say("emg.report.seen"), say("emg.report.no_channels"));
  for (const auto& c : d.channels) channel(out, c);
  if (!d.warnings.empty()) out += "\n" + say("emg.report.warnings") + "\n";
  for (const auto& w : d.warnings) out += "  " + say("emg.warning." + std::string(name_of(w.code))) + " (" + w.detail + ")\n";
  return out + "\n" + say("emg.text.more") + "\n";
}

}  // namespace ebb::cli
