// The machine that plays a session. Driven by ticks: the page passes its clock in milliseconds, any origin; nothing here reads a clock.
//   prepare → settle → practise → close → questions → done
// Stop is possible everywhere: before the start it leaves no trace, later it goes to a short close and then to the questions, all optional.
#pragma once
#include "core/practice/view.hpp"

namespace ebb::practice {

struct TakenUp;

class Practice {
 public:
  /// Without cautions the cautious ones stand. Errors: practice_unknown, impossible_value (her breath, the minutes, the clock).
  static Result<Practice> start(const StartRequest& request, std::int64_t ms, const Cautions& cautions = {});
  /// Takes up a kept state. A short gap goes on as if nothing had been; a longer one, or a clock that went back, pauses; a very long one closes
  /// with what was logged. Errors: practice_unknown, practice_state_bad, impossible_value (the clock).
  static Result<TakenUp> take_up(const State& state, std::int64_t ms);

  /// Lets time pass and does one thing. Errors: impossible_value (the clock); practice_not_allowed, then only the time has passed.
  Result<View> act(const Input& input);
  /// As it is now, without cues or drafts.
  View view() const;
  const State& state() const { return s_; }

 private:
  Practice(State s, const Script* script) : s_(std::move(s)), script_(script) {}
  State s_;
  const Script* script_;
};

/// A session taken up again, and what to show and write first.
struct TakenUp {
  Practice practice;
  View view;
};

/// What may be chosen at a check with these numbers: never "go on" with pain of evidence::pain_hard or more, or with pain not known.
std::vector<record::CheckChoice> choices_at(std::optional<Pain0to10> pain, std::optional<Fear0to100> fear);

}  // namespace ebb::practice
