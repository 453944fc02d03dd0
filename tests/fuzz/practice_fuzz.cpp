// Bytes become a kept state and a row of inputs: whatever they say, a session can be stopped and written down again.
#include <cstdlib>
#include <string_view>

#include "core/practice/practice.hpp"

using namespace ebb::practice;

namespace {

struct Bytes {
  std::string_view rest;
  std::uint8_t next() {
    const std::uint8_t b = rest.empty() ? 0 : static_cast<std::uint8_t>(rest.front());
    rest.remove_prefix(rest.empty() ? 0 : 1);
    return b;
  }
};

void play(Practice p, Bytes bytes) {
  std::int64_t ms = p.state().clock_ms;
  while (!bytes.rest.empty()) {
    Input i{.what = static_cast<Do>(bytes.next() % ebb::EnumNames<Do>::names.size())};
    ms += (std::int64_t{bytes.next()} - 8) * 250;
    i.ms = ms;
    const std::uint8_t pain = bytes.next();
    if (const auto q = ebb::Pain0to10::make(pain)) i.pain = *q;
    if (i.what == Do::check_answer) i.choice = static_cast<ebb::record::CheckChoice>(pain % 4);
    (void)p.act(i);
  }
  for (int i = 0; i < 4 && !p.view().done; ++i) (void)p.act({.what = Do::stop, .ms = ms});
  if (!p.view().done) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t end = std::min(text.find('\n'), text.size());
  const Bytes after{text.substr(end == text.size() ? end : end + 1)};
  if (const auto value = ebb::json::parse(text.substr(0, end))) {
    if (const auto state = ebb::decode<State>(*value)) {
      if (const auto taken = Practice::take_up(*state, state->clock_ms)) play(taken->practice, after);
    }
    return 0;
  }
  const auto scripts = all_scripts();
  StartRequest r{.practice = std::string(scripts[size % scripts.size()].practice)};
  if (auto p = Practice::start(r, 0)) play(std::move(*p), {text});
  return 0;
}
