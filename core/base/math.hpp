// Transcendental functions written over + - * / and square root, so that native and wasm give the same bytes.
// Each result is within 1 ulp of the true value over the stated domain (tested against glibc). No NaN leaves a function:
// outside its domain each says what it returns.
#pragma once

namespace ebb::math {

inline constexpr double pi = 3.141592653589793238462643383279502884;

/// Angles up to 1e8 in size; a larger or impossible angle gives the value at 0.
double sin(double radians);
double cos(double radians);
/// sin/cos in one rounding. Huge, but finite, beside the poles.
double tan(double radians);
/// Overflow gives the largest double, underflow below 1e-307 gives 0; NaN gives 1.
double exp(double x);
/// Natural logarithm. x <= 0 or NaN gives the lowest double; infinity the logarithm of the largest.
double log(double x);
double log10(double x);
/// base > 0; limits as exp and log. pow(x, 0) is 1.
double pow(double base, double exponent);
/// Correctly rounded; negative or NaN gives 0.
double sqrt(double x);
/// Largest whole number not above x, for |x| < 2^62; larger values are whole already and come back as they are.
double floor(double x);
/// Nearest whole number, halves away from zero.
double round(double x);
inline double abs(double x) { return x < 0 ? -x : x; }
bool finite(double x);

}  // namespace ebb::math
