// What the server says about itself: one JSON object a line on stderr. No content, no address, no name; a record appears as a hash whose salt
// is forgotten each day, so that lines of one day can be put together and those of two days cannot.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "core/base/json.hpp"
#include "core/vault/bytes.hpp"

namespace spdlog {
class logger;
}

namespace ebb::relay {

class Journal {
 public:
  enum class Level : std::uint8_t { info, warning, error };

  /// `quiet`: only warnings and errors.
  explicit Journal(bool quiet);
  /// For tests: hands each line to `sink` instead.
  static Journal to(std::string* sink);

  void say(Level level, std::string_view event, std::int64_t now_ms, json::Object fields = {});
  /// Eight hexadecimal digits for a record, others tomorrow.
  std::string hashed(const vault::RecordId& record, std::int64_t now_ms);

 private:
  Journal() = default;
  std::shared_ptr<spdlog::logger> logger_;
  std::string* sink_ = nullptr;
  std::int64_t salt_day_ = -1;
  vault::Bytes<32> salt_{};
};

}  // namespace ebb::relay
