// What `ebb emg analyze --json` prints: every channel of a recording, with quality before meaning.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/base/describe.hpp"
#include "core/sensor/recording.hpp"
#include "core/signal/analysis.hpp"

namespace ebb::sensor {

struct EmgBurst {
  double onset_s = 0, offset_s = 0;
  std::optional<double> mean_uv_rms, peak_uv_rms;
  double level_rms = 0, peak_level_rms = 0;
};

struct EmgFlag {
  signal::Flag flag{};
  double fraction = 0;
};

struct EmgQuality {
  double usable_fraction = 0;
  std::vector<signal::Flag> flags;
  std::vector<EmgFlag> details;
};

struct EmgChannel {
  std::int32_t number = 0;
  std::string name;
  std::optional<double> rate_hz;
  double duration_s = 0;
  std::string unit;
  EmgQuality quality;
  std::optional<double> rest_uv_rms, level_rms;
  std::vector<EmgBurst> bursts;
};

struct EmgWarning {
  WarningCode code{};
  std::string detail;
};

struct EmgAnnotation {
  double onset_s = 0;
  std::optional<double> duration_s;
  std::string text;
};

struct EmgDocument {
  std::string format;
  std::optional<double> rate_hz;
  double duration_s = 0;
  std::vector<EmgChannel> channels;
  std::vector<EmgAnnotation> annotations;
  std::vector<EmgWarning> warnings;
};

template <class V> void describe(V& v, EmgBurst& b) {
  v.type("EmgBurst", "a contraction");
  v.field("onset_s", b.onset_s, "where it begins, seconds from the first sample");
  v.field("offset_s", b.offset_s, "where it ends");
  v.nullable("mean_uv_rms", b.mean_uv_rms, "mean over the contraction, microvolt RMS; null when the unit is not uV");
  v.nullable("peak_uv_rms", b.peak_uv_rms, "highest running RMS of 100 ms");
  v.field("level_rms", b.level_rms, "the mean in the channel's own unit");
  v.field("peak_level_rms", b.peak_level_rms, "the peak in the channel's own unit");
}
template <class V> void describe(V& v, EmgFlag& f) {
  v.type("EmgFlag", "how much of the recording a flag touches");
  v.field("flag", f.flag, "its name");
  v.field("fraction", f.fraction, "of all frames of a hundredth of a second, 0 to 1");
}
template <class V> void describe(V& v, EmgQuality& q) {
  v.type("EmgQuality", "what could be read, and what stood in the way");
  v.field("usable_fraction", q.usable_fraction, "frames that can be read, 0 to 1");
  v.field("flags", q.flags, "what was seen");
  v.field("details", q.details, "the same with its share");
}
template <class V> void describe(V& v, EmgChannel& c) {
  v.type("EmgChannel", "one channel");
  v.field("number", c.number, "counts from 1, as --channel does");
  v.field("name", c.name, "as the file has it");
  v.nullable("rate_hz", c.rate_hz, "samples a second");
  v.field("duration_s", c.duration_s, "from the first to the last sample, gaps included");
  v.field("unit", c.unit, "uV, or as stored, or counts");
  v.field("quality", c.quality, "quality before meaning");
  v.nullable("rest_uv_rms", c.rest_uv_rms, "level at rest, microvolt RMS; null when the unit is not uV or nothing can be read");
  v.nullable("level_rms", c.level_rms, "level at rest in the channel's own unit; null when nothing can be read");
  v.field("bursts", c.bursts, "contractions in their order");
}
template <class V> void describe(V& v, EmgWarning& w) {
  v.type("EmgWarning", "something about the file that a reader should know");
  v.field("code", w.code, "its name");
  v.field("detail", w.detail, "what was found");
}
template <class V> void describe(V& v, EmgAnnotation& a) {
  v.type("EmgAnnotation", "a note in the recording");
  v.field("onset_s", a.onset_s, "seconds from the first sample");
  v.nullable("duration_s", a.duration_s, "how long it lasts, where the file says");
  v.field("text", a.text, "as written in the file");
}
template <class V> void describe(V& v, EmgDocument& d) {
  v.type("EmgAnalysis", "an analysed recording");
  v.field("format", d.format, "of the file");
  v.nullable("rate_hz", d.rate_hz, "common to all channels, else null");
  v.field("duration_s", d.duration_s, "of the longest channel");
  v.field("channels", d.channels, "in the order of the file");
  v.field("annotations", d.annotations, "notes in the recording");
  v.field("warnings", d.warnings, "what a reader should know");
}

/// An analysed channel with its plot.
struct AnalyzedChannel {
  std::size_t channel = 0;  ///< of the recording, from 0
  std::optional<signal::Analysis> analysis;  ///< absent: too slow, too fast or empty
};

struct AnalyzedRecording {
  EmgDocument document;
  std::vector<AnalyzedChannel> channels;  ///< beside document.channels
};

/// `only`: one channel, counted from 1. A channel that cannot be read is listed beside others that can; where none can, its error is
/// the answer. Errors: no_such_channel, recording_too_large, rate_not_possible, recording_empty.
Result<AnalyzedRecording> analyze_recording(const Recording& recording, const signal::AnalysisSettings& settings, std::optional<std::int64_t> only);

}  // namespace ebb::sensor
