#include "apps/relay/buckets.hpp"

#include <algorithm>
#include <cmath>

namespace ebb::relay {

void Buckets::refill(Bucket& b, std::int64_t now_ms) const {
  const double seconds = static_cast<double>(std::max<std::int64_t>(0, now_ms - b.at_ms)) / 1000.0;
  b.tokens = std::min(allowance_.burst, b.tokens + seconds * allowance_.per_second);
  b.at_ms = now_ms;
}

int Buckets::take(const std::string& key, std::int64_t now_ms) {
  // A flood of keys shares one bucket, so that it cannot cost more memory than this.
  const bool room = buckets_.size() < keys_max_ || buckets_.contains(key);
  Bucket& b = buckets_.try_emplace(room ? key : std::string(), Bucket{allowance_.burst, now_ms}).first->second;
  refill(b, now_ms);
  if (b.tokens >= 1.0) return b.tokens -= 1.0, 0;
  return std::max(1, static_cast<int>(std::ceil((1.0 - b.tokens) / allowance_.per_second)));
}

void Buckets::sweep(std::int64_t now_ms) {
  for (auto it = buckets_.begin(); it != buckets_.end();) {
    refill(it->second, now_ms);
    it = it->second.tokens >= allowance_.burst ? buckets_.erase(it) : std::next(it);
  }
}

}  // namespace ebb::relay
