// Calm and release, each done on different days with little fear or half her own first fear.
#include "core/program/decide.hpp"

namespace ebb::program {

namespace {

using ladders::From;
using ladders::Mark;

// Calm that counts is breathing or grounding; release is any release step.
bool fits(Ladder ladder, const Mark& m) { return ladder != Ladder::breathing || m.step == "calm.breathing" || m.step == "calm.grounding"; }

class Foundation {
 public:
  Foundation(Ladder ladder, const ladders::Ground& g) : ladder_(ladder), g_(g), p_(g.protocol) {
    for (const Mark& m : ladders::marks_of(ladder, g.journey)) read(m);
  }
  std::int32_t sessions() const { return sessions_; }

 private:
  Ladder ladder_;
  const ladders::Ground& g_;
  const Protocol& p_;
  std::optional<std::int32_t> first_fear_;
  std::optional<Mark> counted_;
  std::int32_t sessions_ = 0;

  void read(const Mark& m) {
    if (m.from != From::session || !fits(ladder_, m) || !m.fear_answered) return;
    if (!first_fear_) first_fear_ = m.fear;
    if (!m.done || !calm_enough(*m.fear) || !comfortable(m) || closed(m) || !another_day(m)) return;
    ++sessions_;
    counted_ = m;
  }
  bool calm_enough(std::int32_t fear) const {
    constexpr std::int32_t whole = 100;  // not care: percent
    return fear <= p_.opening_fear || fear * whole <= *first_fear_ * p_.opening_fear_percent;
  }
  // Little fear beside pain, or far away, is no way down. What was not answered is never taken for comfort.
  bool comfortable(const Mark& m) const {
    return ladders::pain_band(m, p_) == rules::PainBand::comfortable && m.presence != record::Presence::far_away_or_numb && m.wanted != false;
  }
  // Calm never closes, so nothing has to be read for it.
  bool closed(const Mark& m) const { return ladder_ != Ladder::breathing && g_.past && g_.past->before(m.began, m.day).closed[static_cast<std::size_t>(ladder_)]; }
  bool another_day(const Mark& m) const {
    return !counted_ || (m.day != counted_->day && m.at.ms - counted_->at.ms >= p_.sessions_apart_hours * ms_per_hour);
  }
};

}  // namespace

Foundations foundations_of(const ladders::Ground& g) {
  Foundations x;
  x.calm_sessions = Foundation(Ladder::breathing, g).sessions();
  x.release_sessions = Foundation(Ladder::release, g).sessions();
  x.calm_done = x.calm_sessions >= g.protocol.opening_sessions;
  x.release_done = x.release_sessions >= g.protocol.opening_sessions;
  return x;
}

}  // namespace ebb::program
