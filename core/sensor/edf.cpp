#include "core/sensor/edf.hpp"

#include <utility>

#include "core/base/math.hpp"
#include "core/sensor/edf_annotations.hpp"

namespace ebb::sensor {
namespace {

constexpr std::size_t fixed_header = 256, signal_header = 256, signals_max = 4096, annotations_kept = 200'000;
constexpr std::size_t record_bytes_max = 256u << 20;
constexpr double record_s_min = 1e-6, physical_max = 1e12, physical_least = 1e-30;

struct Signal {
  std::string label, unit;
  double physical_per_bit = 1, offset = 0, scale = 1;  // value = scale * physical_per_bit * (offset + digital)
  std::size_t samples = 0, place = 0;                  // per record; byte offset in the record
  std::int32_t digital_min = 0, digital_max = 0;
  bool annotations = false;
};

struct File {
  std::span<const std::uint8_t> bytes;
  std::string format;
  bool bdf = false, plus = false, discontinuous = false;
  std::size_t header = 0, record = 0, records = 0;
  double record_s = 0;
  std::vector<Signal> signals;
  std::vector<std::size_t> channels;     // which signals are shown
  std::vector<double> record_onset;      // only where discontinuous
  std::vector<Warning> warnings;
  std::vector<Annotation> annotations;

  std::size_t width() const { return bdf ? 3 : 2; }
  void warn(WarningCode code, std::string detail) { warnings.push_back({code, std::move(detail)}); }
};

std::string_view text_at(const File& f, std::size_t place, std::size_t n) {
  std::string_view s(reinterpret_cast<const char*>(f.bytes.data()) + place, n);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\0')) s.remove_suffix(1);
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  return s;
}

std::unexpected<Error> damaged(std::size_t place, std::string what) {
  return fail(ErrorId::recording_header_damaged, std::move(what), Position{place, 0});
}

Result<std::int64_t> whole_at(const File& f, std::size_t place, std::size_t n, const char* what) {
  const auto v = parse_seconds(text_at(f, place, n), false);
  if (!v || *v != math::floor(*v) || math::abs(*v) > 1e15) return damaged(place, std::string(what) + " is no whole number");
  return static_cast<std::int64_t>(*v);
}

// "1e3" and "-1,5" are seen in the wild, beside plain decimals.
std::optional<double> decimal(std::string_view s) {
  std::string t(s);
  for (char& c : t) c = c == ',' ? '.' : c;
  const std::size_t e = t.find_first_of("eE");
  if (e == std::string::npos) return parse_seconds(t, false);
  const auto m = parse_seconds(std::string_view(t).substr(0, e), false), x = parse_seconds(std::string_view(t).substr(e + 1), false);
  if (!m || !x || math::abs(*x) > 300) return std::nullopt;
  const double v = *m * math::pow(10, *x);
  return math::abs(v) < 1e300 ? std::optional(v) : std::nullopt;
}

Result<void> read_fixed_header(File& f, std::int64_t& signals, std::int64_t& counted) {
  if (f.bytes.size() < fixed_header) return damaged(f.bytes.size(), "the file ends within its header of 256 bytes");
  f.bdf = f.bytes[0] == 0xFF;
  const std::string_view kind = text_at(f, 192, 44);
  f.plus = kind.substr(0, 4) == "EDF+" || kind.substr(0, 4) == "BDF+";
  f.discontinuous = f.plus && kind.substr(4, 1) == "D";
  f.format = f.bdf ? "BDF" : "EDF";
  if (f.plus) f.format += f.discontinuous ? "+D" : "+C";
  EBB_TRY(signals, whole_at(f, 252, 4, "the number of signals"));
  if (signals < 1 || static_cast<std::size_t>(signals) > signals_max) return damaged(252, "the number of signals is " + std::to_string(signals) + "; possible is 1 to 4096");
  EBB_TRY(counted, whole_at(f, 236, 8, "the number of records"));
  const auto duration = decimal(text_at(f, 244, 8));
  if (!duration || !(*duration == 0 || *duration >= record_s_min) || *duration > 1e6) return damaged(244, "the duration of a record is no possible number of seconds");
  f.record_s = *duration;
  f.header = fixed_header + static_cast<std::size_t>(signals) * signal_header;
  if (f.bytes.size() < f.header) return damaged(f.bytes.size(), "the file ends within its header of " + std::to_string(f.header) + " bytes");
  const auto said = whole_at(f, 184, 8, "");
  if (!said || *said != static_cast<std::int64_t>(f.header)) f.warn(WarningCode::header_field_odd, "the header's own length is wrong; it is " + std::to_string(f.header));
  return {};
}

void calibrate(File& f, Signal& s, std::size_t number, std::size_t fields, std::size_t count) {
  const auto value = [&](std::size_t column_start) { return decimal(text_at(f, fields + column_start * count + number * 8, 8)); };
  const auto pmin = value(104), pmax = value(112), dmin = value(120), dmax = value(128);
  const double widest = f.bdf ? 8388608.0 : 32768.0;
  const bool digital = dmin && dmax && *dmax > *dmin && *dmin >= -widest && *dmax < widest;
  s.digital_min = static_cast<std::int32_t>(digital ? *dmin : -widest), s.digital_max = static_cast<std::int32_t>(digital ? *dmax : widest - 1);
  const auto possible = [](const std::optional<double>& v) { return v && math::abs(*v) <= physical_max; };
  if (!digital || !possible(pmin) || !possible(pmax) || math::abs(*pmax - *pmin) < physical_least) {
    s.unit = "counts";
    f.warn(WarningCode::no_calibration, "signal " + std::to_string(number + 1));
    return;
  }
  s.physical_per_bit = (*pmax - *pmin) / (*dmax - *dmin);
  s.offset = *pmax / s.physical_per_bit - *dmax;
}

Result<void> read_signals(File& f, std::size_t count, const OpenOptions& options) {
  const std::size_t fields = fixed_header;
  std::size_t place = 0;
  for (std::size_t k = 0; k < count; ++k) {
    Signal s;
    s.label = clean_label(text_at(f, fields + k * 16, 16));
    const std::string_view unit = text_at(f, fields + 96 * count + k * 8, 8);
    s.unit = clean_label(unit);
    s.annotations = s.label == (f.bdf ? "BDF Annotations" : "EDF Annotations");
    const std::size_t samples_field = fields + 216 * count + k * 8;
    EBB_TRY(const std::int64_t samples, whole_at(f, samples_field, 8, "the number of samples in a record"));
    if (samples < 0 || static_cast<std::size_t>(samples) > record_bytes_max) return damaged(samples_field, "an impossible number of samples in a record");
    s.samples = static_cast<std::size_t>(samples), s.place = place;
    place += s.samples * f.width();
    if (place > record_bytes_max) return damaged(samples_field, "a record would be larger than 256 MB");
    if (s.annotations) {
      const bool blank = text_at(f, fields + 16 * count + k * 80, 80).empty() && text_at(f, fields + 136 * count + k * 80, 80).empty() && unit.empty();
      if (!blank) f.warn(WarningCode::header_field_odd, "signal " + std::to_string(k + 1) + " holds annotations; its transducer, unit and filter fields should be blank (strict readers refuse this file)");
      if (!f.plus) f.warn(WarningCode::header_field_odd, "an annotation signal in a file that does not call itself " + f.format + "+");
    } else {
      calibrate(f, s, k, fields, count);
      const double uv = microvolts_per(unit);
      if (options.uv_per_unit) s.scale = *options.uv_per_unit, s.unit = "uV";
      else if (uv > 0 && s.unit != "counts") s.scale = uv, s.unit = "uV";
      else if (s.unit.empty()) s.unit = "counts";
      f.channels.push_back(k);
    }
    f.signals.push_back(std::move(s));
  }
  f.record = place;
  return {};
}

Result<void> count_records(File& f, std::int64_t counted) {
  if (f.record == 0) return fail(ErrorId::recording_empty, "no signal has samples", Position{f.header, 0});
  const std::size_t body = f.bytes.size() - f.header, complete = body / f.record, over = body % f.record;
  f.records = complete;
  if (complete == 0) return fail(ErrorId::recording_empty, "no complete record of " + std::to_string(f.record) + " bytes", Position{f.bytes.size(), 0});
  const std::string holds = "the file holds " + std::to_string(complete) + " complete records";
  if (counted < 0) f.warn(WarningCode::header_count_unknown, holds);
  else if (static_cast<std::size_t>(counted) != complete) f.warn(WarningCode::header_count_wrong, "the header says " + std::to_string(counted) + ", " + holds);
  if (over > 0) f.warn(WarningCode::last_record_cut, "the last " + std::to_string(over) + " bytes are part of a record");
  return {};
}

std::span<const std::uint8_t> bytes_of(const File& f, std::size_t record, const Signal& s) {
  return f.bytes.subspan(f.header + record * f.record + s.place, s.samples * f.width());
}

void read_annotations(File& f) {
  std::vector<const Signal*> lists;
  for (const Signal& s : f.signals) {
    if (s.annotations) lists.push_back(&s);
  }
  if (lists.empty()) return;
  std::size_t odd = 0, untimed = 0, too_many = 0;
  double origin = 0, expected = 0;
  for (std::size_t r = 0; r < f.records; ++r) {
    std::optional<double> onset;
    for (const Signal* s : lists) {
      RecordTals tals = parse_tals(bytes_of(f, r, *s), s == lists[0]);
      if (s == lists[0]) onset = tals.record_onset_s;
      odd += tals.odd;
      for (Annotation& a : tals.annotations) {
        if (f.annotations.size() < annotations_kept) f.annotations.push_back(std::move(a));
        else ++too_many;
      }
    }
    if (r == 0) origin = onset.value_or(0);
    untimed += !onset;
    if (f.discontinuous) f.record_onset.push_back(onset.value_or(expected + origin) - origin);
    if (f.discontinuous) expected = f.record_onset.back() + f.record_s;
  }
  // A file may begin a fraction of a second after its header's time: times count from the first sample.
  for (Annotation& a : f.annotations) a.onset_s -= origin;
  if (odd > 0) f.warn(WarningCode::annotations_odd, "in " + std::to_string(odd) + " records");
  if (too_many > 0) f.warn(WarningCode::annotations_many, std::to_string(too_many) + " are left out");
  if (f.discontinuous && untimed > 0) f.warn(WarningCode::record_time_missing, std::to_string(untimed) + " records");
}

// Absolute sample index at which each record begins: gaps stay gaps, a record that would overlap follows directly.
std::int64_t record_begin(const File& f, std::size_t record, std::size_t samples, std::int64_t expected) {
  if (!f.discontinuous || f.record_onset.empty() || !(f.record_s > 0)) return expected;
  const double at = f.record_onset[record] * (static_cast<double>(samples) / f.record_s);
  if (!(math::abs(at) < 1e15)) return expected;
  const auto index = static_cast<std::int64_t>(math::round(at));
  return index > expected + 1 ? index : expected;  // one sample of rounding is no gap
}

void look_at_times(File& f) {
  std::size_t gaps = 0, back = 0;
  for (std::size_t r = 1; r < f.record_onset.size(); ++r) {
    const double between = f.record_onset[r] - (f.record_onset[r - 1] + f.record_s);
    gaps += between > 0.001, back += between < -0.001;
  }
  if (gaps > 0) f.warn(WarningCode::gaps, std::to_string(gaps) + " places");
  if (back > 0) f.warn(WarningCode::records_out_of_order, std::to_string(back) + " records");
}

std::int32_t digital_at(const std::uint8_t* p, bool bdf) {
  if (!bdf) return static_cast<std::int16_t>(static_cast<std::uint16_t>(p[0] | (p[1] << 8)));
  const std::uint32_t u = static_cast<std::uint32_t>(p[0]) | (static_cast<std::uint32_t>(p[1]) << 8) | (static_cast<std::uint32_t>(p[2]) << 16);
  return static_cast<std::int32_t>(u << 8) >> 8;
}

double physical(const Signal& s, std::int32_t digital) { return s.scale * (s.physical_per_bit * (s.offset + digital)); }

void read_channel(const File& f, std::size_t channel, const signal::BlockSink& sink) {
  const Signal& s = f.signals[f.channels[channel]];
  double buffer[block_max];
  std::size_t filled = 0;
  std::int64_t next = 0, first = 0;
  const auto send = [&] {
    if (filled > 0) sink(first, std::span<const double>(buffer, filled));
    filled = 0;
  };
  for (std::size_t r = 0; r < f.records; ++r) {
    const std::int64_t begin = record_begin(f, r, s.samples, next);
    if (begin != next) send();
    next = begin;
    const std::uint8_t* p = bytes_of(f, r, s).data();
    for (std::size_t i = 0; i < s.samples; ++i, p += f.width(), ++next) {
      if (filled == 0) first = next;
      buffer[filled++] = physical(s, digital_at(p, f.bdf));
      if (filled == block_max) send();
    }
  }
  send();
}

Channel describe_channel(const File& f, const Signal& s) {
  Channel c{s.label, f.record_s > 0 ? static_cast<double>(s.samples) / f.record_s : 0, s.unit, static_cast<std::int64_t>(s.samples * f.records), {}};
  const double a = physical(s, s.digital_min), b = physical(s, s.digital_max);
  c.rails = a < b ? signal::Rails{a, b} : signal::Rails{b, a};
  return c;
}

}  // namespace

bool looks_like_edf(std::span<const std::uint8_t> bytes) {
  const std::string_view head(reinterpret_cast<const char*>(bytes.data()), bytes.size() < 8 ? bytes.size() : 8);
  return head == "0       " || head == "\xFF" "BIOSEMI";
}

Result<Recording> open_edf(std::span<const std::uint8_t> bytes, const OpenOptions& options) {
  File f;
  f.bytes = bytes;
  std::int64_t signals = 0, counted = 0;
  EBB_CHECK_OK(read_fixed_header(f, signals, counted));
  EBB_CHECK_OK(read_signals(f, static_cast<std::size_t>(signals), options));
  EBB_CHECK_OK(count_records(f, counted));
  read_annotations(f);
  look_at_times(f);
  Recording out;
  out.format = f.format, out.annotations = std::move(f.annotations), out.warnings = std::move(f.warnings);
  for (const std::size_t k : f.channels) out.channels.push_back(describe_channel(f, f.signals[k]));
  out.read = [file = std::move(f)](std::size_t channel, const signal::BlockSink& sink) { read_channel(file, channel, sink); };
  return out;
}

}  // namespace ebb::sensor
