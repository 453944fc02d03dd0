#include "apps/wasm/messages.hpp"
#include "apps/wasm/messages_live.hpp"
#include "apps/wasm/ops.hpp"

namespace ebb::bridge {
namespace {

constexpr std::int32_t whole = 1000;

Result<sensor::LiveSession*> running(Instance& instance) {
  if (!instance.live) return fail(ErrorId::live_not_running);
  return &*instance.live;
}

Result<LiveStarted> start(Instance& instance, const LiveStart& q) {
  instance.live.reset();
  sensor::SimulatorSettings settings;
  settings.seed = q.seed, settings.rate_hz = q.rate_hz;
  EBB_TRY(sensor::LiveSession session, sensor::LiveSession::make(settings));
  instance.live.emplace(std::move(session));
  return LiveStarted{instance.live->delay_ms()};
}

Result<LiveFrames> step(Instance& instance, const LiveStep& q) {
  EBB_TRY(sensor::LiveSession* live, running(instance));
  if (q.ms < 0) return fail(ErrorId::impossible_value, "/ms: time does not run backwards");
  return LiveFrames{live->step(q.ms)};
}

Result<void> within(const std::optional<std::int32_t>& permille, const char* path) {
  if (permille && (*permille < 0 || *permille > whole)) return fail(ErrorId::impossible_value, std::string(path) + ": 0 to 1000");
  return {};
}

Result<Nothing> set(Instance& instance, const LiveSet& q) {
  EBB_TRY(sensor::LiveSession* live, running(instance));
  EBB_CHECK_OK(within(q.let_go, "/let_go"));
  EBB_CHECK_OK(within(q.contract, "/contract"));
  if (q.let_go) live->let_go(*q.let_go);
  if (q.contract) live->contract(*q.contract);
  if (q.lose_contact) live->lose_contact(*q.lose_contact);
  return Nothing{};
}

Result<Nothing> stop(Instance& instance, const Nothing&) {
  instance.live.reset();
  return Nothing{};
}

constexpr OpRow live_rows[] = {
    op<&start>("live.start", "a simulated sensor begins"),
    op<&step>("live.step", "time passes; what to show"),
    op<&set>("live.set", "what the simulated body does"),
    op<&stop>("live.stop", "the simulated sensor ends"),
};

}  // namespace

std::span<const OpRow> live_ops() { return live_rows; }

}  // namespace ebb::bridge
