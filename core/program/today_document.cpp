#include "core/program/today_document.hpp"

#include "core/program/explain.hpp"

namespace ebb::program {

namespace {

ReasonDocument document_of(const Reason& r) { return {r.code, json::Value(r.args)}; }

struct Fill {
  DecisionDocument& d;
  void operator()(const Advance& m) const { d.step = m.to, d.width_tenth_mm = m.width_tenth_mm, d.smaller_offered = m.smaller_offered; }
  void operator()(const Reached& m) const { d.step = m.at, d.width_tenth_mm = m.width_tenth_mm; }
  void operator()(const Stay& m) const { d.step = m.at, d.begin_with = m.begin_with, d.smaller_offered = m.smaller_offered; }
  void operator()(const StepBack& m) const {
    d.step = m.to;
    d.family_before = m.family_before;
    if (m.worth_an_examination) d.urgency = Urgency::routine;
  }
  void operator()(const Hold& m) const { d.gate = m.gate; }
  void operator()(const SeekCare& m) const { d.urgency = m.urgency; }
};

DecisionDocument document_of(const Decision& x) {
  DecisionDocument d{.ladder = x.ladder, .move = static_cast<MoveName>(x.move.index()), .earliest_day = x.earliest_day, .until = x.until, .clinician_topic = x.clinician_topic, .rule = x.rule,
                     .inputs = json::Value(x.inputs), .source = x.source, .data_age_days = x.data_age_days, .reason = document_of(reason_of(x))};
  if (x.limit) d.limit = LimitDocument{x.limit->card, x.limit->value, x.limit->unit};
  std::visit(Fill{d}, x.move);
  return d;
}

PracticeDocument document_of(const Practice& p) {
  PracticeDocument d{.family = ladders::family_of(p.ladder), .ladder = p.ladder, .step = p.step, .minutes = p.minutes, .length = p.length, .because = {}, .begin_with = p.begin_with,
                     .smaller_step = p.smaller_step, .smaller_minutes = p.smaller_minutes, .asks_first = p.asks_first};
  for (const Reason& r : p.because) d.because.push_back(document_of(r));
  return d;
}

WaitingDocument document_of(const Waiting& w) {
  WaitingDocument d{.ladders = w.ladders, .reasons = {}, .urgency = w.urgency, .earliest_day = w.earliest_day, .until = w.until};
  for (const WaitReason& r : w.reasons) d.reasons.push_back({document_of(r.reason), r.clinician_topic});
  return d;
}

// What is proposed, and what waits: nothing of either is for somebody under 18.
void add_plan(TodayDocument& t, const ladders::Ground& ground, const Decided& decided, std::optional<std::int32_t> minutes) {
  const Plan today = plan(ground, decided, minutes);
  for (const Practice& p : today.practices) t.practices.push_back(document_of(p));
  for (const Waiting& w : waiting(ground, decided, today)) t.waits.push_back(document_of(w));
}

}  // namespace

DecisionDocument document_of(const Looked& l) {
  DecisionDocument d = document_of(l.decision);
  if (l.when_yes) d.when_yes = encode(document_of(*l.when_yes));
  return d;
}

TodayDocument today(const record::Journey& journey, const TodayOptions& options, const Protocol& protocol) {
  const assess::Assessment assessment = assess::assess(journey);
  const ladders::Past past(journey);
  const ladders::Ground ground{journey, assessment, protocol, &past};
  const Decided decided = decide(ground);
  TodayDocument t;
  t.at = journey.at;
  if (!assessment.under_18) add_plan(t, ground, decided, options.minutes);
  t.smaller = {Family::calm, "calm.grounding", protocol.smaller_minutes, Length::shorter, {"today.smaller", json::Value(json::Object{})}};
  for (const PracticeDocument& p : t.practices) t.smaller.minutes = std::min(t.smaller.minutes, p.smaller_minutes);  // integers
  t.day_off = {"today.day_off", json::Value(json::Object{})};
  if (!assessment.under_18) t.care = decided.care;
  for (const Looked& l : decided.ladders) t.decisions.push_back(document_of(l));
  for (const assess::Gate& each : assessment.gates) {
    const assess::Gate g = gate_today(each, decided.on(Ladder::dilator).walk, journey);
    t.gates.of.push_back({g.state, g.reason, g.clinician_topic});
  }
  t.size_gaps = decided.on(Ladder::dilator).walk.steps.gaps;
  t.sizes_to_confirm = ladders::sizes_to_confirm(journey);
  t.refused = journey.refused;
  t.refused.insert(t.refused.end(), assessment.refused.begin(), assessment.refused.end());
  t.from_the_future = journey.from_the_future;
  if (options.explain) t.explain = explain(ground, decided);
  return t;
}

}  // namespace ebb::program
