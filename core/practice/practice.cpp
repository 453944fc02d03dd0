#include "core/practice/practice.hpp"

#include "core/practice/lengths.hpp"
#include "core/practice/player.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

constexpr std::int32_t state_version = 2;  // not care: a format

bool between(std::int64_t x, std::int64_t low, std::int64_t high) { return x >= low && x <= high; }

bool within(std::int32_t x, const evidence::Number& card) { return between(x, card.absolute_min, card.absolute_max); }

bool possible(const std::optional<Breath>& b) { return !b || (within(b->in_ms, evidence::breath_in_ms) && within(b->out_ms, evidence::breath_out_ms)); }

// The page's clock: any origin, but far from where differences would overflow.
bool possible_clock(std::int64_t ms) { return between(ms, -(ms_per_day * ms_per_day), ms_per_day * ms_per_day); }
Error bad_clock() { return Error{ErrorId::impossible_value, "/ms: no clock says that"}; }

// The segment a phase may stand on.
bool stands_on_its_segment(const State& s, const Script& script) {
  const auto segments = version_of(s, script).segments;
  if (!between(s.segment, 0, static_cast<std::int64_t>(segments.size()) - 1)) return false;
  const Segment& seg = segments[static_cast<std::size_t>(s.segment)];
  if (!between(s.segment_ms, 0, segment_ms(version_of(s, script), static_cast<std::size_t>(s.segment), s.planned_ms))) return false;
  if (s.phase == Phase::prepare) return s.segment == 0 && s.segment_ms == 0;
  if (s.phase != Phase::settle && s.phase != Phase::practise) return seg.phase != Phase::close;
  return seg.phase == s.phase && (!seg.with_warm_up || s.start.warm_up);
}

bool times_fit(const State& s) {
  return between(s.practise_limit_ms, 0, ms_per_day) && between(s.played_ms, 0, ms_per_day) && between(s.unasked_ms, 0, s.played_ms) && between(s.practised_ms, 0, s.practise_limit_ms) && between(s.close_limit_ms, 0, ms_per_hour) &&
         between(s.close_ms, 0, s.close_limit_ms) && between(s.check_in_ms, -1, ms_per_hour) && possible_clock(s.clock_ms);
}

bool possible(const State& s, const Script& script) {
  if (s.version != state_version || !possible(s.start.breath) || !times_fit(s) || s.planned_ms != planned_ms(script, s.start) || !stands_on_its_segment(s, script)) return false;
  return (s.paused == Paused::no || runs_on_time(s.phase)) && (!s.check.asking || (touching(s, script) && s.paused == Paused::no));
}

}  // namespace

Result<Practice> Practice::start(const StartRequest& request, std::int64_t ms, const Cautions& cautions) {
  const Script* script = find_script(request.practice);
  if (!script) return fail(ErrorId::practice_unknown, request.practice);
  if (!possible(request.breath)) return fail(ErrorId::impossible_value, "/breath: 2000 to 10000 ms in, 2000 to 12000 ms out");
  if (!possible_clock(ms)) return std::unexpected(bad_clock());
  State s{.start = request, .cautions = cautions};
  EBB_TRY(s.planned_ms, planned_ms(*script, request));
  const Version& v = version_of(s, *script);
  s.practise_limit_ms = s.planned_ms;
  s.close_limit_ms = seconds_of(v, Phase::close, request.warm_up) * ms_per_second;
  s.clock_ms = ms;
  return Practice(std::move(s), script);
}

Result<TakenUp> Practice::take_up(const State& state, std::int64_t ms) {
  const Script* script = find_script(state.start.practice);
  if (!script) return fail(ErrorId::practice_unknown, state.start.practice);
  if (!possible(state, *script)) return fail(ErrorId::practice_state_bad);
  if (!possible_clock(ms)) return std::unexpected(bad_clock());
  Practice p(state, script);
  Player player(p.s_, *script);
  player.let_time_pass(ms);
  View v = view_of(p.s_, *script);
  v.cues = std::move(player.cues);
  v.drafts = std::move(player.drafts);
  v.save = true;
  return TakenUp{std::move(p), std::move(v)};
}

Result<View> Practice::act(const Input& input) {
  if (!possible_clock(input.ms)) return std::unexpected(bad_clock());
  Player player(s_, *script_);
  const Phase before = s_.phase;
  const Paused paused_before = s_.paused;
  player.let_time_pass(input.ms);
  EBB_CHECK_OK(player.act(input));
  View v = view_of(s_, *script_);
  v.cues = std::move(player.cues);
  v.drafts = std::move(player.drafts);
  v.save = input.what != Do::tick || s_.phase != before || s_.paused != paused_before || !v.drafts.empty();
  return v;
}

View Practice::view() const { return view_of(s_, *script_); }

}  // namespace ebb::practice
