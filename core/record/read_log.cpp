#include "core/record/fold.hpp"

namespace ebb::record {
namespace {

// Some editors put it before the first line. Anywhere else it is no part of an event.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Reader {
  std::string_view text;
  Log log;
  bool last_was_impossible = false;

  void refuse(std::int64_t line, const std::optional<Ulid>& id, ErrorId reason) {
    log.refused.push_back({id ? id->str() : std::string(), line, std::string(name_of(reason))});
  }

  void no_event(std::int64_t line, std::size_t begin, Error error) {
    refuse(line, {}, error.id);
    if (log.not_an_event) return;
    error.at = Position{begin + (error.at ? error.at->byte : 0), static_cast<std::uint32_t>(line)};
    log.not_an_event = std::move(error);
  }

  std::optional<LineHead> before() const {
    if (last_was_impossible) return log.impossible.back();
    if (log.events.empty()) return std::nullopt;
    const Event& e = log.events.back();
    return LineHead{e.id, std::string(kind_of(e)), e.at, e.day, e.hlc};
  }

  void impossible(LineHead head) {
    log.impossible.push_back(std::move(head));
    last_was_impossible = true;
  }

  // Torn or garbled, and yet it says that something was practised.
  void broken(std::string_view bytes) {
    const auto last = before();
    if (auto head = head_of_a_broken_line(bytes, last ? &*last : nullptr)) impossible(std::move(*head));
  }

  void take(std::int64_t line, std::size_t begin, std::string_view bytes, bool whole) {
    std::optional<LineHead> head;
    auto event = decode_line(bytes, &head);
    if (event) {
      log.events.push_back(std::move(*event));
      log.lines.push_back(line);
      last_was_impossible = false;
      return;
    }
    if (head) {
      refuse(line, head->id, event.error().id);  // an event, whose data says something impossible
      return impossible(std::move(*head));
    }
    broken(bytes);
    if (!whole && bytes.starts_with('{')) {  // what a crash leaves; anything else was never an event
      refuse(line, {}, ErrorId::torn_last_line);
    } else {
      no_event(line, begin, std::move(event.error()));
    }
  }

  void read() {
    std::int64_t line = 0;
    for (std::size_t begin = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0; begin < text.size();) {
      const std::size_t newline = text.find('\n', begin);
      const bool whole = newline != std::string_view::npos;
      const std::string_view bytes = text.substr(begin, whole ? newline - begin : newline);
      ++line;
      if (bytes.find_first_not_of(" \t\r") != std::string_view::npos) {
        ++log.lines_read;
        take(line, begin, bytes, whole);
      }
      begin += bytes.size() + 1;
    }
  }
};

}  // namespace

Log read_log(std::string_view text) {
  Reader reader{text, {}, false};
  reader.read();
  return std::move(reader.log);
}

}  // namespace ebb::record
