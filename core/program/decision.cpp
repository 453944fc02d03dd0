#include "core/program/decision.hpp"

#include "evidence.hpp"

namespace ebb::program {

namespace {
// not care: an order, not a quantity
constexpr int nothing_allowed = 0, lower_allowed = 1, same_allowed = 2, higher_offered = 3;
constexpr std::array<std::string_view, std::variant_size_v<Move>> names{"advance", "reached", "stay", "step_back", "hold", "seek_care"};
constexpr std::array<int, std::variant_size_v<Move>> permissions{higher_offered, same_allowed, same_allowed, lower_allowed, nothing_allowed, nothing_allowed};
}  // namespace

std::string_view move_name(const Move& move) { return names[move.index()]; }
int permission(const Move& move) { return permissions[move.index()]; }

Decision paused_for_now(Ladder ladder) {
  Decision d;
  d.ladder = ladder;
  d.move = Hold{"paused_for_now"};
  d.rule = evidence::paused_for_now.id;
  return d;
}

}  // namespace ebb::program
