#include <algorithm>

#include "core/practice/player.hpp"
#include "evidence.hpp"

namespace ebb::practice {
namespace {

std::string say(std::string_view key) { return "practice.say." + std::string(key); }

std::vector<std::string> keys(std::string_view prefix, std::span<const std::string_view> ids) {
  std::vector<std::string> out;
  for (const std::string_view id : ids) out.push_back(std::string(prefix) + std::string(id));
  return out;
}

bool lies_flat(std::string_view position) { return position == "lying_back" || position == "back_knees_bent"; }

Cautions cautions_of(const State& s) { return s.cautions.value_or(Cautions{}); }

std::vector<std::string> positions_of(const State& s, const Script& script) {
  std::vector<std::string> out;
  for (const std::string_view p : script.positions) {
    if (cautions_of(s).lying_flat || !lies_flat(p)) out.push_back("practice.position." + std::string(p));
  }
  return out;
}

std::vector<std::string> prepare_of(const State& s, const Script& script) {
  std::vector<std::string> out = keys("practice.prepare.", script.prepare);
  const Cautions c = cautions_of(s);
  const bool lubricated = std::any_of(script.prepare.begin(), script.prepare.end(), [](std::string_view k) { return k.starts_with("lubricant"); });
  if (c.dryness && lubricated) out.emplace_back("practice.prepare.dryness");
  if (!c.lying_flat) out.emplace_back("practice.prepare.not_flat");
  if (c.without_straining && script.ladder == record::Ladder::release) out.emplace_back("practice.prepare.without_straining");
  return out;
}

std::vector<std::string> warnings_of(const State& s, const Script& script) {
  if (!script.inserts || !cautions_of(s).emergency_line || s.phase == Phase::done) return {};
  return {"assess.autonomic"};
}

bool grounded(const State& s, const Segment& seg) { return s.start.grounding && !seg.grounding.empty(); }

// Something may be inside: what inserts, from the warm-up on.
bool maybe_inside(const State& s, const Script& script) {
  const Segment& at = version_of(s, script).segments[static_cast<std::size_t>(s.segment)];
  return script.inserts && (at.phase == Phase::practise || at.with_warm_up);
}

std::string_view said_at_close(const State& s, const Script& script) {
  const auto segments = version_of(s, script).segments;
  const auto close = std::find_if(segments.begin(), segments.end(), [](const Segment& x) { return x.phase == Phase::close; });
  return close->say;
}

// The close of a session that ended early, or went smaller, does not take for granted what was reached.
std::string_view close_of(const State& s, const Script& script) {
  const bool early = s.closed == record::Closed::stopped || s.closed == record::Closed::closed_for_pain;
  if (!script.inserts) return said_at_close(s, script);
  if (!maybe_inside(s, script)) return "come_back";
  return early || s.smaller ? "take_out" : said_at_close(s, script);
}

std::vector<std::string> text_at_close(const State& s, const Script& script) {
  std::vector<std::string> text;
  if (s.closed == record::Closed::stopped) text.push_back(say("stopped"));
  if (s.closed == record::Closed::closed_for_pain) text.push_back(say("closed_for_pain"));
  text.push_back(say(close_of(s, script)));
  return text;
}

// How to go smaller, until she is asked again: then the smaller one is there, and nothing is to be taken out.
std::vector<std::string> text_when_smaller(const State& s, const Script& script) {
  if (s.check_in_ms < 0) return {say("smaller_stay")};
  return {say(script.inserts ? "smaller" : "smaller_outside"), say("smaller_stay")};
}

// Once smaller, the words of the larger one are not said any more.
std::vector<std::string> text_while_playing(const State& s, const Script& script) {
  if (s.check.asking) return {say("check")};
  const Segment& seg = *playing(s, script);
  if (s.smaller && touching(s, script)) return text_when_smaller(s, script);
  std::vector<std::string> text;
  if (s.smaller) text.push_back(say("smaller_ahead"));
  text.push_back(say(grounded(s, seg) ? seg.grounding : seg.say));
  return text;
}

std::vector<std::string> text_of_questions(const State& s, const Script& script) {
  if (s.closed != record::Closed::interrupted) return {say("after")};
  if (!maybe_inside(s, script)) return {say("interrupted")};
  return {say("take_out"), say("interrupted")};
}

std::vector<std::string> text_of(const State& s, const Script& script) {
  switch (s.paused) {
    case Paused::by_her: return {say("paused")};
    case Paused::clock_jumped: return {say("paused_clock")};
    case Paused::to_ease_pain: return {say(script.inserts ? "paused_to_ease" : "paused_to_ease_outside")};
    case Paused::no: break;
  }
  switch (s.phase) {
    case Phase::prepare: return {say("prepare")};
    case Phase::settle:
    case Phase::practise: return text_while_playing(s, script);
    case Phase::close: return text_at_close(s, script);
    case Phase::questions: return text_of_questions(s, script);
    case Phase::done: return {say("done")};
  }
  return {};
}

std::int64_t settle_left(const State& s, const Script& script) {
  if (s.phase != Phase::prepare && s.phase != Phase::settle) return 0;
  const auto segments = version_of(s, script).segments;
  std::int64_t left = -s.segment_ms;
  for (auto i = static_cast<std::size_t>(s.segment); segments[i].phase == Phase::settle; ++i) {
    if (!segments[i].with_warm_up || s.start.warm_up) left += segments[i].seconds * ms_per_second;
  }
  return left;
}

}  // namespace

std::int64_t left_ms(const State& s, const Script& script) {
  const bool before_close = s.phase == Phase::prepare || s.phase == Phase::settle || s.phase == Phase::practise;
  const std::int64_t practise = before_close ? s.practise_limit_ms - s.practised_ms : 0;
  const std::int64_t close = before_close || s.phase == Phase::close ? s.close_limit_ms - s.close_ms : 0;
  return settle_left(s, script) + practise + close;
}

std::int64_t shorter_limit_ms(const State& s, const Script& script) {
  const std::int64_t brief = seconds_of(script.versions[static_cast<std::size_t>(Length::shorter)], Phase::practise, s.start.warm_up) * ms_per_second;
  return std::max(s.practised_ms, std::min(s.practise_limit_ms, brief));
}

namespace {

std::vector<std::string> questions_of(const Script& script) {
  std::vector<std::string> q{"worst_pain", "highest_fear"};
  if (script.hands_on) q.insert(q.end(), {"presence", "wanted"});
  if (script.inserts) q.insert(q.end(), {"numbing", "notes"});
  q.emplace_back("went");
  return q;
}

std::int32_t whole_seconds(std::int64_t ms) { return static_cast<std::int32_t>((ms + ms_per_second - 1) / ms_per_second); }

constexpr std::int32_t whole = 1'000;  // not care: thousandths

// Settles and widens softly at both ends: 3x² - 2x³ in thousandths.
std::int32_t eased(std::int64_t x) { return static_cast<std::int32_t>(x * x * (3 * whole - 2 * x) / (whole * whole)); }  // not care: a curve

}  // namespace

std::optional<Pacer> pacer_of(const State& s, const Script& script) {
  const Segment* seg = playing(s, script);
  if (!seg || !seg->pacer || grounded(s, *seg) || s.paused != Paused::no || s.check.asking) return std::nullopt;
  const Breath own = s.start.breath.value_or(Breath{evidence::breath_in_ms, evidence::breath_out_ms});
  const std::int64_t at = s.segment_ms % (own.in_ms + own.out_ms);
  if (at < own.in_ms) return Pacer{PacerPhase::in, eased(at * whole / own.in_ms), own.in_ms, own.out_ms};
  return Pacer{PacerPhase::out, whole - eased((at - own.in_ms) * whole / own.out_ms), own.in_ms, own.out_ms};
}

namespace {

bool any(const Version& v, auto has) { return std::any_of(v.segments.begin(), v.segments.end(), has); }

std::optional<BreathChoice> breath_of(const State& s, const Script& script) {
  if (!any(version_of(s, script), [](const Segment& x) { return x.pacer; })) return std::nullopt;
  const evidence::Number &in = evidence::breath_in_ms, &out = evidence::breath_out_ms;
  const Breath own = s.start.breath.value_or(Breath{in, out});
  return BreathChoice{own.in_ms, own.out_ms, in.absolute_min, in.absolute_max, out.absolute_min, out.absolute_max};
}

}  // namespace

std::vector<Do> controls_of(const State& s, const Script& script) {
  switch (s.phase) {
    case Phase::prepare: return {Do::start, Do::stop};
    case Phase::questions: return {Do::answer, Do::finish, Do::stop};
    case Phase::done: return {Do::stop};
    case Phase::close: return s.paused != Paused::no ? std::vector{Do::resume, Do::stop} : std::vector{Do::pause, Do::stop};
    case Phase::settle:
    case Phase::practise: break;
  }
  if (s.check.asking) return {Do::check_answer, Do::smaller, Do::stop};
  std::vector<Do> may{s.paused != Paused::no ? Do::resume : Do::pause};
  const bool room = s.played_ms + left_ms(s, script) + s.segment_ms <= evidence::practice_minutes_max * ms_per_minute;
  const bool easing = s.paused == Paused::to_ease_pain;
  if (room && !easing) may.push_back(Do::repeat);
  if (shorter_limit_ms(s, script) < s.practise_limit_ms) may.push_back(Do::shorten);
  if (script.hands_on) may.push_back(Do::smaller);
  if (touching(s, script) && !easing) may.push_back(Do::check);  // after easing it is asked anyway
  may.push_back(Do::stop);
  return may;
}

View view_of(const State& s, const Script& script) {
  View v{.session = s.start.session, .practice = s.start.practice, .step = s.start.step.value_or(s.start.practice)};
  v.title = "practice." + v.practice + ".title";
  v.width_tenth_mm = s.start.width_tenth_mm;
  v.phase = s.phase;
  v.text = text_of(s, script);
  if (s.phase == Phase::prepare) {
    v.prepare = prepare_of(s, script);
    v.positions = positions_of(s, script);
    v.breath = breath_of(s, script);
  }
  v.warnings = warnings_of(s, script);
  v.may_ground = any(version_of(s, script), [](const Segment& x) { return !x.grounding.empty(); });
  v.smaller_step = s.start.smaller_step;
  v.smaller = s.smaller;
  v.content_note = script.content_note;
  v.inserts = script.inserts;
  v.pacer = pacer_of(s, script);
  v.remaining_s = whole_seconds(left_ms(s, script));
  const std::int64_t settle = seconds_of(version_of(s, script), Phase::settle, s.start.warm_up) * ms_per_second;
  v.total_s = whole_seconds(settle + s.practise_limit_ms + s.close_limit_ms);
  v.paused = s.paused;
  v.controls = controls_of(s, script);
  if (s.check.asking) v.check = CheckView{s.check.pain, s.check.fear, choices_at(s.check.pain, s.check.fear)};
  if (s.phase == Phase::questions) v.questions = questions_of(script), v.answers = s.after;
  v.closed = s.closed;
  v.done = s.phase == Phase::done;
  return v;
}

}  // namespace ebb::practice
