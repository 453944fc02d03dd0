// The streaming chain, the whole analysis and the EDF reader. `signal_scipy.py` measures SciPy on the same work in the same run.
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "core/sensor/edf.hpp"
#include "core/sensor/simulator.hpp"
#include "core/signal/analysis.hpp"
#include "core/signal/chain.hpp"

namespace {

using namespace ebb;

template <class Work>
double seconds_of(Work&& work) {
  const std::clock_t began = std::clock();  // processor time: the machine may be busy with other things
  work();
  return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

std::vector<double> noise(std::size_t n) {
  sensor::Chance chance(1);
  std::vector<double> x(n);
  for (double& v : x) v = 10 * chance.normal();
  return x;
}

// 20-450 Hz band-pass with eight poles, one notch, square, RMS of 100 ms; frames and quality come along.
double chain_seconds(const std::vector<double>& x, std::size_t block, int harmonics) {
  signal::Chain chain;
  if (!chain.prepare({.rate_hz = 2000, .harmonics_max = harmonics}, block)) return 0;
  std::vector<double> rms(block);
  return seconds_of([&] {
    for (std::size_t i = 0; i < x.size(); i += block) {
      const std::size_t n = x.size() - i < block ? x.size() - i : block;
      chain.process(std::span(x).subspan(i, n), {}, std::span(rms).first(n));
    }
  });
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
  const auto x = noise(1'800'000);  // 15 minutes at 2 kHz
  const double n = static_cast<double>(x.size());
  std::printf("chain_one_notch %.1f MS/s\n", n / chain_seconds(x, 4096, 1) / 1e6);
  std::printf("chain_all_notches %.1f MS/s\n", n / chain_seconds(x, 4096, 9) / 1e6);
  std::printf("chain_10ms_chunk %.3f us/chunk\n", chain_seconds(x, 20, 1) / (n / 20) * 1e6);

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
