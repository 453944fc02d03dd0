// Every function works in pairs of doubles (hi + lo, |lo| <= ulp(hi)/2) so that only the last addition rounds.
// Pair arithmetic: T. J. Dekker, Numer. Math. 18 (1971) 224; series: the textbook Taylor and area-tangent series.
#include "core/base/math.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace ebb::math {
namespace {

struct Pair {
  double hi, lo;
};

Pair two_sum(double a, double b) {
  const double s = a + b, bb = s - a;
  return {s, (a - (s - bb)) + (b - bb)};
}

// |a| >= |b| or a = 0
Pair quick_sum(double a, double b) {
  const double s = a + b;
  return {s, b - (s - a)};
}

Pair split(double a) {
  const double t = 134217729.0 * a, hi = t - (t - a);
  return {hi, a - hi};
}

Pair two_product(double a, double b) {
  const double p = a * b;
  const Pair x = split(a), y = split(b);
  return {p, ((x.hi * y.hi - p) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo};
}

Pair add(Pair a, Pair b) {
  const Pair s = two_sum(a.hi, b.hi);
  return quick_sum(s.hi, s.lo + (a.lo + b.lo));
}

Pair multiply(Pair a, Pair b) {
  const Pair p = two_product(a.hi, b.hi);
  return quick_sum(p.hi, p.lo + (a.hi * b.lo + a.lo * b.hi));
}

Pair divide(Pair a, Pair b) {
  const double q = a.hi / b.hi;
  const Pair r = add(a, multiply({-q, 0}, b));
  return quick_sum(q, (r.hi + r.lo) / b.hi);
}

// pi/2 and ln 2 in pieces whose leading parts have few bits, so that a whole number times a piece is exact.
constexpr double half_pi[4] = {0x1.921fb5p+0, 0x1.110b46p-26, 0x1.1a6263p-54, 0x1.8a2e03707344ap-81};
constexpr double ln2[3] = {0x1.62e42fee00000p-1, 0x1.a39ef35600000p-33, 0x1.93c7673007e5fp-65};
constexpr Pair inverse_ln10{0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57};

struct Reduced {
  Pair r;        // |r| <= pi/4, a little more by rounding
  int quadrant;  // 0..3
};

Reduced reduce(double x) {
  const double k = round(x * (2 / pi));
  Pair r{x, 0};
  for (const double part : half_pi) r = add(r, two_product(-k, part));
  return {r, static_cast<int>(static_cast<std::int64_t>(k) & 3)};
}

// r - r^3/3! + ...: the first correction in a pair, the rest in double, where it weighs little.
Pair sin_kernel(Pair r) {
  const Pair z = multiply(r, r);
  double tail = 0;
  for (int k = 23; k >= 5; k -= 2) tail = (1 - z.hi * tail) / (k * (k - 1.0)) ;
  // tail = 1/(5*4) - z/(7*6*5*4) + ...
  const Pair cube = multiply(multiply(z, r), {-0x1.5555555555555p-3, -0x1.5555555555555p-57});
  const Pair rest = multiply(cube, {-z.hi * tail, 0});
  return add(r, add(cube, rest));
}

Pair cos_kernel(Pair r) {
  const Pair z = multiply(r, r);
  double tail = 0;
  for (int k = 24; k >= 4; k -= 2) tail = (1 - z.hi * tail) / (k * (k - 1.0));
  const Pair half{-z.hi / 2, -z.lo / 2};
  return add({1, 0}, add(half, multiply(half, {-z.hi * tail, 0})));
}

struct SinCos {
  Pair sin, cos;
};

SinCos sin_cos(double x) {
  if (!(abs(x) <= 1e8)) x = 0;
  const auto [r, quadrant] = reduce(x);
  const Pair s = sin_kernel(r), c = cos_kernel(r);
  const auto minus = [](Pair p) { return Pair{-p.hi, -p.lo}; };
  switch (quadrant) {
    case 0: return {s, c};
    case 1: return {c, minus(s)};
    case 2: return {minus(s), minus(c)};
    default: return {minus(c), s};
  }
}

double power_of_two(int k) { return std::bit_cast<double>(static_cast<std::uint64_t>(k + 1023) << 52); }

constexpr double largest = std::numeric_limits<double>::max();

double exp_of(Pair x) {
  if (x.hi > 709.782712893384) return largest;
  if (x.hi < -707) return 0;
  const double k = round(x.hi * 1.4426950408889634);
  Pair r = x;
  for (const double part : ln2) r = add(r, two_product(-k, part));
  double tail = 0;
  for (int n = 18; n >= 3; --n) tail = (1 + tail) * r.hi / n;
  // e^r = 1 + r + r^2/2 (1 + tail)
  const Pair square = multiply(r, r);
  const Pair half{square.hi / 2, square.lo / 2};
  const Pair e = add({1, 0}, add(r, multiply(half, two_sum(1, tail))));
  const int ki = static_cast<int>(k);
  return (e.hi + e.lo) * power_of_two(ki - ki / 2) * power_of_two(ki / 2);
}

// ln x = k ln 2 + 2 artanh((m - 1)/(m + 1)), m in [0.70, 1.42)
Pair log_of(double x) {
  int k = 0;
  if (x < 0x1p-1022) x *= 0x1p54, k = -54;
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xFFFFFFFFFFFFFu) | 0x3FF0000000000000u);
  if (m > 1.4142135623730951) m /= 2, ++k;
  const Pair s = divide({m - 1, 0}, two_sum(m, 1));
  const Pair z = multiply(s, s);
  Pair series{1.0 / 45, 0};
  for (int n = 43; n >= 1; n -= 2) series = add(divide({1, 0}, {static_cast<double>(n), 0}), multiply(z, series));
  Pair result = multiply({2 * s.hi, 2 * s.lo}, series);
  Pair shift{0, 0};
  for (int i = 2; i >= 0; --i) shift = add(shift, two_product(k, ln2[i]));
  return k == 0 ? result : add(shift, result);
}

bool loggable(double x) { return x > 0; }

}  // namespace

bool finite(double x) { return abs(x) <= largest; }

double sqrt(double x) { return x > 0 ? __builtin_sqrt(x) : 0; }

double floor(double x) {
  if (!(abs(x) < 0x1p62)) return x;
  const double whole = static_cast<double>(static_cast<std::int64_t>(x));
  return whole > x ? whole - 1 : whole;
}

double round(double x) {
  if (!(abs(x) < 0x1p52)) return x;
  const double low = floor(abs(x)), up = abs(x) - low >= 0.5 ? low + 1 : low;
  return x < 0 ? -up : up;
}

double sin(double x) {
  const Pair s = sin_cos(x).sin;
  return s.hi + s.lo;
}

double cos(double x) {
  const Pair c = sin_cos(x).cos;
  return c.hi + c.lo;
}

double tan(double x) {
  const SinCos both = sin_cos(x);
  const Pair t = divide(both.sin, both.cos);
  return t.hi + t.lo;
}

double exp(double x) {
  if (x != x) return 1;
  return exp_of({x, 0});
}

double log(double x) {
  if (!loggable(x)) return -largest;
  const Pair l = log_of(x > largest ? largest : x);
  return l.hi + l.lo;
}

double log10(double x) {
  if (!loggable(x)) return -largest;
  const Pair l = multiply(log_of(x > largest ? largest : x), inverse_ln10);
  return l.hi + l.lo;
}

double pow(double base, double exponent) {
  if (exponent == 0 || exponent != exponent) return 1;
  if (!loggable(base)) return 0;
  const Pair l = log_of(base > largest ? largest : base);
  if (!(abs(l.hi * exponent) < 1e4)) return (l.hi > 0) == (exponent > 0) ? largest : 0;
  return exp_of(multiply(l, {exponent, 0}));
}

}  // namespace ebb::math
