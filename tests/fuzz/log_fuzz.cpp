// Any bytes are a log of some kind: reading never fails, what was read writes back the same, and order changes nothing.
#include <algorithm>

#include "core/record/check_log.hpp"

using namespace ebb;
using namespace ebb::record;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Log log = read_log({reinterpret_cast<const char*>(data), size});
  const auto require = [](bool holds) {
    if (!holds) __builtin_trap();
  };
  require(static_cast<std::int64_t>(log.events.size() + log.refused.size()) == log.lines_read);
  for (const Event& e : log.events) {
    const std::string line = encode_line(e);
    const auto again = decode_line(line);
    require(again.has_value() && encode_line(*again) == line);
  }
  const LogCheck check = check_log(log);
  require(check.accepted >= 0);
  const Moment at{Instant{1'790'000'000'000}, 120};
  const std::string journey = json::write(encode(fold(log.events, at)));
  std::reverse(log.events.begin(), log.events.end());
  require(json::write(encode(fold(log.events, at))) == journey);
  return 0;
}
