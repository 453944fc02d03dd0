#include "core/record/fold.hpp"

#include <algorithm>

#include "core/record/ahead.hpp"
#include "core/record/assemble.hpp"
#include "core/record/doubts.hpp"
#include "core/record/resolve.hpp"

namespace ebb::record {
namespace {

// Refused events with the one order of events; two contents of one id by their lines.
void order(std::vector<RefusedEvent>& refused) {
  std::stable_sort(refused.begin(), refused.end(), [](const RefusedEvent& a, const RefusedEvent& b) {
    if (before(*a.event, *b.event) || before(*b.event, *a.event)) return before(*a.event, *b.event);
    return encode_line(*a.event) < encode_line(*b.event);
  });
}

// `line_of`: nothing, or the line each event came from.
Journey fold(std::span<const Event> events, std::span<const std::int64_t> line_of, const Moment& at, const FoldOptions& options) {
  Resolved resolved = resolve(events, at, options);
  Journey journey;
  journey.at = at;
  journey.held = options.held;
  journey.ahead = ahead_of_the_clock(resolved);
  journey.from_the_future = std::move(resolved.from_the_future);
  journey.set_aside = std::move(resolved.set_aside);
  const std::vector<Standing> standing = assemble(resolved, journey);
  journey.events = static_cast<std::int64_t>(standing.size());
  journey.not_counted = doubted_practice(resolved, options.impossible, at);
  order(resolved.refused);
  for (const RefusedEvent& r : resolved.refused) {
    const auto index = static_cast<std::size_t>(r.event - events.data());
    const auto line = line_of.empty() ? std::nullopt : std::optional(line_of[index]);
    journey.refused.push_back({r.event->id.str(), line, std::string(name_of(r.reason))});
  }
  return journey;
}

}  // namespace

std::vector<Compartment> all_compartments() {
  constexpr auto all = all_of<Compartment>();
  return {all.begin(), all.end()};
}

Journey fold(std::span<const Event> events, const Moment& at, const FoldOptions& options) { return fold(events, {}, at, options); }

Journey fold(const Log& log, const Moment& at, const FoldOptions& options) {
  FoldOptions all = options;
  all.impossible.insert(all.impossible.end(), log.impossible.begin(), log.impossible.end());
  Journey journey = fold(log.events, log.lines, at, all);
  journey.refused.insert(journey.refused.end(), log.refused.begin(), log.refused.end());
  std::stable_sort(journey.refused.begin(), journey.refused.end(), [](const Refused& a, const Refused& b) { return a.line < b.line; });
  return journey;
}

}  // namespace ebb::record
