#include "core/sensor/csv.hpp"

#include <algorithm>
#include <utility>

#include "core/base/math.hpp"
#include "core/sensor/csv_text.hpp"

namespace ebb::sensor {
namespace {

using csv::ColumnKind;
using csv::ColumnName;

constexpr std::size_t columns_max = 512, steps_kept = 4096, lines_tried = 50;
constexpr double step_too_long_s = 0.1, step_too_short_s = 1e-7;
constexpr std::int64_t index_max = 1'000'000'000'000'000;

struct Table {
  std::string_view text;
  char separator = 0;
  bool comma = false;                 // decimal comma
  std::uint32_t first_line = 0;       // of data; a header stands before it
  std::vector<ColumnName> columns;
  std::vector<std::size_t> channels;  // which columns are shown
  std::optional<std::size_t> time;
  bool first_not_time = false;        // the first column has no name and does not rise as times do
  double time_scale = 1, rate_hz = 0, coarse = 0;  // coarse: smallest step the time column can show, where that is longer than a sample
  std::vector<Warning> warnings;
};

// What the first walk over all lines finds.
struct Survey {
  std::uint64_t rows = 0, good = 0, unreadable = 0;
  std::uint32_t first_unreadable = 0;
  bool torn = false;
  std::optional<double> comment_rate;
  std::vector<double> steps;          // of time, mean over 64 rows each
  std::vector<double> single_steps;   // of time, of the first rows
  double least_step = 0, mean_step = 0;
  std::uint64_t backwards = 0, still = 0;
  std::vector<std::int64_t> values;   // readable numbers of each column, in good rows
};

bool is_comment(std::string_view line) { return line.starts_with('#') || line.starts_with('%'); }

// Calls row(fields, line) for each line of data. Errors of the text end the walk.
template <class Row>
Result<void> walk(const Table& t, Row&& row) {
  csv::Lines lines(t.text);
  std::vector<std::string_view> fields;
  while (true) {
    EBB_TRY(const auto line, lines.next());
    if (!line) return {};
    if (line->text.empty() || is_comment(line->text) || line->number < t.first_line) continue;
    csv::split(line->text, t.separator, fields);
    row(fields, *line);
  }
}

bool all_numbers(const std::vector<std::string_view>& fields, bool comma) {
  return std::all_of(fields.begin(), fields.end(), [&](std::string_view f) { return csv::number(f, comma).has_value(); });
}

// First lines: comments, separator, header, columns.
Result<Table> read_shape(std::string_view text, std::optional<double>& comment_rate) {
  Table t;
  t.text = text;
  csv::Lines lines(text);
  std::vector<std::string_view> fields, header;
  for (std::size_t tried = 0; tried < lines_tried;) {
    EBB_TRY(const auto line, lines.next());
    if (!line) break;
    if (line->text.empty()) continue;
    if (is_comment(line->text)) {
      if (!comment_rate) comment_rate = csv::rate_in_comment(line->text);
      continue;
    }
    ++tried;
    t.separator = csv::separator_of(line->text);
    csv::split(line->text, t.separator, fields);
    const std::string_view ahead = text.substr(line->byte, 4096);
    t.comma = t.separator == ';' && ahead.find(',') != std::string_view::npos && ahead.find('.') == std::string_view::npos;
    if (fields.size() > columns_max) return fail(ErrorId::not_a_recording, "more than 512 columns", Position{line->byte, line->number});
    if (all_numbers(fields, t.comma) || (tried > 1 && header.size() == fields.size() && csv::number(fields[0], t.comma))) {
      t.first_line = line->number;
      for (std::size_t k = 0; k < fields.size(); ++k) {
        t.columns.push_back(header.size() == fields.size() ? csv::read_name(header[k]) : ColumnName{"column " + std::to_string(k + 1)});
      }
      return t;
    }
    header = fields;
  }
  return fail(ErrorId::not_a_recording, "no line of numbers among the first lines", Position{0, 1});
}

// A first column without a name is time when it rises, and evenly: no step ten times the middle one.
bool rises_evenly(const Table& t) {
  std::vector<double> seen;
  const auto done = walk(t, [&](const std::vector<std::string_view>& fields, const csv::Line&) {
    if (seen.size() >= 1000) return;
    if (const auto v = csv::number(fields[0], t.comma)) seen.push_back(*v);
  });
  if (!done || seen.size() < 3) return false;
  std::vector<double> steps;
  for (std::size_t i = 1; i < seen.size(); ++i) steps.push_back(seen[i] - seen[i - 1]);
  std::stable_sort(steps.begin(), steps.end());
  return steps.front() > 0 && steps.back() < 10 * steps[steps.size() / 2];
}

void choose_columns(Table& t) {
  std::size_t left_out = 0;
  for (std::size_t k = 0; k < t.columns.size(); ++k) {
    if (t.columns[k].kind == ColumnKind::time && !t.time) t.time = k;
    else if (t.columns[k].kind == ColumnKind::signal) t.channels.push_back(k);
    else ++left_out;
  }
  const bool unnamed = t.columns[0].name == "column 1";
  if (!t.time && unnamed && t.columns.size() > 1) {
    t.first_not_time = !rises_evenly(t);
    if (!t.first_not_time) t.time = 0, t.channels.erase(t.channels.begin());
  }
  if (left_out > 0) t.warnings.push_back({WarningCode::column_not_signal, std::to_string(left_out) + " columns of labels, counters or second times"});
}

std::size_t count_numbers(const Table& t, const std::vector<std::string_view>& fields, std::vector<std::int64_t>& values) {
  std::size_t numbers = 0;
  for (std::size_t k = 0; k < fields.size(); ++k) {
    const bool is = csv::number(fields[k], t.comma).has_value();
    numbers += is, values[k] += is;
  }
  return numbers;
}

Result<Survey> survey(const Table& t) {
  Survey s;
  s.values.assign(t.columns.size(), 0);
  std::optional<double> before, block_start;
  std::uint64_t in_block = 0, every = 1, blocks = 0;
  const auto look_at_time = [&](double now) {
    if (before) {
      const double step = now - *before;
      if (step < 0) ++s.backwards;
      else if (step == 0) ++s.still;
      else if (s.least_step == 0 || step < s.least_step) s.least_step = step;
      if (s.single_steps.size() < steps_kept) s.single_steps.push_back(step);
    }
    before = now;
    if (!block_start) block_start = now, in_block = 0;
    else if (++in_block == 64) {
      if (blocks++ % every == 0) s.steps.push_back((now - *block_start) / 64);
      if (s.steps.size() >= steps_kept) s.steps.clear(), every *= 2;
      block_start = now, in_block = 0;
    }
  };
  csv::Line last;
  bool last_good = true;
  double first_time = 0, last_time = 0;
  std::uint64_t timed = 0;
  EBB_CHECK_OK(walk(t, [&](const std::vector<std::string_view>& fields, const csv::Line& line) {
    ++s.rows;
    last = line;
    const auto time = t.time && *t.time < fields.size() ? csv::number(fields[*t.time], t.comma) : std::nullopt;
    if (time) {
      look_at_time(*time);
      if (timed++ == 0) first_time = *time;
      last_time = *time;
    }
    last_good = fields.size() == t.columns.size() && (!t.time || time) && count_numbers(t, fields, s.values) > 0;
    s.good += last_good;
    if (!last_good && s.unreadable++ == 0) s.first_unreadable = line.number;
  }));
  s.torn = s.rows > 1 && !last_good && !last.ended;
  if (s.torn) --s.unreadable;
  if (timed > 1) s.mean_step = (last_time - first_time) / static_cast<double>(timed - 1);
  if (s.steps.empty() && timed > 1) s.steps.push_back(s.mean_step);
  return s;
}

double middle(std::vector<double>& x) {
  std::stable_sort(x.begin(), x.end());
  return x[x.size() / 2];
}

// Single steps are right where most agree, whatever is missing between; the mean over all rows is exact where times are rounded,
// the middle of means over 64 rows where there are gaps besides.
double usual_step(Survey& s) {
  const double over_many = middle(s.steps), single = s.single_steps.empty() ? over_many : middle(s.single_steps);
  const auto agreeing = std::count_if(s.single_steps.begin(), s.single_steps.end(), [&](double v) { return math::abs(v - single) <= single / 100; });
  const bool most = agreeing > 0 && static_cast<std::size_t>(agreeing) * 10 > s.single_steps.size() * 9;
  if (single > 0 && most && s.mean_step > single * 1.0001) return single;
  return math::abs(s.mean_step - over_many) < over_many / 50 ? s.mean_step : over_many;
}

// Clocks tick in whole numbers far more often than not: within a thousandth, the whole number is meant.
double whole_when_near(double rate) {
  const double w = math::round(rate);
  return w > 0 && math::abs(rate - w) < w / 1000 ? w : rate;
}

// Why the file does not tell its own rate.
std::string why_no_rate(const Table& t, const Survey& s) {
  if (!t.time) return t.first_not_time ? "no column is named as time, and column 1 does not rise evenly" : "there is no time column and no comment that names a rate";
  const std::string times = "the times in column " + std::to_string(*t.time + 1);
  const std::uint64_t rising = s.rows - s.backwards - s.still;
  if (rising <= s.still && s.still >= s.backwards) return times + " stand still in " + std::to_string(s.still) + " of " + std::to_string(s.rows) + " lines";
  if (s.backwards > 0) return times + " go back in " + std::to_string(s.backwards) + " of " + std::to_string(s.rows) + " lines";
  return times + " do not rise evenly";
}

Result<void> find_rate(Table& t, Survey& s, const std::optional<double>& comment_rate, const OpenOptions& options) {
  if (t.time && !s.steps.empty()) {
    const double stated = t.columns[*t.time].time_scale;
    t.time_scale = options.time_unit ? (*options.time_unit == TimeUnit::ms ? 1e-3 : 1.0) : stated > 0 ? stated : 1.0;
    const double step = usual_step(s) * t.time_scale;
    if (!options.rate_hz && step >= step_too_long_s) return fail(ErrorId::step_too_long, "the times are " + std::to_string(static_cast<std::int64_t>(step * 1000)) + " ms apart" , Position{0, t.first_line});
    if (!options.rate_hz && step > 0 && step < step_too_short_s) {
      return fail(ErrorId::rate_not_possible, "the times are less than a tenth of a microsecond apart", Position{0, t.first_line});
    }
    if (!options.rate_hz && step > 0) t.rate_hz = whole_when_near(1 / step);
    if (s.still > s.rows / 100) t.coarse = s.least_step * t.time_scale;
  }
  if (options.rate_hz) t.rate_hz = *options.rate_hz, t.time.reset();
  if (t.rate_hz > 0) return {};
  if (!comment_rate) return fail(ErrorId::no_rate, why_no_rate(t, s), Position{0, t.first_line});
  t.time.reset();
  t.rate_hz = *comment_rate;
  t.warnings.push_back({WarningCode::rate_from_comment, std::to_string(static_cast<std::int64_t>(t.rate_hz)) + " samples a second"});
  return {};
}

// How many samples lie between two rows, the later one included: 1 when nothing is missing.
std::int64_t samples_between(const Table& t, double seconds) {
  const double samples = seconds * t.rate_hz;
  if (!(samples >= 1.5 + t.coarse * t.rate_hz)) return 1;
  return samples < 1e12 ? static_cast<std::int64_t>(math::round(samples)) : 1;
}

// Where each row belongs: behind the one before, and further on where the times say that rows are missing.
class Places {
 public:
  explicit Places(const Table& t) : t_(t) {}
  /// Nothing for a row without its time: it has no place, and the jump to the next row shows it.
  std::optional<std::int64_t> next(const std::vector<std::string_view>& fields) {
    std::int64_t step = 1;
    if (t_.time && *t_.time < fields.size()) {
      const auto now = csv::number(fields[*t_.time], t_.comma);
      if (!now) return std::nullopt;
      if (before_) step = samples_between(t_, (*now - *before_) * t_.time_scale);
      before_ = now;
    }
    if (index_ > index_max) step = 1;
    gaps += step > 1, missing += step - 1;
    return index_ += step;
  }
  std::int64_t gaps = 0, missing = 0;

 private:
  const Table& t_;
  std::int64_t index_ = -1;
  std::optional<double> before_;
};

void read_column(const Table& t, std::size_t channel, const signal::BlockSink& sink) {
  const std::size_t column = t.channels[channel];
  const double scale = t.columns[column].uv_per_unit > 0 ? t.columns[column].uv_per_unit : 1;
  double buffer[block_max];
  std::size_t filled = 0;
  std::int64_t first = 0;
  Places places(t);
  const auto send = [&] {
    if (filled > 0) sink(first, std::span<const double>(buffer, filled));
    filled = 0;
  };
  (void)walk(t, [&](const std::vector<std::string_view>& fields, const csv::Line& line) {
    const auto index = places.next(fields);
    if (!index) return;
    const bool torn = !line.ended && fields.size() != t.columns.size();
    const auto v = column < fields.size() && fields.size() == t.columns.size() && !torn ? csv::number(fields[column], t.comma) : std::nullopt;
    if (!v) return;
    if (filled > 0 && *index != first + static_cast<std::int64_t>(filled)) send();
    if (filled == 0) first = *index;
    buffer[filled++] = *v * scale;
    if (filled == block_max) send();
  });
  send();
}

std::string of_rows(std::uint64_t n, std::uint64_t rows) { return std::to_string(n) + " of " + std::to_string(rows) + " lines"; }

// Cells that are empty, "nan" or beyond every device, in lines that can be read otherwise. Wholly empty columns are told of elsewhere.
void tell_about_cells(Table& t, const Survey& s) {
  std::uint64_t most = 0, channels = 0;
  std::size_t last = 0;
  for (std::size_t k = 0; k < t.channels.size(); ++k) {
    const auto values = static_cast<std::uint64_t>(s.values[t.channels[k]]);
    if (values == 0 || values >= s.good) continue;
    ++channels, last = k;
    most = s.good - values > most ? s.good - values : most;
  }
  if (channels == 1) t.warnings.push_back({WarningCode::values_missing, "channel " + std::to_string(last + 1) + ": " + of_rows(most, s.good)});
  if (channels > 1) t.warnings.push_back({WarningCode::values_missing, std::to_string(channels) + " channels, at most " + of_rows(most, s.good)});
}

void tell_about_gaps(Table& t) {
  if (!t.time) return;
  Places places(t);
  (void)walk(t, [&](const std::vector<std::string_view>& fields, const csv::Line&) { (void)places.next(fields); });
  if (places.gaps == 0) return;
  const auto tenths = static_cast<std::int64_t>(static_cast<double>(places.missing) / t.rate_hz * 10);
  t.warnings.push_back({WarningCode::gaps, std::to_string(places.gaps) + (places.gaps == 1 ? " place, " : " places, ") + std::to_string(places.missing) + " samples (" +
                                               std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s) in all"});
}

void tell(Table& t, const Survey& s) {
  tell_about_gaps(t);
  tell_about_cells(t, s);
  if (s.unreadable > 0) t.warnings.push_back({WarningCode::lines_unreadable, std::to_string(s.unreadable) + " lines, the first is line " + std::to_string(s.first_unreadable)});
  if (s.torn) t.warnings.push_back({WarningCode::torn_last_line, "left out"});
  if (t.time && s.backwards > 0) t.warnings.push_back({WarningCode::time_goes_back, std::to_string(s.backwards) + " lines"});
}

}  // namespace

Result<Recording> open_csv(std::span<const std::uint8_t> bytes, const OpenOptions& options) {
  std::optional<double> comment_rate;
  EBB_TRY(Table t, read_shape({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, comment_rate));
  choose_columns(t);
  EBB_TRY(Survey s, survey(t));
  if (s.good == 0) return fail(ErrorId::not_a_recording, "no line can be read as numbers", Position{0, t.first_line});
  EBB_CHECK_OK(find_rate(t, s, comment_rate, options));
  tell(t, s);
  Recording out;
  out.format = "CSV";
  for (const std::size_t k : t.channels) {
    if (options.uv_per_unit) t.columns[k].uv_per_unit = *options.uv_per_unit;
    const std::string unit = t.columns[k].uv_per_unit > 0 ? "uV" : "counts";
    out.channels.push_back({t.columns[k].name, t.rate_hz, unit, s.values[k], {}});
  }
  if (out.channels.empty()) return fail(ErrorId::recording_empty, "no column holds a signal", Position{0, t.first_line});
  out.warnings = std::move(t.warnings);
  out.read = [table = std::move(t)](std::size_t channel, const signal::BlockSink& sink) { read_column(table, channel, sink); };
  return out;
}

}  // namespace ebb::sensor
