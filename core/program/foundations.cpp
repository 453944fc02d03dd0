// Calm and release, each done on different days with little fear or half her own first fear.
#include <algorithm>

#include "core/program/decide.hpp"

namespace ebb::program {

namespace {

using ladders::From;
using ladders::Mark;

// Calm that counts is breathing or grounding; release is any release step.
bool fits(Ladder ladder, const Mark& m) { return ladder != Ladder::breathing || m.step == "calm.breathing" || m.step == "calm.grounding"; }

// The first day that still counts: until something goes inside for the first time, what lies before a season without any practice was long ago.
// Afterwards the days away from practice inside say what comes first.
Day counts_from(const ladders::Ground& g) {
  std::vector<Day> days;
  for (const Ladder l : all_of<Ladder>()) {
    for (const Mark& m : ladders::marks_of(l, g.journey)) {
      if (m.from != From::session && m.from != From::clinic) continue;
      if (l == Ladder::dilator) return Day{INT32_MIN};
      days.push_back(m.day);
    }
  }
  if (days.empty()) return g.journey.at.day();
  days.push_back(g.journey.at.day());
  std::stable_sort(days.begin(), days.end());
  Day from = days.front();
  for (std::size_t i = 1; i < days.size(); ++i) {
    if (days[i] - days[i - 1] >= g.protocol.gap_place_days) from = days[i];
  }
  return from;
}

class Foundation {
 public:
  Foundation(Ladder ladder, const ladders::Ground& g, Day since) : ladder_(ladder), g_(g), p_(g.protocol), since_(since) {
    for (const Mark& m : ladders::marks_of(ladder, g.journey)) read(m);
  }
  std::int32_t sessions() const { return sessions_; }

 private:
  Ladder ladder_;
  const ladders::Ground& g_;
  const Protocol& p_;
  Day since_;
  std::optional<std::int32_t> first_fear_;
  std::optional<Mark> counted_;
  std::int32_t sessions_ = 0;

  void read(const Mark& m) {
    if (m.from != From::session || !fits(ladder_, m) || !m.fear_answered) return;
    if (!first_fear_) first_fear_ = m.fear;
    if (m.day < since_ || !m.done || !calm_enough(*m.fear) || !comfortable(m) || closed(m) || !another_day(m)) return;
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
  const Day since = counts_from(g);
  x.calm_sessions = Foundation(Ladder::breathing, g, since).sessions();
  x.release_sessions = Foundation(Ladder::release, g, since).sessions();
  x.calm_done = x.calm_sessions >= g.protocol.opening_sessions;
  x.release_done = x.release_sessions >= g.protocol.opening_sessions;
  return x;
}

}  // namespace ebb::program
