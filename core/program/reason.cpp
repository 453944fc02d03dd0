// The reason, rendered from the decision: its code from the move and the rule, its arguments from the payload and the inputs.
#include <algorithm>

#include "core/program/decision.hpp"
#include "evidence.hpp"

namespace ebb::program {

namespace {

void width(json::Object& args, const std::optional<WidthTenthMm>& w) {
  if (w) args.emplace_back("width_tenth_mm", std::int64_t{w->value()});
}

// Words that are about more than the smaller beginning.
bool says_more(const Stay& s) { return s.words == Stay::lowest_after_a_gap; }

// Bleeding, being far away, pain and fear are named before the smaller beginning.
bool names_what_happened(std::string_view rule) {
  const auto rules = {evidence::row_2_bleeding.id, evidence::row_3_not_with_it.id, evidence::row_4_severe_pain.id, evidence::row_5_hard_twice.id, evidence::row_6_hard_once.id};
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

// Which words a move takes, beside its rule's.
std::string variant_of(const Advance&) { return "advance"; }
std::string variant_of(const Reached&) { return "reached"; }
std::string variant_of(const Stay& s) { return s.begin_with && !says_more(s) ? "stay_begin_smaller" : s.smaller_offered ? "stay_smaller_offered" : "stay"; }
std::string variant_of(const StepBack& s) {
  if (s.settles_first) return "step_back_settles_first";
  if (s.worth_an_examination) return "step_back_examination";
  return s.family_before ? "step_back_family" : s.once ? "step_back_once" : "step_back";
}
std::string variant_of(const Hold& h) { return "hold." + h.gate; }
std::string variant_of(const SeekCare& c) { return "seek_care." + std::string(name_of(c.urgency)); }

void payload(json::Object& args, const Advance& m) { args.emplace_back("step", m.to), width(args, m.width_tenth_mm); }
void payload(json::Object& args, const Reached& m) { args.emplace_back("step", m.at), width(args, m.width_tenth_mm); }
void payload(json::Object& args, const Stay& m) {
  args.emplace_back("step", m.at);
  if (m.begin_with) args.emplace_back("begin_with", *m.begin_with);
}
void payload(json::Object& args, const StepBack& m) {
  if (m.to) args.emplace_back("step", *m.to);
  if (m.family_before) args.emplace_back("ladder", name_of(*m.family_before));
}
void payload(json::Object&, const Hold&) {}
void payload(json::Object& args, const SeekCare& m) { args.emplace_back("because", m.because); }

}  // namespace

Reason reason_of(const Decision& d) {
  Reason r;
  r.code = std::visit([](const auto& m) { return variant_of(m); }, d.move);
  if (r.code == "stay_begin_smaller" && names_what_happened(d.rule)) r.code = "stay";
  if (r.code == "stay" || r.code == "step_back" || r.code == "step_back_family") r.code += "." + d.rule;
  if (const auto* stay = std::get_if<Stay>(&d.move); stay && !stay->words.empty() && r.code.starts_with("stay.")) r.code += "." + stay->words;
  if (const auto* stay = std::get_if<Stay>(&d.move); stay && stay->words == "masked" && r.code == "stay_smaller_offered") r.code += ".masked";
  std::visit([&](const auto& m) { payload(r.args, m); }, d.move);
  for (const auto& [name, value] : d.inputs) {
    if (name == "count" || name == "needed") r.args.emplace_back(name, value);
  }
  if (d.limit) r.args.emplace_back("limit", std::int64_t{d.limit->value});
  if (d.earliest_day) r.args.emplace_back("earliest_day", format(*d.earliest_day));
  return r;
}

}  // namespace ebb::program
