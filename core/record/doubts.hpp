// Entries that do not count, and what they leave in doubt: nobody knows what happened, so that the cautious branch is taken.
#pragma once
#include "core/record/resolve.hpp"

namespace ebb::record {

/// What an entry of that kind may have said that bears on practice.
struct Bears {
  bool practice = false;  ///< what was practised, felt or placed
  bool hurt = false;      ///< pain or soreness may be in it
};
/// Of a kind by its name, also where no more of it can be read. Nothing for what only a device chose, or that is read elsewhere.
Bears bears(std::string_view kind);

/// Pauses that do not count: as if they did, since a private answer that does not count holds as well. In order.
std::vector<DoubtedPause> doubted_pauses(const Resolved& resolved, const Moment& at);
/// Answers whose correction or withdrawal does not count. In order.
std::vector<SetAside> doubted_answers(const Resolved& resolved, const Moment& at);
/// What bears on practice and does not count, with lines that cannot be read. In order. After assemble(), which refuses some.
std::vector<NotCounted> doubted_practice(const Resolved& resolved, std::span<const LineHead> impossible, const Moment& at);

}  // namespace ebb::record
