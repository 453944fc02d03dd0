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
  Foundation(Ladder ladder, const ladders::Ground& g) : ladder_(ladder), p_(g.protocol) {
    for (const Mark& m : ladders::marks_of(ladder, g.journey)) read(m);
  }
  std::int32_t sessions() const { return sessions_; }

 private:
  Ladder ladder_;
  const Protocol& p_;
  std::optional<std::int32_t> first_fear_;
  std::optional<Mark> counted_;
  std::int32_t sessions_ = 0;

  void read(const Mark& m) {
    if (m.from != From::session || !fits(ladder_, m) || !m.fear_answered) return;
    if (!first_fear_) first_fear_ = m.fear;
    if (!m.done || !calm_enough(*m.fear) || !another_day(m)) return;
    ++sessions_;
    counted_ = m;
  }
  bool calm_enough(std::int32_t fear) const {
    constexpr std::int32_t whole = 100;  // not care: percent
    return fear <= p_.opening_fear || fear * whole <= *first_fear_ * p_.opening_fear_percent;
  }
  bool another_day(const Mark& m) const {
    return !counted_ || (m.day != counted_->day && m.at.ms - counted_->at.ms >= p_.sessions_apart_hours * ms_per_hour);
  }
};

}  // namespace

Inside opening_of(const ladders::Ground& g) {
  Inside x;
  x.calm_sessions = Foundation(Ladder::breathing, g).sessions();
  x.release_sessions = Foundation(Ladder::release, g).sessions();
  x.calm_done = x.calm_sessions >= g.protocol.opening_sessions;
  x.release_done = x.release_sessions >= g.protocol.opening_sessions;
  return x;
}

}  // namespace ebb::program
