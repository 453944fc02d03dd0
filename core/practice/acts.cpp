// What she does, beside letting time pass.
#include <algorithm>

#include "core/practice/lengths.hpp"
#include "core/practice/player.hpp"
#include "core/record/events/session_checked.hpp"
#include "core/record/events/session_started.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

using record::CheckChoice;
using record::Closed;

constexpr std::int64_t check_again_ms = evidence::check_again_seconds * ms_per_second;

template <class Event>
Draft draft(const Event& e) { return {std::string(Event::kind), encode(e)}; }

template <class Q>
std::optional<Q> highest(std::optional<Q> a, std::optional<Q> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

// What she says last counts, never below what she said in the middle. Unanswered, a high number from the middle still stands: it was at least that.
template <class Q>
std::optional<Q> worst(std::optional<Q> after, std::optional<Q> checks, std::int32_t high) {
  if (after) return highest(after, checks);
  return checks && checks->value() >= high ? checks : std::nullopt;
}

Seconds seconds(std::int64_t ms) {
  const auto s = Seconds::make(ms / ms_per_second);
  return s ? *s : Seconds::of<Seconds::max>();
}

std::string step_of(const StartRequest& r) { return r.step.value_or(r.practice); }

}  // namespace

std::vector<CheckChoice> choices_at(std::optional<Pain0to10> pain, std::optional<Fear0to100> fear) {
  if (!pain || pain->value() >= evidence::pain_hard) return {CheckChoice::pause, CheckChoice::smaller, CheckChoice::stop};
  if (fear && fear->value() >= evidence::fear_high) return {CheckChoice::go_on, CheckChoice::smaller, CheckChoice::stop};
  return {CheckChoice::go_on, CheckChoice::smaller, CheckChoice::pause, CheckChoice::stop};
}

Result<void> Player::act(const Input& input) {
  const auto allowed = controls_of(s_, script_);
  if (input.what != Do::tick && std::find(allowed.begin(), allowed.end(), input.what) == allowed.end()) {
    return fail(ErrorId::practice_not_allowed, std::string(name_of(input.what)) + " while " + std::string(name_of(s_.phase)));
  }
  switch (input.what) {
    case Do::tick: break;
    case Do::start: begin(); break;
    case Do::pause: s_.paused = Paused::by_her; break;
    case Do::resume: resume(); break;
    case Do::repeat: repeat(); break;
    case Do::shorten: shorten(); break;
    case Do::smaller: smaller(); break;
    case Do::stop: stop(); break;
    case Do::check: ask(); break;
    case Do::check_answer: return answer_check(input);
    case Do::answer: s_.after = input.after.value_or(After{}); break;
    case Do::finish: finish(); break;
  }
  return {};
}

void Player::begin() {
  s_.phase = Phase::settle;
  const StartRequest& r = s_.start;
  drafts.push_back(draft(record::SessionStarted{r.session, script_.ladder, step_of(r), r.width_tenth_mm,
                                                r.practice + "." + std::string(name_of(r.length))}));
  cue(CueId::begin);
}

void Player::resume() {
  const bool pain_was_eased = s_.paused == Paused::to_ease_pain;
  s_.paused = Paused::no;
  if (pain_was_eased) ask();
}

void Player::repeat() {
  if (s_.phase == Phase::practise) s_.practise_limit_ms += s_.segment_ms;
  s_.segment_ms = 0;
  if (asked_too_long_ago()) ask();
}

// Repeating does not put off the check: a part that ends with one asks first, and so does every other once half of it all has passed unasked.
bool Player::asked_too_long_ago() const {
  if (!touching(s_, script_)) return false;
  return playing(s_, script_)->check || 2 * s_.unasked_ms >= s_.planned_ms;  // not care: half of it
}

void Player::shorten() {
  s_.practise_limit_ms = shorter_limit_ms(s_, script_);
  s_.closed = Closed::shortened;
  if (s_.phase == Phase::practise && s_.practised_ms >= s_.practise_limit_ms) enter_close(false);
}

void Player::smaller() {
  if (!s_.check.asking) s_.check = {};
  choose(CheckChoice::smaller);
}

void Player::stop() {
  switch (s_.phase) {
    case Phase::prepare: s_.phase = Phase::done; break;
    case Phase::settle:
    case Phase::practise:
      keep_check(CheckChoice::stop);
      s_.closed = Closed::stopped;
      enter_close(true);
      break;
    case Phase::close: enter_questions(); break;
    case Phase::questions: finish(); break;
    case Phase::done: break;
  }
}

void Player::ask() {
  s_.paused = Paused::no;
  s_.check = Check{true, std::nullopt, std::nullopt};
  s_.check_in_ms = -1;
  s_.unasked_ms = 0;
  cue(CueId::check);
}

Result<void> Player::answer_check(const Input& input) {
  const auto pain = input.pain ? input.pain : s_.check.pain;
  const auto fear = input.fear ? input.fear : s_.check.fear;
  const bool closes = pain && pain->value() >= evidence::pain_severe;
  const auto may = choices_at(pain, fear);
  if (input.choice && !closes && std::find(may.begin(), may.end(), *input.choice) == may.end()) {
    return fail(ErrorId::practice_not_allowed, std::string(name_of(*input.choice)) + " with these numbers");
  }
  s_.check.pain = pain;
  s_.check.fear = fear;
  if (closes) close_for_pain();
  else if (input.choice) choose(*input.choice);
  return {};
}

void Player::close_for_pain() {
  log_check(std::nullopt);
  s_.closed = Closed::closed_for_pain;
  enter_close(true);
}

void Player::choose(CheckChoice choice) {
  if (choice == CheckChoice::stop) {
    log_check(choice);
    s_.check = {};
    return stop();
  }
  const bool for_pain = !s_.check.pain || s_.check.pain->value() >= evidence::pain_hard;
  log_check(choice);
  s_.check = {};
  if (choice == CheckChoice::pause) s_.paused = for_pain ? Paused::to_ease_pain : Paused::by_her;
  if (choice == CheckChoice::smaller) {
    s_.smaller = true;
    s_.paused = Paused::no;
    s_.check_in_ms = check_again_ms;
  }
}

void Player::log_check(std::optional<CheckChoice> choice) {
  drafts.push_back(draft(record::SessionChecked{s_.start.session, s_.check.pain, s_.check.fear, choice}));
  s_.check_pain = highest(s_.check_pain, s_.check.pain);
  s_.check_fear = highest(s_.check_fear, s_.check.fear);
}

void Player::keep_check(std::optional<CheckChoice> choice) {
  if (s_.check.asking && (s_.check.pain || s_.check.fear)) log_check(choice);
}

void Player::finish() {
  const StartRequest& r = s_.start;
  record::SessionEnded e{.session = r.session, .ladder = script_.ladder, .step = step_of(r), .width_tenth_mm = r.width_tenth_mm};
  e.closed = s_.closed.value_or(is_whole(script_, r, s_.planned_ms) && !s_.smaller ? Closed::completed : Closed::shortened);
  e.planned_s = seconds(s_.planned_ms);
  e.practised_s = seconds(s_.practised_ms);
  e.worst_pain = worst(s_.after.worst_pain, s_.check_pain, evidence::pain_hard);
  e.highest_fear = worst(s_.after.highest_fear, s_.check_fear, evidence::fear_high);
  e.wanted = s_.after.wanted;
  e.presence = s_.after.presence;
  e.numbing = s_.after.numbing;
  e.notes = s_.after.notes;
  e.went = s_.after.went;
  drafts.push_back(draft(e));
  s_.closed = e.closed;
  s_.phase = Phase::done;
}

}  // namespace ebb::practice
