// Counts for /metrics, in Prometheus' text format. Nothing in them tells one person from another. io thread only.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "adapters/net/http.hpp"
#include "apps/relay/writer.hpp"

namespace ebb::relay {

struct Metrics {
  static constexpr std::array<double, 8> bounds_s{0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5};

  void answered(const std::string& route, int status, double seconds);
  void refused(ErrorId id) { ++refusals[id]; }

  std::map<std::pair<std::string, int>, std::uint64_t> answers;
  std::map<ErrorId, std::uint64_t> refusals;
  std::array<std::uint64_t, bounds_s.size() + 1> times{};
  double seconds_sum = 0;
  std::uint64_t envelopes = 0, envelope_bytes = 0, erased = 0;
};

struct Gauges {
  std::uint64_t feeds = 0, accounts = 0, stored_bytes = 0;
};

std::string prometheus(const Metrics& metrics, const WriterCounts& writer, const Gauges& gauges);

}  // namespace ebb::relay
