// "My clinician said yes": her dated statement. It ends after its last day, when an answer it rests on says something new or worse, and when
// something about it is noted as new.
#pragma once
#include "core/assess/answers.hpp"

namespace ebb::assess {

/// A statement about `topic` holds today.
bool cleared(const Answers& answers, record::ClearedTopic topic);

/// A clinician has looked at it since it was last reported, whatever the limits of the statement are today. A later skip changes nothing.
bool seen(const Answers& answers, record::ClearedTopic topic);

/// The questions a statement rests on.
std::span<const std::string_view> questions_of(record::ClearedTopic topic);

}  // namespace ebb::assess
