// Against SciPy's outputs, committed in tests/data/reference (made by tools/reference/chain.py).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "core/signal/chain.hpp"

using namespace ebb::signal;

namespace {

// The same whole numbers as in chain.py.
std::vector<double> samples() {
  std::vector<double> out;
  std::uint64_t s = 1;
  for (int i = 0; i < 4000; ++i) {
    s = (s * 1103515245 + 12345) % (1u << 31);
    const int x = static_cast<int>((s >> 16) % 2001) - 1000;
    out.push_back(x * (i >= 1500 && i < 2500 ? 10 : 1) + 32768);
  }
  return out;
}

struct Row {
  std::size_t index;
  double filtered, rms;
};

TEST(Reference, EqualsSciPyToNineDigits) {
  std::ifstream in(std::string(EBB_ROOT) + "tests/data/reference/chain.csv");
  std::string line;
  std::getline(in, line);
  std::map<std::pair<double, double>, std::vector<Row>> cases;
  while (std::getline(in, line)) {
    for (char& c : line) c = c == ',' ? ' ' : c;
    std::istringstream fields(line);
    double rate, mains;
    Row r;
    fields >> rate >> mains >> r.index >> r.filtered >> r.rms;
    cases[{rate, mains}].push_back(r);
  }
  ASSERT_EQ(cases.size(), 7u);
  const auto x = samples();
  for (const auto& [key, rows] : cases) {
    Chain chain;
    ASSERT_TRUE(chain.prepare({.rate_hz = key.first, .mains_hz = key.second}, x.size()));
    std::vector<double> filtered(x.size()), rms(x.size());
    chain.process(x, filtered, rms);
    double worst_filtered = 0, worst_rms = 0;
    for (const Row& r : rows) {
      // Relative to the level around: a zero crossing has no relative error of its own.
      worst_filtered = std::max(worst_filtered, std::fabs(filtered[r.index] - r.filtered) / r.rms);
      worst_rms = std::max(worst_rms, std::fabs(rms[r.index] - r.rms) / r.rms);
    }
    EXPECT_LT(worst_filtered, 1e-9) << key.first;
    EXPECT_LT(worst_rms, 1e-9) << key.first;
  }
}

}  // namespace
