#include "core/signal/filter.hpp"

#include <utility>

#include "core/base/math.hpp"

namespace ebb::signal {
namespace {

// A complex number of our own: std::complex brings NaN rules and library calls that differ between platforms.
struct Complex {
  double re, im;
};
Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
Complex operator*(Complex a, Complex b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }
Complex operator/(Complex a, Complex b) {
  const double d = b.re * b.re + b.im * b.im;
  return {(a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d};
}
double size(Complex a) { return math::sqrt(a.re * a.re + a.im * a.im); }
Complex root(Complex a) {
  const double r = size(a), im = math::sqrt((r - a.re) / 2);
  return {math::sqrt((r + a.re) / 2), a.im < 0 ? -im : im};
}

Complex response(const Section& s, Complex z1) {  // z1 = 1/z on the unit circle
  const Complex z2 = z1 * z1;
  return Complex{s.b0 + s.b1 * z1.re + s.b2 * z2.re, s.b1 * z1.im + s.b2 * z2.im} /
         Complex{1 + s.a1 * z1.re + s.a2 * z2.re, s.a1 * z1.im + s.a2 * z2.im};
}

// One section for the analogue pole and its conjugate, zeros at 0 and the Nyquist frequency, gain 1 at `z1`.
Section band_section(Complex analogue_pole, Complex z1) {
  const Complex one{1, 0}, p = (one + analogue_pole) / (one - analogue_pole);
  Section s{1, 0, -1, -2 * p.re, p.re * p.re + p.im * p.im};
  const double g = 1 / size(response(s, z1));
  s.b0 *= g, s.b2 *= g;
  return s;
}

}  // namespace

std::vector<Section> band_pass(int order, double low_hz, double high_hz, double rate_hz) {
  const double w1 = math::tan(math::pi * low_hz / rate_hz), w2 = math::tan(math::pi * high_hz / rate_hz);
  const double centre2 = w1 * w2, half_width = (w2 - w1) / 2;
  const Complex middle{(1 - centre2) / (1 + centre2), -2 * math::sqrt(centre2) / (1 + centre2)};
  std::vector<Section> sections;
  for (int k = 0; k < order / 2; ++k) {
    const double angle = math::pi * (2 * k + order + 1) / (2 * order);
    const Complex p{half_width * math::cos(angle), half_width * math::sin(angle)};
    const Complex d = root(p * p - Complex{centre2, 0});
    sections.push_back(band_section(p + d, middle));
    sections.push_back(band_section(p - d, middle));
  }
  return sections;
}

Section notch(double hz, double width_hz, double rate_hz) {
  const double g = 1 / (1 + math::tan(math::pi * width_hz / rate_hz)), c = math::cos(2 * math::pi * hz / rate_hz);
  return {g, -2 * g * c, g, -2 * g * c, 2 * g - 1};
}

double gain(std::span<const Section> sections, double hz, double rate_hz) {
  const double w = 2 * math::pi * hz / rate_hz;
  double g = 1;
  for (const Section& s : sections) g *= size(response(s, {math::cos(w), -math::sin(w)}));
  return g;
}

double group_delay_s(std::span<const Section> sections, double hz, double rate_hz) {
  const double w = 2 * math::pi * hz / rate_hz;
  const Complex z1{math::cos(w), -math::sin(w)}, z2 = z1 * z1;
  double samples = 0;
  // The delay of a polynomial c0 + c1/z + c2/z^2 is Re((c1/z + 2 c2/z^2) / polynomial).
  const auto delay = [&](double c0, double c1, double c2) {
    const Complex p{c0 + c1 * z1.re + c2 * z2.re, c1 * z1.im + c2 * z2.im};
    return (Complex{c1 * z1.re + 2 * c2 * z2.re, c1 * z1.im + 2 * c2 * z2.im} / p).re;
  };
  for (const Section& s : sections) samples += delay(s.b0, s.b1, s.b2) - delay(1, s.a1, s.a2);
  return samples / rate_hz;
}

Cascade::Cascade(std::vector<Section> sections) : sections_(std::move(sections)), state_(sections_.size()) {}

void Cascade::reset() {
  for (State& s : state_) s = {};
}

void Cascade::flush() {
  constexpr double nothing = 1e-150;
  for (State& s : state_) {
    if (math::abs(s.s1) < nothing) s.s1 = 0;
    if (math::abs(s.s2) < nothing) s.s2 = 0;
  }
}

namespace {

constexpr std::size_t tapped = 4;

// N sections at once: their states stay in registers and the processor overlaps them, while each sample still meets them in order.
template <std::size_t N, bool Tap, class State>
void run(const Section* section, State* state, std::span<double> x, double* tap) {
  Section c[N];
  State s[N];
  for (std::size_t k = 0; k < N; ++k) c[k] = section[k], s[k] = state[k];
  for (std::size_t i = 0; i < x.size(); ++i) {
    double v = x[i];
    for (std::size_t k = 0; k < N; ++k) {
      const double y = c[k].b0 * v + s[k].s1;
      s[k].s1 = (c[k].b1 * v + s[k].s2) - c[k].a1 * y;  // what waits for y comes last
      s[k].s2 = c[k].b2 * v - c[k].a2 * y;
      v = y;
      if (Tap && k + 1 == tapped) tap[i] = v;
    }
    x[i] = v;
  }
  for (std::size_t k = 0; k < N; ++k) state[k] = s[k];
}

template <class State>
void run_rest(const Section* section, State* state, std::size_t count, std::span<double> x) {
  for (; count >= 5; count -= 5, section += 5, state += 5) run<5, false>(section, state, x, nullptr);
  switch (count) {
    case 4: return run<4, false>(section, state, x, nullptr);
    case 3: return run<3, false>(section, state, x, nullptr);
    case 2: return run<2, false>(section, state, x, nullptr);
    case 1: return run<1, false>(section, state, x, nullptr);
    default: return;
  }
}

}  // namespace

void Cascade::process(std::span<double> x) { run_rest(sections_.data(), state_.data(), sections_.size(), x); }

void Cascade::process(std::span<double> x, std::span<double> tap) {
  const std::size_t first = sections_.size() > tapped ? tapped + 1 : tapped;
  if (first == tapped) run<tapped, true>(sections_.data(), state_.data(), x, tap.data());
  else run<tapped + 1, true>(sections_.data(), state_.data(), x, tap.data());
  run_rest(sections_.data() + first, state_.data() + first, sections_.size() - first, x);
}

}  // namespace ebb::signal
