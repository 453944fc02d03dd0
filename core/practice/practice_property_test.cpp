// Whatever is done in whatever order.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/practice/practice.hpp"

namespace ebb::practice {
namespace {

Input any_input(std::int64_t& ms) {
  Input i;
  i.what = *rc::gen::elementOf(std::vector<Do>{Do::tick, Do::tick, Do::tick, Do::tick, Do::start, Do::pause, Do::resume, Do::repeat, Do::shorten, Do::smaller, Do::stop, Do::check,
                                               Do::check_answer, Do::check_answer, Do::answer, Do::finish});
  ms += *rc::gen::weightedElement<std::int64_t>({{20, 1'000}, {10, 9'000}, {4, 250}, {2, 0}, {1, 60'000}, {1, -3'000}, {1, 4'000'000}});
  i.ms = ms;
  if (*rc::gen::arbitrary<bool>()) i.pain = *Pain0to10::make(*rc::gen::inRange(0, 11));
  if (*rc::gen::arbitrary<bool>()) i.fear = *Fear0to100::make(*rc::gen::inRange(0, 101));
  if (*rc::gen::arbitrary<bool>()) i.choice = *rc::gen::elementOf(std::vector<record::CheckChoice>{record::CheckChoice::go_on, record::CheckChoice::smaller, record::CheckChoice::pause, record::CheckChoice::stop});
  if (i.what == Do::answer) i.after = After{.worst_pain = i.pain, .highest_fear = i.fear};
  return i;
}

Practice any_practice() {
  StartRequest r;
  r.practice = std::string(all_scripts()[*rc::gen::inRange<std::size_t>(0, all_scripts().size())].practice);
  r.length = *rc::gen::elementOf(std::vector<Length>{Length::normal, Length::shorter, Length::eyes_closed});
  r.grounding = *rc::gen::arbitrary<bool>();
  r.warm_up = *rc::gen::arbitrary<bool>();
  return *Practice::start(r, 0);
}

bool may(const View& v, Do what) { return std::find(v.controls.begin(), v.controls.end(), what) != v.controls.end(); }

// From here, stop until it is done: at most close, questions, done.
void stops_from(Practice p, std::int64_t ms) {
  for (int i = 0; i < 4 && !p.view().done; ++i) {
    RC_ASSERT(may(p.view(), Do::stop));
    RC_ASSERT(p.act({.what = Do::stop, .ms = ms}).has_value());
  }
  RC_ASSERT(p.view().done);
}

RC_GTEST_PROP(Practice, StopsFromEveryState, ()) {
  Practice p = any_practice();
  std::int64_t ms = 0;
  for (int n = *rc::gen::inRange(0, 120); n > 0; --n) (void)p.act(any_input(ms));
  stops_from(p, ms);
}

RC_GTEST_PROP(Practice, TimeNeverRunsBackwardsAndPhasesOnlyForwards, ()) {
  Practice p = any_practice();
  std::int64_t ms = 0, practised = 0;
  Phase phase = Phase::prepare;
  for (int n = *rc::gen::inRange(0, 120); n > 0; --n) {
    (void)p.act(any_input(ms));
    RC_ASSERT(p.state().practised_ms >= practised);
    RC_ASSERT(p.state().phase >= phase);
    RC_ASSERT(p.state().practised_ms <= p.state().practise_limit_ms);
    RC_ASSERT(p.view().remaining_s >= 0);
    practised = p.state().practised_ms, phase = p.state().phase;
  }
}

RC_GTEST_PROP(Practice, SavedAndTakenUpAtAnyMomentItGoesOnAsIfNothingHadBeen, ()) {
  Practice kept_running = any_practice();
  Practice taken_up = *Practice::start(kept_running.state().start, 0);
  std::int64_t ms = 0;
  for (int n = *rc::gen::inRange(0, 80); n > 0; --n) {
    const Input i = any_input(ms);
    const State saved = *decode<State>(*json::parse(json::write(encode(taken_up.state()))));
    taken_up = Practice::take_up(saved, saved.clock_ms)->practice;
    const auto a = kept_running.act(i);
    const auto b = taken_up.act(i);
    RC_ASSERT(a.has_value() == b.has_value());
    if (a) RC_ASSERT(encode(*a) == encode(*b));
  }
}

// Every number given at a check is in a draft by the time it is done, once for each check, and the end is written exactly once.
RC_GTEST_PROP(Practice, NothingThatWasLoggedIsLost, ()) {
  Practice p = any_practice();
  std::int64_t ms = 0;
  std::optional<Pain0to10> worst_given, worst_written;
  int started = 0, ended = 0;
  const auto take = [&](const std::vector<Draft>& drafts) {
    for (const Draft& d : drafts) {
      started += d.kind == "session.started", ended += d.kind == "session.ended";
      const auto pain = d.kind == "session.checked" ? d.data.find("pain") : nullptr;
      if (pain && (!worst_written || *pain->as_int() > worst_written->value())) worst_written = *Pain0to10::make(*pain->as_int());
    }
  };
  const auto act = [&](const Input& i) {
    const bool asked = p.state().check.asking;
    const auto v = p.act(i);
    const bool counted = v && asked && i.what == Do::check_answer && v->phase != Phase::questions;
    if (counted && i.pain && !p.state().check.asking && (!worst_given || *i.pain > *worst_given)) worst_given = i.pain;
    if (v) take(v->drafts);
  };
  for (int n = *rc::gen::inRange(0, 120); n > 0; --n) act(any_input(ms));
  while (!p.view().done) act({.what = Do::stop, .ms = ms});
  RC_ASSERT(ended == started);
  RC_ASSERT(started <= 1);
  RC_ASSERT(!worst_given || (worst_written && *worst_written >= *worst_given));
}

RC_GTEST_PROP(Practice, AnyStateThatIsTakenUpCanBeStopped, ()) {
  State s = any_practice().state();
  s.phase = *rc::gen::elementOf(std::vector<Phase>{Phase::settle, Phase::practise, Phase::close, Phase::questions, Phase::done});
  s.segment = *rc::gen::inRange(0, 8);
  s.segment_ms = *rc::gen::inRange(0, 70'000);
  s.practised_ms = *rc::gen::inRange(0, 300'000);
  s.check.asking = *rc::gen::arbitrary<bool>();
  s.paused = *rc::gen::elementOf(std::vector<Paused>{Paused::no, Paused::by_her, Paused::clock_jumped, Paused::to_ease_pain});
  s.check_in_ms = *rc::gen::inRange(-1, 70'000);
  const auto p = Practice::take_up(s, *rc::gen::inRange<std::int64_t>(-5'000, 20'000));
  RC_CLASSIFY(p.has_value(), "can be taken up");
  if (!p) return;
  stops_from(p->practice, 0);
}

}  // namespace
}  // namespace ebb::practice
