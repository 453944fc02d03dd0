// How fast a long event log is read and written as JSON: one line per event, as `ebb log` does it.
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "core/base/json.hpp"

int main() {
  using clock = std::chrono::steady_clock;
  std::vector<std::string> lines;
  std::size_t bytes = 0;
  for (int i = 0; i < 50'000; ++i) {
    lines.push_back(R"({"id":"01JD0000000000000000000000","kind":"session.ended","v":1,"hlc":"1732222200000-)" + std::to_string(i) +
                    R"(","at":"2026-11-21T22:10:00+01:00","zone":"Europe/Berlin","day":"2026-11-21","data":{"pain":3,"fear":40,"note":"gut, ruhig"}})");
    bytes += lines.back().size();
  }
  const auto began = clock::now();
  std::size_t written = 0;
  for (const auto& line : lines) {
    const auto value = ebb::json::parse(line);
    if (!value) return 1;
    written += ebb::json::write(*value).size();
  }
  const double seconds = std::chrono::duration<double>(clock::now() - began).count();
  if (written != bytes) return 1;
  std::printf("json_read_and_write %.0f MB/s\n", static_cast<double>(bytes) / seconds / 1e6);
  std::printf("json_events %.0f events/s\n", static_cast<double>(lines.size()) / seconds);
}
