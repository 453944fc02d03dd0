// A recording as the rest of Ebb sees it, whatever file it came from. It looks into the bytes it was opened over: keep them alive.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/describe.hpp"
#include "core/signal/source.hpp"

namespace ebb::sensor {

enum class WarningCode : std::uint8_t {
  header_count_unknown,       ///< the header says -1 records: its writer was stopped
  header_count_wrong,         ///< the header counts other than the file holds
  header_field_odd,           ///< a header field breaks the standard in a way that does no harm
  last_record_cut,            ///< the file ends within a record; that part is left out
  no_calibration,             ///< physical or digital limits are equal or missing: values stay counts
  annotations_odd,            ///< an annotation could not be understood
  annotations_many,           ///< more annotations than are kept
  records_out_of_order,       ///< a record begins before the one before it ended
  record_time_missing,        ///< a record of a discontinuous file does not say when it begins
  gaps,                       ///< stretches were not recorded
  lines_unreadable,           ///< lines that are no numbers; counted as not recorded
  torn_last_line,             ///< the last line is cut off
  time_goes_back,             ///< times that are earlier than the line before
  rate_from_comment,          ///< the sampling rate was read from a comment
  rate_low,                   ///< below 200 samples a second much of the muscle's activity is lost
  rate_unusable,              ///< too slow or too fast for muscle activity: the channel is only listed
  column_not_signal,          ///< a column of labels or counters was left out
  band_narrowed,              ///< the upper edge of the band was lowered to fit the rate
  channel_empty,              ///< a channel without samples
  no_signals,                 ///< the file holds annotations only
  values_missing,             ///< cells without a number in lines that can be read; counted as not recorded
};

struct Warning {
  WarningCode code{};
  std::string detail;  ///< what was found, without anything a person wrote
};

struct Annotation {
  double onset_s = 0;  ///< from the first sample
  std::optional<double> duration_s;
  std::string text;
};

struct Channel {
  std::string name;
  double rate_hz = 0;
  std::string unit;              ///< "uV", the file's own unit, or "counts"
  std::int64_t samples = 0;      ///< recorded, without those missing in gaps
  std::optional<signal::Rails> rails;  ///< in `unit`
};

struct Recording {
  std::string format;  ///< "EDF", "EDF+C", "EDF+D", "BDF", "BDF+C", "BDF+D", "CSV"
  std::vector<Channel> channels;
  std::vector<Annotation> annotations;
  std::vector<Warning> warnings;
  /// Reads a channel from its beginning, in its unit.
  std::function<void(std::size_t channel, const signal::BlockSink& sink)> read;

  signal::SampleSource source(std::size_t channel) const;
};

enum class TimeUnit : std::uint8_t { s, ms };

struct OpenOptions {
  std::optional<double> rate_hz;          ///< of a CSV without usable times
  std::optional<TimeUnit> time_unit;      ///< of a CSV's time column
  std::optional<double> uv_per_unit;      ///< makes every channel microvolt
};

/// EDF, EDF+, BDF, BDF+ or CSV, told apart by their first bytes.
/// Errors: not_a_recording, recording_empty, recording_header_damaged, no_rate, rate_not_possible, step_too_long, csv_line_too_long.
Result<Recording> open_recording(std::span<const std::uint8_t> bytes, const OpenOptions& options = {});

/// Invalid UTF-8 is taken for Latin-1; control characters become spaces; at most 200 bytes.
std::string clean_label(std::string_view text);

/// Microvolts per one of a unit's name (uV, mV, V, nV and spellings), 0 when it is none.
double microvolts_per(std::string_view unit);

inline constexpr std::size_t block_max = 4096;

}  // namespace ebb::sensor

template <>
struct ebb::EnumNames<ebb::sensor::WarningCode> {
  static constexpr std::array<std::string_view, 21> names{
      "header_count_unknown", "header_count_wrong", "header_field_odd", "last_record_cut", "no_calibration", "annotations_odd", "annotations_many",
      "records_out_of_order", "record_time_missing", "gaps", "lines_unreadable", "torn_last_line", "time_goes_back", "rate_from_comment", "rate_low",
      "rate_unusable", "column_not_signal", "band_narrowed", "channel_empty", "no_signals", "values_missing"};
};
