// Token buckets: how much one address, name or record may ask for in a while. In memory only; nothing is kept about who asked.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>

namespace ebb::relay {

struct Allowance {
  double burst;       ///< at once
  double per_second;  ///< afterwards
};

class Buckets {
 public:
  explicit Buckets(Allowance allowance, std::size_t keys_max = 65'536) : allowance_(allowance), keys_max_(keys_max) {}

  /// 0: granted. Otherwise the seconds to wait, at least 1.
  int take(const std::string& key, std::int64_t now_ms);
  /// Forgets whoever has a full bucket again.
  void sweep(std::int64_t now_ms);
  std::size_t size() const { return buckets_.size(); }

 private:
  struct Bucket {
    double tokens;
    std::int64_t at_ms;
  };
  void refill(Bucket& b, std::int64_t now_ms) const;

  Allowance allowance_;
  std::size_t keys_max_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace ebb::relay
