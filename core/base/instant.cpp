#include "core/base/instant.hpp"

#include <chrono>

namespace ebb {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

struct Cursor {
  std::string_view text;
  std::size_t at = 0;
  bool ok = true;

  int digits(int count) {
    int value = 0;
    for (int i = 0; i < count; ++i) {
      if (at >= text.size() || text[at] < '0' || text[at] > '9') return ok = false, 0;
      value = value * 10 + (text[at++] - '0');
    }
    return value;
  }
  bool take(char c) {
    if (at < text.size() && text[at] == c) return ++at, true;
    return false;
  }
  void expect(char c) { ok = take(c) && ok; }
  bool peek_digit() const { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }
};

bool read_date(Cursor& c, std::int32_t& number) {
  const int y = c.digits(4);
  c.expect('-');
  const int m = c.digits(2);
  c.expect('-');
  const int d = c.digits(2);
  if (!c.ok || y < 1970) return false;
  const year_month_day ymd{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (!ymd.ok()) return false;
  number = static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count());
  return true;
}

// Milliseconds from ".123456": digits after the third are dropped.
int read_fraction(Cursor& c) {
  int ms = 0, seen = 0;
  while (c.peek_digit()) {
    const int digit = c.digits(1);
    if (seen < 3) ms = ms * 10 + digit;
    ++seen;
  }
  if (seen == 0) c.ok = false;
  for (; seen < 3; ++seen) ms *= 10;
  return ms;
}

int read_offset(Cursor& c) {
  if (c.take('Z')) return 0;
  const int sign = c.take('+') ? 1 : (c.take('-') ? -1 : 0);
  const int h = c.digits(2);
  c.expect(':');
  const int m = c.digits(2);
  if (sign == 0 || h > 23 || m > 59) c.ok = false;
  return sign * (h * 60 + m);
}

void put(std::string& out, int value, int width) {
  std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(width) > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

}  // namespace

Day Moment::day() const { return Day{static_cast<std::int32_t>(floor_div(instant.ms + offset_min * ms_per_minute, ms_per_day))}; }

Result<Day> parse_day(std::string_view text) {
  Cursor c{text};
  std::int32_t number = 0;
  if (!read_date(c, number) || c.at != text.size()) return fail(ErrorId::bad_day, "a day is written YYYY-MM-DD, from 1970 on");
  return Day{number};
}

std::string format(Day d) {
  const year_month_day ymd{sys_days(std::chrono::days(d.number))};
  std::string out;
  put(out, static_cast<int>(ymd.year()), 4);
  out += '-';
  put(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
  out += '-';
  put(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
  return out;
}

Result<Moment> parse_moment(std::string_view text) {
  Cursor c{text};
  std::int32_t date = 0;
  bool good = read_date(c, date);
  good = good && c.take('T');
  const int h = c.digits(2);
  c.expect(':');
  const int m = c.digits(2);
  c.expect(':');
  const int s = c.digits(2);
  const int ms = c.take('.') ? read_fraction(c) : 0;
  const int offset = read_offset(c);
  good = good && c.ok && c.at == text.size() && h < 24 && m < 60 && s < 60;
  const std::int64_t local = date * ms_per_day + h * ms_per_hour + m * ms_per_minute + s * ms_per_second + ms;
  const Moment moment{Instant{local - offset * ms_per_minute}, offset};
  if (!good || moment.instant.ms < 0) {
    return fail(ErrorId::bad_time, "a time is written like 2026-11-21T22:10:00+01:00, with its offset");
  }
  return moment;
}

std::string format(const Moment& m) {
  const std::int64_t local = m.instant.ms + m.offset_min * ms_per_minute;
  const std::int64_t in_day = local - floor_div(local, ms_per_day) * ms_per_day;
  std::string out = format(m.day());
  const auto part = [&](char lead, std::int64_t value, int width) {
    out += lead;
    put(out, static_cast<int>(value), width);
  };
  part('T', in_day / ms_per_hour, 2);
  part(':', in_day / ms_per_minute % 60, 2);
  part(':', in_day / ms_per_second % 60, 2);
  if (in_day % 1000 != 0) part('.', in_day % 1000, 3);
  if (m.offset_min == 0) return out + 'Z';
  const int minutes = m.offset_min < 0 ? -m.offset_min : m.offset_min;
  part(m.offset_min < 0 ? '-' : '+', minutes / 60, 2);
  part(':', minutes % 60, 2);
  return out;
}

}  // namespace ebb
