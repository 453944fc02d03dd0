// Whether a clinician looked at something since.
#pragma once
#include <span>

#include "core/program/protocol.hpp"
#include "core/record/journey.hpp"

namespace ebb::program::ladders {

/// A stretch of the record: after one place in the order and before another.
struct Between {
  std::uint32_t after = 0;
  std::uint32_t before = UINT32_MAX;
  bool holds(std::uint32_t order) const { return order > after && order < before; }
};

/// A yes about what happened once: the day she was first seen about it, whatever day the yes was good until.
std::optional<Day> looked_at(const record::Journey& journey, std::span<const record::ClearedTopic> topics, Between when);
/// A yes about what lasts: it holds on that day.
bool yes_holds(const record::Journey& journey, record::ClearedTopic topic, Between when, Day on);
/// Severe pain was looked at: a yes about pain, or of touch or what goes inside a comfortable session in a clinic, with comfortable pain where it was
/// answered, or a place recorded there.
std::optional<Day> pain_looked_at(const record::Journey& journey, const Protocol& protocol, Between when);
/// On touch or inside: such a session, or such a place.
std::optional<Day> seen_on_the_body(const record::Journey& journey, const Protocol& protocol, Between when);

}  // namespace ebb::program::ladders
