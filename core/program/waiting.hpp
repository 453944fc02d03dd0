// What waits today, and why: every ladder that something holds back stands once, with all its reasons.
#pragma once
#include "core/program/today.hpp"

namespace ebb::program {

struct WaitReason {
  Reason reason;
  std::optional<record::ClearedTopic> clinician_topic;  ///< a clinician's yes about this ends it; absent: no yes does
};

struct Waiting {
  std::vector<Ladder> ladders;          ///< that wait for the same; never one that is proposed today
  std::vector<WaitReason> reasons;      ///< the decision's first; beside it the gate's, where that says something else
  std::optional<Urgency> urgency;       ///< how soon care is needed
  std::optional<Day> earliest_day;
  std::vector<std::string> until;
};

/// In the order of the ladders. What only has to wait for tomorrow because it was done today is not waiting.
std::vector<Waiting> waiting(const ladders::Ground& ground, const Decided& decided, const Plan& plan);

}  // namespace ebb::program
