// The native side of wasm.mjs. `native_side requests FILE`: the requests to the bridge, one a line; for each its time in ms, one a line.
// `native_side chain BLOCK HARMONICS`: the chain; its last level in full and its processor time in ms, the best of five.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>

#include "apps/wasm/instance.hpp"
#include "benchmarks/chain_work.hpp"

namespace {

double ms_of(auto&& work) {
  const auto began = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}

int requests(const char* path) {
  std::ifstream in(path);
  ebb::bridge::Instance instance;
  std::string reply;
  for (std::string line; std::getline(in, line);) {
    std::printf("%.4f\n", ms_of([&] { reply = instance.request(line); }));
    if (!reply.starts_with("{\"ok\"")) return std::fprintf(stderr, "%.300s\n", reply.c_str()), 1;
  }
  return 0;
}

int chain(std::size_t block, int harmonics) {
  const auto x = bench::noise(bench::chain_samples);
  double last = 0, best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const std::clock_t began = std::clock();
    last = bench::run_chain(x, block, harmonics);
    best = std::min(best, static_cast<double>(std::clock() - began) * 1000 / CLOCKS_PER_SEC);
  }
  std::printf("%.17g %.4f\n", last, best);
  return last > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  if (what == "requests" && argc == 3) return requests(argv[2]);
  if (what == "chain" && argc == 4) return chain(std::strtoul(argv[2], nullptr, 10), std::atoi(argv[3]));
  return 2;
}
