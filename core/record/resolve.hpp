// Which events count, and with what data: duplicates, ids used twice, the future, withdrawals and corrections. Independent of arrival.
#pragma once
#include <memory>

#include "core/record/fold.hpp"

namespace ebb::record {

/// An event that counts, with the data that counts (its own, or that of its last correction).
struct Standing {
  const Event* event;
  const Data* data;
  std::uint32_t order;  ///< its place in the one order of events
};

struct RefusedEvent {
  const Event* event;
  ErrorId reason;
};

struct Resolved {
  std::vector<Standing> standing;              ///< in order
  std::vector<RefusedEvent> refused;           ///< no order yet
  std::vector<const Event*> kept;              ///< in order; what is neither refused here nor ahead of now
  std::vector<const Event*> ahead;             ///< in order
  std::vector<Ulid> from_the_future;           ///< their ids
  std::vector<SetAside> set_aside;             ///< in order
  bool practice_ahead = false;                 ///< about practice, and later than now by no more than a clock may be ahead
  std::vector<Ulid> withdrawn;                 ///< targets of what withdraws
  std::vector<std::unique_ptr<Data>> corrected;///< what Standing::data points to where an entry was corrected
};

Resolved resolve(std::span<const Event> events, const Moment& at, const FoldOptions& options);

}  // namespace ebb::record
