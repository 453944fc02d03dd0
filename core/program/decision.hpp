// A decision: one move of a closed set, each with its own payload, and what every decision carries. The words are rendered from it (reason.hpp),
// never written beside it.
#pragma once
#include <variant>

#include "core/assess/assessment.hpp"

namespace ebb::program {

using assess::Urgency;
using record::Family;
using record::Ladder;

/// The next step, offered. Taking it is always her choice.
struct Advance {
  std::string to;
  std::optional<WidthTenthMm> width_tenth_mm;
  bool smaller_offered = false;
};
/// At her goal: nothing larger is proposed.
struct Reached {
  std::string at;
  std::optional<WidthTenthMm> width_tenth_mm;
};
struct Stay {
  static constexpr std::string_view lowest_after_a_gap = "lowest", unanswered = "unanswered";
  std::string at;
  std::optional<std::string> begin_with;  ///< next time begin with this smaller step
  bool smaller_offered = false;
  std::string words;                      ///< which case of its rule, where one rule has words for several
};
/// One step lower, or, at the lowest place, the family before.
struct StepBack {
  std::optional<std::string> to;
  std::optional<Ladder> family_before;
  bool once = false;                      ///< for one session, after a gap
  bool worth_an_examination = false;
  bool settles_first = false;             ///< the family before was led lower itself, and settles before this one goes on
};
/// Not now. `gate` is a public reason.
struct Hold {
  std::string gate;
};
struct SeekCare {
  Urgency urgency{};
  std::string because;                    ///< reason code, care.*
};

using Move = std::variant<Advance, Reached, Stay, StepBack, Hold, SeekCare>;

/// The number that bound a decision.
struct Limit {
  std::string card;
  std::int32_t value = 0;
  std::string unit;
};

struct Decision {
  Ladder ladder{};
  Move move = Hold{"not_all_here"};
  std::string rule;                          ///< id of the rule's evidence card
  json::Object inputs;                       ///< what was read, and nothing else
  std::optional<Limit> limit;
  std::optional<Day> earliest_day;           ///< no practice on this ladder before
  std::vector<std::string> until;            ///< what has to happen first
  std::optional<record::ClearedTopic> clinician_topic; ///< a clinician's yes about this ends it; absent: no yes does
  std::optional<std::int32_t> data_age_days; ///< days since the newest entry it was read from
  std::string source;
};

std::string_view move_name(const Move& move);
/// Rises with how much is allowed: hold and seek care, step back, stay and reached, advance.
int permission(const Move& move);

/// A reason as code and typed arguments, rendered from the decision; `content/locales` has the words as reason.<code>.
struct Reason {
  std::string code;
  json::Object args;
};
Reason reason_of(const Decision& decision);

/// The same hold whatever is behind it: a pause she chose, or an answer only she can see.
Decision paused_for_now(Ladder ladder);

}  // namespace ebb::program
