#include "core/program/waiting.hpp"

#include <algorithm>

#include "core/program/permit.hpp"

namespace ebb::program {

namespace {

bool holds_back(const Decision& d) {
  const auto* back = std::get_if<StepBack>(&d.move);
  return std::holds_alternative<Hold>(d.move) || std::holds_alternative<SeekCare>(d.move) || (back && back->family_before);
}

/// What one ladder waits for.
class Finder {
 public:
  Finder(const ladders::Ground& g, const Decided& d, const Plan& plan, const Looked& l) : g_(g), d_(d), plan_(plan), l_(l), is_(in_the_way()) {}

  Waiting find() const {
    Waiting w{.ladders = {l_.decision.ladder}, .reasons = {}, .urgency = {}, .earliest_day = {}, .until = {}};
    if (no_answer_would_do()) w.reasons.push_back({*not_proposed(), {}});
    else if (holds_back(is_)) {
      if (rests_and_asks()) w.reasons.push_back({rest(), {}});  // its answer of today would not end the rest
      w.reasons.push_back({reason_of(is_), is_.clinician_topic});
    }
    else if (rests()) w.reasons.push_back({rest(), {}});
    else if (not_proposed()) w.reasons.push_back({*not_proposed(), {}});
    add_gate(w);
    if (w.reasons.empty()) return w;
    if (const auto* care = std::get_if<SeekCare>(&is_.move)) w.urgency = care->urgency;
    if (!due(is_, today())) w.earliest_day = is_.earliest_day;
    else if (rests_and_asks()) w.earliest_day = l_.walk.rest_until;
    w.until = is_.until;
    if (&is_ != &l_.decision || no_answer_would_do()) std::erase(w.until, "yes_today");  // asked where it is proposed, once nothing else is in the way
    return w;
  }

 private:
  const ladders::Ground& g_;
  const Decided& d_;
  const Plan& plan_;
  const Looked& l_;
  const Decision& is_;

  Day today() const { return g_.journey.at.day(); }

  // Where her answer of today is missing, but would not open it, what would still be in the way is the reason.
  const Decision& in_the_way() const {
    const bool still_waits = l_.when_yes && (holds_back(*l_.when_yes) || !due(*l_.when_yes, today()));
    return still_waits ? *l_.when_yes : l_.decision;
  }

  const Reason* not_proposed() const {
    const auto found = plan_.not_proposed.find(l_.decision.ladder);
    return found == plan_.not_proposed.end() ? nullptr : &found->second;
  }
  // Only her answer is missing, and it is asked where the practice is proposed: today it is not.
  bool no_answer_would_do() const { return &is_ == &l_.decision && l_.when_yes && not_proposed(); }

  bool resting() const { return l_.walk.rest_until && today() < *l_.walk.rest_until; }
  bool rests() const { return !due(is_, today()) && resting(); }
  bool rests_and_asks() const { return l_.row == rules::StandingRow::soreness_unanswered && resting(); }
  Reason rest() const {
    const bool bled = l_.walk.rest_card == &g_.protocol.bleeding_clear_days.card();
    return {bled ? "rest.bleeding" : "rest.severe_pain", {{"earliest_day", format(*l_.walk.rest_until)}}};
  }

  void add_gate(Waiting& w) const {
    const assess::Gate gate = gate_today(g_.assessment.gate(ladders::family_of(l_.decision.ladder)), d_.on(Ladder::dilator).walk, g_.journey);
    std::string code = "hold." + std::string(name_of(gate.reason));
    const bool said = std::any_of(w.reasons.begin(), w.reasons.end(), [&](const WaitReason& r) { return r.reason.code == code; });
    if (gate.state != assess::GateState::open && !said) w.reasons.push_back({{std::move(code), {}}, gate.clinician_topic});
  }
};

bool same(const Waiting& a, const Waiting& b) {
  const auto equal = [](const WaitReason& x, const WaitReason& y) {
    return x.reason.code == y.reason.code && json::Value(x.reason.args) == json::Value(y.reason.args) && x.clinician_topic == y.clinician_topic;
  };
  return a.reasons.size() == b.reasons.size() && std::equal(a.reasons.begin(), a.reasons.end(), b.reasons.begin(), equal) && a.urgency == b.urgency && a.earliest_day == b.earliest_day &&
         a.until == b.until;
}

void add(std::vector<Waiting>& all, Waiting w) {
  if (w.reasons.empty()) return;
  const auto there = std::find_if(all.begin(), all.end(), [&](const Waiting& x) { return same(x, w); });
  if (there == all.end()) all.push_back(std::move(w));
  else there->ladders.push_back(w.ladders.front());
}

}  // namespace

std::vector<Waiting> waiting(const ladders::Ground& g, const Decided& decided, const Plan& plan) {
  std::vector<Waiting> all;
  for (const Looked& l : decided.ladders) {
    const bool proposed = std::any_of(plan.practices.begin(), plan.practices.end(), [&](const Practice& p) { return p.ladder == l.decision.ladder; });
    if (!proposed) add(all, Finder(g, decided, plan, l).find());
  }
  return all;
}

}  // namespace ebb::program
