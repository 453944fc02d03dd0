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

struct Date {
  int year = 0, month = 0, day = 0;
};

// A part that is written well and does not exist is named; nothing: the date exists.
std::string_view wrong_part(const Date& d) {
  if (d.year < 1970) return "years begin with 1970";
  if (d.month < 1 || d.month > 12) return "months go from 01 to 12";
  return year_month_day{year(d.year), month(static_cast<unsigned>(d.month)), day(static_cast<unsigned>(d.day))}.ok() ? "" : "that month has no such day";
}

std::int32_t number_of(const Date& d) {
  const year_month_day ymd{year(d.year), month(static_cast<unsigned>(d.month)), day(static_cast<unsigned>(d.day))};
  return static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count());
}

Date read_date(Cursor& c) {
  Date d;
  d.year = c.digits(4);
  c.expect('-');
  d.month = c.digits(2);
  c.expect('-');
  d.day = c.digits(2);
  return d;
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

struct Clock {
  int hour = 0, minute = 0, second = 0, ms = 0;
  int sign = 0, offset_hours = 0, offset_minutes = 0;
  int offset_min() const { return sign * (offset_hours * 60 + offset_minutes); }
};

std::string_view wrong_part(const Clock& k) {
  if (k.hour > 23) return "hours go from 00 to 23";
  if (k.minute > 59) return "minutes go from 00 to 59";
  if (k.second > 59) return "seconds go from 00 to 59";
  return k.offset_hours > 23 || k.offset_minutes > 59 ? "an offset goes from -23:59 to +23:59" : "";
}

void read_offset(Cursor& c, Clock& k) {
  if (c.take('Z')) return;
  k.sign = c.take('+') ? 1 : (c.take('-') ? -1 : 0);
  c.ok = c.ok && k.sign != 0;
  k.offset_hours = c.digits(2);
  c.expect(':');
  k.offset_minutes = c.digits(2);
}

Clock read_clock(Cursor& c) {
  Clock k;
  k.hour = c.digits(2);
  c.expect(':');
  k.minute = c.digits(2);
  c.expect(':');
  k.second = c.digits(2);
  if (c.take('.')) k.ms = read_fraction(c);
  read_offset(c, k);
  return k;
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
  const Date date = read_date(c);
  if (!c.ok || c.at != text.size()) return fail(ErrorId::bad_day, "a day is written YYYY-MM-DD");
  if (const auto wrong = wrong_part(date); !wrong.empty()) return fail(ErrorId::bad_day, std::string(wrong));
  return Day{number_of(date)};
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
  const Date date = read_date(c);
  c.expect('T');
  const Clock clock = read_clock(c);
  if (!c.ok || c.at != text.size()) return fail(ErrorId::bad_time, "a time is written like 2026-11-21T22:10:00+01:00, with its offset");
  for (const auto wrong : {wrong_part(date), wrong_part(clock)}) {
    if (!wrong.empty()) return fail(ErrorId::bad_time, std::string(wrong));
  }
  const std::int64_t local = number_of(date) * ms_per_day + clock.hour * ms_per_hour + clock.minute * ms_per_minute + clock.second * ms_per_second + clock.ms;
  const Moment moment{Instant{local - clock.offset_min() * ms_per_minute}, clock.offset_min()};
  if (moment.instant.ms < 0) return fail(ErrorId::bad_time, "times begin with 1970-01-01T00:00:00Z");
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
