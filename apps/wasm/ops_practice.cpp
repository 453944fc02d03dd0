#include "apps/wasm/messages_assess.hpp"
#include "apps/wasm/ops.hpp"
#include "core/practice/permission.hpp"

namespace ebb::bridge {
namespace {

using practice::Practice;
using practice::View;

Result<Practice*> playing(Instance& instance) {
  if (!instance.practice) return fail(ErrorId::practice_not_open);
  return &*instance.practice;
}

Result<View> practice_start(Instance& instance, const PracticeBegin& q) {
  EBB_TRY(const Space* space, opened(instance));
  EBB_TRY(const practice::Cautions cautions, practice::permit(space->journey(q.at), q.how));
  EBB_TRY(Practice begun, Practice::start(q.how, q.ms, cautions));
  instance.practice = std::move(begun);
  return instance.practice->view();
}

Result<View> practice_do(Instance& instance, const practice::Input& q) {
  EBB_TRY(Practice * p, playing(instance));
  return p->act(q);
}

Result<PracticeKept> practice_save(Instance& instance, const Nothing&) {
  EBB_TRY(Practice * p, playing(instance));
  return PracticeKept{p->state()};
}

Result<View> practice_resume(Instance& instance, const PracticeResume& q) {
  EBB_TRY(const Space* space, opened(instance));
  practice::State state = q.state;
  EBB_TRY(state.cautions, practice::cautions_now(space->journey(q.at), q.state.start));
  EBB_TRY(practice::TakenUp taken, Practice::take_up(state, q.ms));
  instance.practice = std::move(taken.practice);
  return taken.view;
}

constexpr OpRow practice_rows[] = {
    op<&practice_start>("practice.start", "opens a practice"),
    op<&practice_do>("practice.do", "one input: a tick of the clock, or what she does"),
    op<&practice_save>("practice.save", "the state to keep"),
    op<&practice_resume>("practice.resume", "takes up a practice that was kept"),
};

}  // namespace

std::span<const OpRow> practice_ops() { return practice_rows; }

}  // namespace ebb::bridge
