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

/// A pause that does not count and rests all the same.
struct DoubtedPause {
  const Event* event;
  PauseBegan began;
  std::uint32_t order;     ///< what ends pauses and has no smaller order ends it
  bool order_known = true; ///< false: nobody can tell what came first; what ends pauses today ends it for today
};

struct Resolved {
  std::vector<Standing> standing;              ///< in order
  std::vector<RefusedEvent> refused;           ///< no order yet
  std::vector<const Event*> kept;              ///< in order; what is neither refused here nor ahead of now
  std::vector<const Event*> ahead;             ///< in order
  std::vector<Ulid> from_the_future;           ///< their ids
  std::vector<SetAside> set_aside;             ///< in order
  std::vector<Ulid> withdrawn;                 ///< targets of what withdraws, sorted
  std::vector<DoubtedPause> pauses;            ///< in order
  std::vector<std::unique_ptr<Data>> corrected;///< what Standing::data points to where an entry was corrected
};

Resolved resolve(std::span<const Event> events, const Moment& at, const FoldOptions& options);

}  // namespace ebb::record
