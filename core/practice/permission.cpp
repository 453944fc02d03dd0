#include "core/practice/permission.hpp"

#include "core/program/permit.hpp"

namespace ebb::practice {
namespace {

Result<const Script*> script_of(const StartRequest& request) {
  const Script* script = find_script(request.practice);
  if (!script) return fail(ErrorId::practice_unknown, request.practice);
  return script;
}

// "insert.<item of her set>.whole" is a step of insert.whole; every other step is its own practice.
bool belongs(std::string_view step, std::string_view practice) {
  const std::size_t first = step.find('.'), last = step.rfind('.');
  if (first == last) return step == practice;
  return std::string(step.substr(0, first)) + std::string(step.substr(last)) == practice;
}

// The width in her set of the item a step names.
std::optional<WidthTenthMm> width_of(const record::Journey& journey, std::string_view step) {
  for (const record::DilatorSet& set : journey.sets) {
    for (const record::DilatorItem& item : set.entered.items) {
      if (step.starts_with("insert." + item.item.str() + ".")) return item.diameter_tenth_mm;
    }
  }
  return std::nullopt;
}

}  // namespace

Cautions cautions_of(const assess::Assessment& assessment, const Script& script) {
  const assess::Gate& gate = assessment.gate(program::ladders::family_of(script.ladder));
  return {.lying_flat = gate.lying_flat_is_fine, .emergency_line = assessment.autonomic_warning && script.inserts, .dryness = assessment.dryness_explained,
          .without_straining = gate.without_straining};
}

Result<Cautions> permit(const record::Journey& journey, const StartRequest& request) {
  EBB_TRY(const Script* script, script_of(request));
  const std::string& step = request.step ? *request.step : request.practice;
  if (!belongs(step, request.practice)) return fail(ErrorId::practice_unknown, step);
  const assess::Assessment assessment = assess::assess(journey);
  EBB_TRY(const program::Protocol protocol, program::Protocol::make({}));
  const program::Decided decided = program::decide(journey, assessment, protocol);
  const Cautions cautions = cautions_of(assessment, *script);
  const bool may = program::may_begin({journey, assessment, protocol}, decided, script->ladder, step);
  if (!may) return fail(ErrorId::practice_waits, step);
  if (request.width_tenth_mm && request.width_tenth_mm != width_of(journey, step)) return fail(ErrorId::impossible_value, "/width_tenth_mm: not the width of " + step);
  return cautions;
}

Result<Cautions> cautions_now(const record::Journey& journey, const StartRequest& request) {
  EBB_TRY(const Script* script, script_of(request));
  return cautions_of(assess::assess(journey), *script);
}

}  // namespace ebb::practice
