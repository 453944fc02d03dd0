#include "apps/cli/emg_html.hpp"

#include "apps/cli/emg_plot.hpp"
#include "apps/cli/emg_say.hpp"
#include "apps/cli/emg_text.hpp"

namespace ebb::cli {
namespace {

constexpr std::size_t annotations_shown = 200;

constexpr const char* style = R"(
:root{color-scheme:light dark;--paper:#faf7f2;--ink:#22201c;--soft:#6b655b;--line:#d9d2c5;--sea:#2f6b5e;--seasoft:#cfe3dc;--ochre:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#1c1a17;--ink:#f0ebe2;--soft:#b5ad9f;--line:#423d35;--sea:#8fcabb;--seasoft:#264740;--ochre:#e0b25c}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46rem;padding:1.2rem 1rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:.6rem 0}h2{font-size:1.25rem;margin:2.2rem 0 .4rem;overflow-wrap:anywhere}h3{font-size:1rem;margin:1.2rem 0 .2rem}
p{margin:.5rem 0}.note{border-left:4px solid var(--sea);padding:.1rem 0 .1rem .9rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.15rem 1rem;margin:.6rem 0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
figure{margin:.2rem 0 .8rem}svg{display:block;width:100%;height:auto}svg text{font:13px system-ui,sans-serif;fill:var(--ink)}
.grid{stroke:var(--line);stroke-width:1}.axis{stroke:var(--soft);stroke-width:1}.rest{stroke:var(--ochre);stroke-width:1.6;stroke-dasharray:6 4}
.raw{stroke:var(--soft);stroke-width:1.1;fill:none}.level{stroke:var(--sea);stroke-width:1.6;fill:none;stroke-linejoin:round}
.burst{fill:var(--seasoft)}.good{stroke:var(--sea);stroke-width:1.3}.bad{stroke:var(--ochre);stroke-width:1.6}
figcaption{color:var(--soft);font-size:.92rem}.key{display:inline-block;width:1.1em;height:.7em;margin:0 .35em 0 .8em;vertical-align:baseline}
.key.b{background:var(--seasoft);border:1px solid var(--sea)}.key.r{border-bottom:3px dashed var(--ochre)}.key.g{border-bottom:4px solid var(--sea)}.key.x{background:var(--ochre)}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{text-align:right;padding:.2rem .5rem;border-bottom:1px solid var(--line);white-space:nowrap}th{font-weight:600}th:first-child,td:first-child{text-align:left}
ul{padding-left:1.2rem}
@media (max-width:30rem){svg text{font-size:17px}table{font-size:.88rem}th,td{padding:.2rem .18rem}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--sea:#1f5a4d;--seasoft:#dcebe6;--ochre:#7a5000}body{max-width:none;font-size:10.5pt;padding:0}figure,table,dl{break-inside:avoid}h2,h3{break-after:avoid}*{print-color-adjust:exact}}
)";

std::string element(const char* name, const std::string& words) { return "<" + std::string(name) + ">" + escape(words) + "</" + name + ">\n"; }
std::string fact(const std::string& what, const std::string& value) { return "<dt>" + escape(what) + "</dt><dd>" + escape(value) + "</dd>\n"; }
std::string key(const char* kind, const char* words) { return "<span class=\"key " + std::string(kind) + "\"></span>" + escape(say(words)); }

std::string figure(const std::string& title, const std::string& svg, const std::string& keys) {
  return element("h3", title) + "<figure>\n" + svg + (keys.empty() ? "" : "<figcaption>" + keys + "</figcaption>\n") + "</figure>\n";
}

std::string seen_list(const sensor::EmgQuality& q) {
  std::string items;
  for (const auto& d : q.details) {
    items += element("li", say("emg.report.share", {{"what", say("emg.flag." + std::string(name_of(d.flag)))}, {"percent", percent(d.fraction)}}));
  }
  return items.empty() ? element("p", say("emg.report.nothing_odd")) : "<ul>\n" + items + "</ul>\n";
}

std::string burst_table(const sensor::EmgChannel& c) {
  if (c.bursts.empty()) return element("p", say("emg.report.contractions_none"));
  std::string out = "<div class=\"table\"><table><thead><tr>";
  for (const char* k : {"number", "onset", "offset", "lasts", "mean", "peak"}) out += "<th scope=\"col\">" + escape(say("emg.report.table_" + std::string(k))) + "</th>";
  out += "</tr></thead><tbody>\n";
  const auto cell = [](const std::string& s) { return "<td>" + escape(s) + "</td>"; };
  for (std::size_t k = 0; k < c.bursts.size(); ++k) {
    const auto& b = c.bursts[k];
    out += "<tr>" + cell(std::to_string(k + 1)) + cell(seconds(b.onset_s, 2) + " s") + cell(seconds(b.offset_s, 2) + " s") +
           cell(seconds(b.offset_s - b.onset_s, 2) + " s") + cell(level_in_words(b.level_rms, c.unit)) + cell(level_in_words(b.peak_level_rms, c.unit)) + "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string plots(const signal::Analysis& a, const std::string& unit) {
  const std::string shown = unit == "uV" ? "µV" : unit == "counts" ? "" : unit;
  return figure(say("emg.report.plot_level", {{"high", seconds(a.high_hz, 0)}}), plot_level(a, shown), key("b", "emg.report.legend_burst") + key("r", "emg.report.legend_rest")) +
         figure(say("emg.report.plot_quality"), plot_quality(a), key("g", "emg.report.legend_good") + key("x", "emg.report.legend_bad")) +
         figure(say("emg.report.plot_raw"), plot_raw(a, shown), "");
}

std::string channel(const sensor::EmgChannel& c, const sensor::AnalyzedChannel& kept) {
  std::string out = "<section>\n" + element("h2", say("emg.report.channel", {{"number", std::to_string(c.number)}, {"name", c.name}}));
  out += "<dl>\n" + fact(say("emg.report.rest"), level_in_words(c.level_rms, c.unit)) + fact(say("emg.report.contractions"), std::to_string(c.bursts.size())) +
         fact(say("emg.report.readable"), say("emg.report.readable_share", {{"percent", percent(c.quality.usable_fraction)}})) + fact(say("emg.report.unit"), unit_in_words(c.unit));
  if (c.rate_hz) out += fact(say("emg.report.rate"), amount(*c.rate_hz));
  out += "</dl>\n";
  if (!kept.analysis) return out + element("p", say("emg.report.not_analyzed")) + "</section>\n";
  if (c.unit != "uV") out += element("p", say("emg.report.no_unit"));
  out += plots(*kept.analysis, c.unit);
  out += element("h3", say("emg.report.seen")) + seen_list(c.quality) + element("h3", say("emg.report.contractions")) + burst_table(c);
  return out + "</section>\n";
}

std::string file_facts(const sensor::EmgDocument& d) {
  return "<dl>\n" + fact(say("emg.report.file"), d.format) + fact(say("emg.report.length"), say("emg.text.duration", {{"seconds", seconds(d.duration_s, 1)}})) +
         fact(say("emg.report.rate"), d.rate_hz ? amount(*d.rate_hz) : say("emg.report.rate_mixed")) + "</dl>\n";
}

std::string lists(const sensor::EmgDocument& d) {
  std::string out;
  if (!d.warnings.empty()) {
    out += element("h2", say("emg.report.warnings")) + "<ul>\n";
    for (const auto& w : d.warnings) out += element("li", say("emg.warning." + std::string(name_of(w.code))) + " (" + w.detail + ")");
    out += "</ul>\n";
  }
  if (!d.annotations.empty()) {
    out += element("h2", say("emg.report.annotations")) + "<ul>\n";
    for (std::size_t k = 0; k < d.annotations.size() && k < annotations_shown; ++k) out += element("li", seconds(d.annotations[k].onset_s, 2) + " s: " + d.annotations[k].text);
    out += "</ul>\n";
  }
  return out;
}

}  // namespace

std::string emg_html(const sensor::AnalyzedRecording& recording) {
  const sensor::EmgDocument& d = recording.document;
  std::string out = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
  out += element("title", say("emg.report.title")) + "<style>" + style + "</style>\n</head>\n<body>\n<main>\n";
  out += element("h1", say("emg.report.heading")) + "<p class=\"note\">" + escape(say("emg.report.what")) + "</p>\n";
  out += element("p", say("emg.report.which_muscle")) + file_facts(d);
  if (d.channels.empty()) out += element("p", say("emg.report.no_channels"));
  for (std::size_t k = 0; k < d.channels.size(); ++k) out += channel(d.channels[k], recording.channels[k]);
  out += lists(d) + element("h2", say("emg.report.how")) + element("p", say("emg.report.how_text")) + element("p", say("emg.report.compare"));
  return out + "</main>\n</body>\n</html>\n";
}

}  // namespace ebb::cli
