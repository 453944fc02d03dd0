// One step of the machine: the state being changed, and what came of it. Internal to this room.
#pragma once
#include "core/practice/practice.hpp"

namespace ebb::practice {

const Version& version_of(const State& s, const Script& script);
bool runs_on_time(Phase phase);
/// The segment being played, or nullptr outside settle and practise.
const Segment* playing(const State& s, const Script& script);
/// Length of the segment it stands on.
std::int64_t playing_ms(const State& s, const Script& script);
/// Her body is touched now: while practising what is hands-on, and in the warm-up.
bool touching(const State& s, const Script& script);
/// The breathing form moves: its breath, else nothing.
std::optional<Pacer> pacer_of(const State& s, const Script& script);
std::vector<Do> controls_of(const State& s, const Script& script);
/// Time left until the questions.
std::int64_t left_ms(const State& s, const Script& script);
/// Where the practice would end if she asked for the shorter version.
std::int64_t shorter_limit_ms(const State& s, const Script& script);
View view_of(const State& s, const Script& script);

class Player {
 public:
  Player(State& state, const Script& script) : s_(state), script_(script) {}
  std::vector<Cue> cues;
  std::vector<Draft> drafts;

  void let_time_pass(std::int64_t ms);  ///< time.cpp
  Result<void> act(const Input& input);  ///< acts.cpp

 private:
  // time.cpp
  void run(std::int64_t ms);
  std::int64_t run_segment(std::int64_t ms);
  std::int64_t run_close(std::int64_t ms);
  void next_segment();
  void enter_close(bool gently);
  void enter_questions();
  void cue(CueId id);
  void breath_cue(std::int64_t breath_before);
  std::int64_t breath_count() const;
  // acts.cpp
  void begin();
  void resume();
  void repeat();
  bool asked_too_long_ago() const;
  void shorten();
  void smaller();
  void stop();
  void ask();
  Result<void> answer_check(const Input& input);
  void choose(record::CheckChoice choice);
  void close_for_pain();
  void log_check(std::optional<record::CheckChoice> choice);
  void keep_check(std::optional<record::CheckChoice> choice);  ///< logs numbers that were given but not yet logged
  void finish();

  State& s_;
  const Script& script_;
};

}  // namespace ebb::practice
