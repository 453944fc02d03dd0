#include "core/sensor/emg_document.hpp"

#include <algorithm>
#include <utility>

#include "core/base/math.hpp"

namespace ebb::sensor {
namespace {

constexpr double hours_max = 25;

// A tenth of a millisecond, and six digits of a level: what is beyond is noise.
double tenth_ms(double s) { return math::round(s * 1e4) / 1e4; }
double six_digits(double x) {
  if (!(x > 0)) return 0;
  const double scale = math::pow(10, 5 - math::floor(math::log10(x)));
  return math::round(x * scale) / scale;
}

EmgBurst burst_of(const signal::Burst& b, bool microvolt) {
  EmgBurst out{tenth_ms(b.onset_s), tenth_ms(b.offset_s), {}, {}, six_digits(b.mean_rms), six_digits(b.peak_rms)};
  if (microvolt) out.mean_uv_rms = out.level_rms, out.peak_uv_rms = out.peak_level_rms;
  return out;
}

void fill(EmgChannel& out, const signal::Analysis& a) {
  out.duration_s = tenth_ms(a.duration_s);
  out.quality.usable_fraction = six_digits(a.usable_fraction);
  out.quality.flags = a.flags;
  for (std::size_t k = 0; k < a.flags.size(); ++k) out.quality.details.push_back({a.flags[k], six_digits(a.flag_fractions[k])});
  const bool microvolt = out.unit == "uV";
  if (a.rest_rms) out.level_rms = six_digits(*a.rest_rms);
  if (microvolt) out.rest_uv_rms = out.level_rms;
  for (const signal::Burst& b : a.bursts) out.bursts.push_back(burst_of(b, microvolt));
}

// `rate` is bounded by those who open files.
std::string hertz(double rate) {
  const double shown = math::round(rate * 1000) / 1000;
  return json::write(json::Value(shown == math::floor(shown) ? json::Value(static_cast<std::int64_t>(shown)) : json::Value(shown)));
}

class Analyst {
 public:
  Analyst(const Recording& recording, const signal::AnalysisSettings& settings) : recording_(recording), settings_(settings) {}

  Result<void> take(std::size_t k, AnalyzedRecording& out) {
    const Channel& c = recording_.channels[k];
    EmgChannel described;
    described.number = static_cast<std::int32_t>(k + 1), described.name = c.name, described.unit = c.unit;
    if (c.rate_hz > 0) described.rate_hz = c.rate_hz;
    AnalyzedChannel kept{k, {}};
    if (c.rate_hz > 0 && static_cast<double>(c.samples) > hours_max * 3600 * c.rate_hz) {
      return fail(ErrorId::recording_too_large, "channel " + std::to_string(k + 1) + " holds more than a day");  // before it is read
    }
    auto a = signal::analyze(recording_.source(k), settings_);
    if (a) {
      fill(described, *a);
      tell_about_rate(out.document, k, *a);
      kept.analysis = std::move(*a);
    } else if (a.error().id == ErrorId::recording_too_large) {
      return std::unexpected(std::move(a.error()));
    } else {
      const bool rate = a.error().id == ErrorId::rate_not_possible;
      const signal::Flag flag = rate ? signal::Flag::low_rate : signal::Flag::dropped;
      described.quality.flags = {flag};
      described.quality.details = {{flag, 1}};
      described.duration_s = c.rate_hz > 0 ? tenth_ms(static_cast<double>(c.samples) / c.rate_hz) : 0;
      remark(out.document, k, rate ? WarningCode::rate_unusable : WarningCode::channel_empty, hertz(c.rate_hz) + " samples a second");
      if (!unreadable_) unreadable_ = Error{a.error().id, "channel " + std::to_string(k + 1) + ", " + hertz(c.rate_hz) + " samples a second: " + a.error().detail, {}};
    }
    out.document.channels.push_back(std::move(described));
    out.channels.push_back(std::move(kept));
    return {};
  }

  /// Why the first channel that could not be read could not.
  const std::optional<Error>& unreadable() const { return unreadable_; }

 private:
  std::optional<Error> unreadable_;
  // The same remark on many channels is one warning.
  void remark(EmgDocument& d, std::size_t k, WarningCode code, std::string what) {
    for (Remark& r : remarks_) {
      if (r.code != code || r.what != what) continue;
      d.warnings[r.place].detail = std::to_string(++r.channels) + " channels: " + what;
      return;
    }
    d.warnings.push_back({code, "channel " + std::to_string(k + 1) + ": " + what});
    remarks_.push_back({code, std::move(what), d.warnings.size() - 1, 1});
  }
  void tell_about_rate(EmgDocument& d, std::size_t k, const signal::Analysis& a) {
    if (a.rate_hz < 200) remark(d, k, WarningCode::rate_low, hertz(a.rate_hz) + " samples a second; nothing above " + hertz(a.high_hz) + " Hz is seen");
    else if (a.high_hz < settings_.high_hz) remark(d, k, WarningCode::band_narrowed, hertz(settings_.low_hz) + " to " + hertz(a.high_hz) + " Hz");
  }
  struct Remark {
    WarningCode code;
    std::string what;
    std::size_t place;
    int channels;
  };
  std::vector<Remark> remarks_;
  const Recording& recording_;
  const signal::AnalysisSettings& settings_;
};

void common_rate(EmgDocument& d) {
  for (const EmgChannel& c : d.channels) d.duration_s = c.duration_s > d.duration_s ? c.duration_s : d.duration_s;
  if (d.channels.empty()) return;
  const auto first = d.channels[0].rate_hz;
  if (std::all_of(d.channels.begin(), d.channels.end(), [&](const EmgChannel& c) { return c.rate_hz == first; })) d.rate_hz = first;
}

}  // namespace

Result<AnalyzedRecording> analyze_recording(const Recording& recording, const signal::AnalysisSettings& settings, std::optional<std::int64_t> only) {
  const auto count = static_cast<std::int64_t>(recording.channels.size());
  if (only && (*only < 1 || *only > count)) return fail(ErrorId::no_such_channel, "channel " + std::to_string(*only) + " of " + std::to_string(count));
  AnalyzedRecording out;
  out.document.format = recording.format;
  for (const Warning& w : recording.warnings) out.document.warnings.push_back({w.code, w.detail});
  for (const Annotation& a : recording.annotations) {
    out.document.annotations.push_back({tenth_ms(a.onset_s), a.duration_s ? std::optional(tenth_ms(*a.duration_s)) : std::nullopt, a.text});
  }
  if (count == 0) out.document.warnings.push_back({WarningCode::no_signals, std::to_string(recording.annotations.size()) + " annotations"});
  Analyst analyst(recording, settings);
  for (std::int64_t k = only ? *only - 1 : 0; k < (only ? *only : count); ++k) EBB_CHECK_OK(analyst.take(static_cast<std::size_t>(k), out));
  const bool any = std::any_of(out.channels.begin(), out.channels.end(), [](const AnalyzedChannel& c) { return c.analysis.has_value(); });
  if (!any && analyst.unreadable()) return std::unexpected(*analyst.unreadable());
  common_rate(out.document);
  return out;
}

}  // namespace ebb::sensor
