#include "apps/wasm/messages_assess.hpp"
#include "apps/wasm/ops.hpp"

namespace ebb::bridge {
namespace {

Result<record::Journey> journey_at(const Instance& instance, const Moment& at) {
  if (!instance.space) return fail(ErrorId::space_not_open);
  return instance.space->journey(at);
}

Result<assess::AssessmentDocument> assess_now(Instance& instance, const AtTime& q) {
  EBB_TRY(const record::Journey j, journey_at(instance, q.at));
  return document(assess::assess(j), j);
}

Result<assess::PrivateSafety> assess_private(Instance& instance, const AtTime& q) {
  EBB_TRY(const record::Journey j, journey_at(instance, q.at));
  return assess::assess(j).secret;
}

Result<assess::NextDocument> assess_next(Instance& instance, const AssessNext& q) {
  EBB_TRY(const record::Journey j, journey_at(instance, q.at));
  return assess::next_document(j, q.module);
}

Result<assess::NextDocument> assess_follow_up(Instance& instance, const AssessFollowUp& q) {
  const assess::Question* behind = assess::find_question(q.id);
  if (!behind) return fail(ErrorId::question_unknown);
  EBB_TRY(const record::Journey j, journey_at(instance, q.at));
  return assess::next_document(j, *behind);
}

Result<assess::ModuleDocument> assess_module(Instance& instance, const AssessModule& q) {
  EBB_TRY(const record::Journey j, journey_at(instance, q.at));
  return assess::module_document(j, q.module);
}

Result<assess::QuestionDocument> assess_question(Instance&, const AssessQuestion& q) {
  const assess::Question* found = assess::find_question(q.id);
  if (!found) return fail(ErrorId::question_unknown);
  return document(*found);
}

constexpr OpRow assess_rows[] = {
    op<&assess_now>("assess", "what her answers mean: gates, reasons to seek care, what is possible"),
    op<&assess_private>("assess.private", "what the private answers mean; shown to her alone"),
    op<&assess_next>("assess.next", "which question a module asks next"),
    op<&assess_follow_up>("assess.follow_up", "which follow-up of one question is open"),
    op<&assess_module>("assess.module", "every question of a module with its answer as it stands"),
    op<&assess_question>("assess.question", "one question"),
};

}  // namespace

std::span<const OpRow> assess_ops() { return assess_rows; }

}  // namespace ebb::bridge
