// chain_work.hpp as a module of its own, for wasm.mjs: what is shipped has no such export.
#include <cstdint>

#include "benchmarks/chain_work.hpp"

namespace {
std::vector<double> x;
}

extern "C" __attribute__((export_name("make"))) std::uint32_t make() {
  x = bench::noise(bench::chain_samples);
  return static_cast<std::uint32_t>(x.size());
}

extern "C" __attribute__((export_name("run"))) double run(std::uint32_t block, std::uint32_t harmonics) {
  return bench::run_chain(x, block, static_cast<int>(harmonics));
}
