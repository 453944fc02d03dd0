// Time passes only here, and only forwards.
#include <algorithm>

#include "core/practice/lengths.hpp"
#include "core/practice/player.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

constexpr std::int64_t jump_ms_max = evidence::clock_jump_seconds * ms_per_second;
constexpr std::int64_t interrupted_ms = evidence::interrupted_minutes * ms_per_minute;
constexpr std::int64_t gentle_close_ms = evidence::gentle_close_seconds * ms_per_second;

// not care: vibration and length of each cue, in milliseconds
Cue cue_of(CueId id) {
  switch (id) {
    case CueId::begin: return {id, Sound::tap, {60}, 600};
    case CueId::breathe_in: return {id, Sound::low_tone, {40}, 500};
    case CueId::breathe_out: return {id, Sound::falling_tone, {40, 120, 40}, 250};
    case CueId::next: return {id, Sound::tap, {60}, 400};
    case CueId::check: return {id, Sound::tap, {80, 120, 80}, 600};
    case CueId::close: return {id, Sound::falling_tone, {120}, 300};
    case CueId::done: return {id, Sound::tap, {60}, 200};
  }
  return {};
}

}  // namespace

bool runs_on_time(Phase phase) { return phase == Phase::settle || phase == Phase::practise || phase == Phase::close; }

const Version& version_of(const State& s, const Script& script) { return script.versions[static_cast<std::size_t>(s.start.length)]; }

const Segment* playing(const State& s, const Script& script) {
  if (s.phase != Phase::settle && s.phase != Phase::practise) return nullptr;
  return &version_of(s, script).segments[static_cast<std::size_t>(s.segment)];
}

std::int64_t playing_ms(const State& s, const Script& script) { return segment_ms(version_of(s, script), static_cast<std::size_t>(s.segment), s.planned_ms); }

bool touching(const State& s, const Script& script) {
  const Segment* at = playing(s, script);
  return at && script.hands_on && (at->phase == Phase::practise || at->with_warm_up);
}

void Player::let_time_pass(std::int64_t ms) {
  const std::int64_t gap = std::max<std::int64_t>(0, ms - s_.clock_ms);
  const bool went_back = ms < s_.clock_ms;
  s_.clock_ms = ms;
  if (!runs_on_time(s_.phase)) return;
  if (gap > interrupted_ms) {
    keep_check(std::nullopt);
    if (!s_.closed) s_.closed = record::Closed::interrupted;
    return enter_questions();
  }
  if (s_.paused != Paused::no || s_.check.asking) return;
  if (went_back || gap > jump_ms_max) s_.paused = Paused::clock_jumped;
  else run(gap);
}

void Player::run(std::int64_t ms) {
  const std::int64_t breath_before = breath_count();
  while (ms > 0 && runs_on_time(s_.phase) && !s_.check.asking) ms -= s_.phase == Phase::close ? run_close(ms) : run_segment(ms);
  breath_cue(breath_before);
}

std::int64_t Player::run_segment(std::int64_t ms) {
  const Segment& seg = *playing(s_, script_);
  const bool practising = s_.phase == Phase::practise, touched = touching(s_, script_), asks = touched && s_.check_in_ms >= 0;
  const std::int64_t length = playing_ms(s_, script_);
  std::int64_t step = std::min(ms, length - s_.segment_ms);
  if (practising) step = std::min(step, s_.practise_limit_ms - s_.practised_ms);
  if (asks) step = std::min(step, s_.check_in_ms);
  s_.segment_ms += step;
  s_.played_ms += step;
  if (touched) s_.unasked_ms += step;
  if (practising) s_.practised_ms += step;
  if (asks) s_.check_in_ms -= step;
  if (practising && s_.practised_ms >= s_.practise_limit_ms) return enter_close(false), step;
  if (s_.segment_ms >= length) {
    next_segment();
    if (seg.check && s_.phase == Phase::practise) ask();
  }
  if (s_.check_in_ms == 0 && touching(s_, script_)) ask();
  return step;
}

std::int64_t Player::run_close(std::int64_t ms) {
  const std::int64_t step = std::min(ms, s_.close_limit_ms - s_.close_ms);
  s_.close_ms += step;
  if (s_.close_ms >= s_.close_limit_ms) enter_questions();
  return step;
}

void Player::next_segment() {
  const auto segments = version_of(s_, script_).segments;
  auto next = static_cast<std::size_t>(s_.segment) + 1;
  while (segments[next].with_warm_up && !s_.start.warm_up) ++next;  // a close always follows
  if (segments[next].phase == Phase::close) return enter_close(false);
  s_.segment = static_cast<std::int32_t>(next);
  s_.segment_ms = 0;
  s_.phase = segments[next].phase;
  cue(CueId::next);
}

void Player::enter_close(bool gently) {
  s_.phase = Phase::close;
  s_.paused = Paused::no;
  s_.check = {};
  s_.check_in_ms = -1;
  if (gently) s_.close_limit_ms = std::min(s_.close_limit_ms, gentle_close_ms);
  cue(CueId::close);
}

void Player::enter_questions() {
  s_.phase = Phase::questions;
  s_.paused = Paused::no;
  s_.check = {};
  s_.check_in_ms = -1;
  cue(CueId::done);
}

void Player::cue(CueId id) { cues.push_back(cue_of(id)); }

// Half breaths since the segment began; -1 while the form rests.
std::int64_t Player::breath_count() const {
  const auto p = pacer_of(s_, script_);
  if (!p) return -1;
  const std::int64_t whole = s_.segment_ms / (p->in_ms + p->out_ms);
  return (std::int64_t{s_.segment} * ms_per_day) + whole * 2 + (p->phase == PacerPhase::out ? 1 : 0);  // not care: two halves of a breath
}

// However much time passed, one cue for the breath it is now.
void Player::breath_cue(std::int64_t breath_before) {
  const std::int64_t now = breath_count();
  if (now < 0 || now == breath_before) return;
  cue(pacer_of(s_, script_)->phase == PacerPhase::in ? CueId::breathe_in : CueId::breathe_out);
}

}  // namespace ebb::practice
