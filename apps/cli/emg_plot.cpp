#include "apps/cli/emg_plot.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "apps/cli/emg_say.hpp"

namespace ebb::cli {
namespace {

constexpr double width = 480, left = 58, right = 8, top = 20, bottom = 24;
constexpr std::size_t columns = 414;  // one for each unit of the drawn width

std::string n1(double v) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", v);
  return text;
}

struct Range {
  double low = 0, high = 1;
};

struct Axes {
  Range time, value;
  double height = 0;
  double x(double t) const { return left + (t - time.low) / (time.high - time.low) * (width - left - right); }
  double y(double v) const { return height - bottom - (v - value.low) / (value.high - value.low) * (height - top - bottom); }
};

// 1, 2 or 5 times a power of ten, so that about `count` steps fill the span.
double nice_step(double span, int count) {
  const double raw = span / count, power = std::pow(10, std::floor(std::log10(raw)));
  for (const double m : {1.0, 2.0, 5.0}) {
    if (raw <= m * power) return m * power;
  }
  return 10 * power;
}

std::string tick_text(double v, double step) {
  if (std::fabs(v) < step / 1e6) return "0";
  if (std::fabs(v) >= 1e5 || step < 1e-4) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", v);
    return text;
  }
  return seconds(v, step >= 1 ? 0 : static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
}

std::string begin(double height, const std::string& alt) {
  return "<svg viewBox=\"0 0 " + n1(width) + " " + n1(height) + "\" role=\"img\" aria-label=\"" + escape(alt) + "\">\n";
}

std::string text_at(double x, double y, const char* anchor, const std::string& words) {
  return "<text x=\"" + n1(x) + "\" y=\"" + n1(y) + "\" text-anchor=\"" + anchor + "\">" + escape(words) + "</text>\n";
}

std::string line_at(double x1, double y1, double x2, double y2, const char* kind) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + n1(x1) + "\" y1=\"" + n1(y1) + "\" x2=\"" + n1(x2) + "\" y2=\"" + n1(y2) + "\"/>\n";
}

std::string draw_axes(const Axes& a, const std::string& unit) {
  std::string out;
  const double step = nice_step(a.value.high - a.value.low, 3);
  for (double v = std::ceil(a.value.low / step - 1e-9) * step; v <= a.value.high + step * 1e-9; v += step) {
    out += line_at(left, a.y(v), width - right, a.y(v), "grid") + text_at(left - 6, a.y(v) + 4.5, "end", tick_text(v, step));
  }
  out += text_at(2, 12, "start", unit);
  const bool minutes = a.time.high - a.time.low > 300;
  const double unit_s = minutes ? 60 : 1, span = (a.time.high - a.time.low) / unit_s, t_step = nice_step(span, 5);
  for (double t = std::ceil(a.time.low / unit_s / t_step - 1e-9) * t_step; t * unit_s <= a.time.high; t += t_step) {
    const double x = a.x(t * unit_s);
    if (x > width - right - 26) continue;
    out += line_at(x, a.height - bottom, x, a.height - bottom + 4, "axis") + text_at(x, a.height - 6, "middle", tick_text(t, t_step));
  }
  out += text_at(width - right, a.height - 6, "end", say(minutes ? "emg.report.minutes" : "emg.report.seconds"));
  return out + line_at(left, a.height - bottom, width - right, a.height - bottom, "axis");
}

Range times(const signal::Analysis& a) {
  const double low = a.overview.front().time_s, high = a.overview.back().time_s + 1.0 / signal::frames_per_second;
  return {low, high > low ? high : low + 1};
}

// The overview joined into as many columns as the drawing has.
std::vector<signal::Glance> drawn(const signal::Analysis& a) {
  const Range t = times(a);
  std::vector<signal::Glance> out;
  std::size_t current = columns + 1;
  for (const signal::Glance& g : a.overview) {
    const auto place = static_cast<std::size_t>((g.time_s - t.low) / (t.high - t.low) * columns);
    if (place != current) {
      out.push_back(g);
      current = place;
      continue;
    }
    signal::Glance& o = out.back();
    o.raw_min = std::min(o.raw_min, g.raw_min), o.raw_max = std::max(o.raw_max, g.raw_max), o.rms = std::max(o.rms, g.rms);
    o.flags.merge(g.flags);
  }
  return out;
}

// A jump of time longer than three columns is a gap, and is left open.
bool gap_between(const signal::Glance& a, const signal::Glance& b, const Range& t) { return b.time_s - a.time_s > 3 * (t.high - t.low) / columns + 0.02; }

}  // namespace

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else if (c == '\'') out += "&#39;";
    else out += c;
  }
  return out;
}

std::string plot_raw(const signal::Analysis& a, const std::string& unit) {
  const auto columns_drawn = drawn(a);
  Axes axes{times(a), {columns_drawn[0].raw_min, columns_drawn[0].raw_max}, 150};
  for (const auto& g : columns_drawn) axes.value.low = std::min(axes.value.low, g.raw_min), axes.value.high = std::max(axes.value.high, g.raw_max);
  if (!(axes.value.high > axes.value.low)) axes.value.high = axes.value.low + 1, axes.value.low -= 1;
  std::string path;
  for (const auto& g : columns_drawn) path += "M" + n1(axes.x(g.time_s)) + " " + n1(axes.y(g.raw_min) + 0.4) + "V" + n1(axes.y(g.raw_max) - 0.4);
  return begin(axes.height, say("emg.report.plot_raw_alt")) + draw_axes(axes, unit) + "<path class=\"raw\" d=\"" + path + "\"/>\n</svg>\n";
}

std::string plot_level(const signal::Analysis& a, const std::string& unit) {
  const auto columns_drawn = drawn(a);
  Axes axes{times(a), {0, 0}, 210};
  for (const auto& g : columns_drawn) axes.value.high = std::max(axes.value.high, g.rms);
  axes.value.high = axes.value.high > 0 ? axes.value.high * 1.05 : 1;
  std::string out = begin(axes.height, say("emg.report.plot_level_alt", {{"count", std::to_string(a.bursts.size())}}));
  const bool numbered = a.bursts.size() <= 20;
  for (std::size_t k = 0; k < a.bursts.size(); ++k) {
    const double x1 = axes.x(a.bursts[k].onset_s), x2 = axes.x(a.bursts[k].offset_s);
    out += "<rect class=\"burst\" x=\"" + n1(x1) + "\" y=\"" + n1(top) + "\" width=\"" + n1(std::max(1.0, x2 - x1)) + "\" height=\"" + n1(axes.height - top - bottom) + "\"/>\n";
    if (numbered) out += text_at((x1 + x2) / 2, top - 6, "middle", std::to_string(k + 1));
  }
  out += draw_axes(axes, unit);
  if (a.rest_rms) out += line_at(left, axes.y(*a.rest_rms), width - right, axes.y(*a.rest_rms), "rest");
  std::string path;
  for (std::size_t i = 0; i < columns_drawn.size(); ++i) {
    const auto& g = columns_drawn[i];
    // A stretch that cannot be read is no level: the line is left open there.
    if (g.flags.bad()) continue;
    const bool joined = i > 0 && !columns_drawn[i - 1].flags.bad() && !gap_between(columns_drawn[i - 1], g, axes.time);
    path += (joined ? "L" : "M") + n1(axes.x(g.time_s)) + " " + n1(axes.y(g.rms));
  }
  return out + "<path class=\"level\" d=\"" + path + "\"/>\n</svg>\n";
}

std::string plot_quality(const signal::Analysis& a) {
  const auto columns_drawn = drawn(a);
  const Axes axes{times(a), {0, 1}, 26};
  std::string good, bad;
  for (std::size_t i = 0; i < columns_drawn.size(); ++i) {
    const auto& g = columns_drawn[i];
    const double x = axes.x(g.time_s);
    // Thin where it can be read, tall where not: the difference shows without colour.
    if (g.flags.bad()) bad += "M" + n1(x) + " 2V24";
    else good += "M" + n1(x) + " 10V16";
  }
  return begin(axes.height, say("emg.report.plot_quality_alt")) + "<path class=\"good\" d=\"" + good + "\"/><path class=\"bad\" d=\"" + bad + "\"/>\n</svg>\n";
}

}  // namespace ebb::cli
