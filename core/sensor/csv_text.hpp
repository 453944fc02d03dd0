// Lines, fields and names of a CSV: what the text says, before it means samples.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace ebb::sensor::csv {

inline constexpr std::size_t line_bytes_max = 64u << 10;

struct Line {
  std::string_view text;  ///< without its end
  std::uint64_t byte = 0;
  std::uint32_t number = 0;
  bool ended = true;  ///< by a line end, not by the end of the file
};

/// Walks over lines ended by LF, CR LF or CR; skips a byte order mark at the front.
class Lines {
 public:
  explicit Lines(std::string_view bytes);
  /// Nothing at the end. Errors: csv_line_too_long, not_a_recording (a zero byte).
  Result<std::optional<Line>> next();

 private:
  std::string_view bytes_;
  std::uint64_t at_ = 0;
  std::uint32_t number_ = 0;
};

/// One of `,` `;` tab or space outside quotes, whichever the line is made with; 0 when it has one field.
char separator_of(std::string_view line);
/// Splits a line; quoted fields lose their outer quotes. `fields` is reused.
void split(std::string_view line, char separator, std::vector<std::string_view>& fields);
/// A finite decimal number, with a comma for the point where `comma`.
std::optional<double> number(std::string_view field, bool comma);
/// "# fs=1000 Hz", "# Sampling Rate (Hz):= 1000.00", "#{"sampling rate": 1000}" and the like.
std::optional<double> rate_in_comment(std::string_view comment);

enum class ColumnKind : std::uint8_t { signal, time, other };

struct ColumnName {
  std::string name;
  ColumnKind kind = ColumnKind::signal;
  double uv_per_unit = 0;   ///< 0: the name states no unit
  double time_scale = 0;    ///< seconds per unit of a time column, 0: not stated
};
/// A field of the header line, its doubled quotes made single.
ColumnName read_name(std::string_view field);

}  // namespace ebb::sensor::csv
