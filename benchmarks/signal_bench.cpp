// The whole analysis of a recording, and the EDF reader. The chain by itself: chain.py (against SciPy) and wasm.mjs.
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "benchmarks/chain_work.hpp"
#include "core/sensor/edf.hpp"
#include "core/signal/analysis.hpp"

namespace {

using namespace ebb;

template <class Work>
double seconds_of(Work&& work) {
  const std::clock_t began = std::clock();  // processor time: the machine may be busy with other things
  work();
  return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

std::string edf(std::size_t records) {
  const auto pad = [](std::string s, std::size_t n) { return s.resize(n, ' '), s; };
  std::string h = "0       " + pad("X", 80) + pad("X", 80) + "01.01.2600.00.00" + pad(std::to_string(256 * 5), 8) + pad("", 44) + pad(std::to_string(records), 8) + pad("1", 8) + pad("4", 4);
  const char* fields[] = {"EMG", "", "uV", "-1000", "1000", "-32768", "32767", "", "2000", ""};
  const std::size_t widths[] = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
  for (std::size_t f = 0; f < 10; ++f) {
    for (int s = 0; s < 4; ++s) h += pad(fields[f], widths[f]);
  }
  sensor::Chance chance(2);
  const std::size_t start = h.size();
  h.resize(start + records * 4 * 2000 * 2);
  for (std::size_t i = start; i < h.size(); ++i) h[i] = static_cast<char>(chance.bits());
  return h;
}

}  // namespace

int main() {
  const auto x = bench::noise(bench::chain_samples);
  const double n = static_cast<double>(x.size());
  signal::SampleSource source{.rate_hz = 2000, .rails = {}, .read = [&](const signal::BlockSink& sink) {
    for (std::size_t i = 0; i < x.size(); i += 4096) sink(static_cast<std::int64_t>(i), std::span(x).subspan(i, std::min<std::size_t>(4096, x.size() - i)));
  }};
  const double whole = seconds_of([&] { (void)signal::analyze(source, {}); });
  std::printf("analysis %.0f times real time\n", n / 2000 / whole);

  const std::string file = edf(900);
  double sum = 0;
  const double reading = seconds_of([&] {
    const auto r = sensor::open_edf({reinterpret_cast<const std::uint8_t*>(file.data()), file.size()});
    for (std::size_t k = 0; r && k < r->channels.size(); ++k) r->read(k, [&](std::int64_t, std::span<const double> s) { sum += s[0]; });
  });
  std::printf("edf_read %.0f MS/s\n", 4 * n / reading / 1e6);
  return sum == sum ? 0 : 1;
}
