#include "apps/wasm/ops.hpp"
#include "core/program/today_document.hpp"

namespace ebb::bridge {

struct TodayRequest {
  Moment at;
  std::optional<std::int32_t> minutes;
  std::optional<bool> explain;
};
template <class V>
void describe(V& v, TodayRequest& x) {
  v.type("TodayRequest", "what today, for a moment");
  v.field("at", x.at, "the moment");
  v.optional("minutes", x.minutes, "minutes she has");
  v.optional("explain", x.explain, "with how each decision fell");
}

namespace {

Result<program::TodayDocument> today(Instance& instance, const TodayRequest& q) {
  if (!instance.space) return fail(ErrorId::space_not_open);
  return program::today(instance.space->journey(q.at), {.minutes = q.minutes, .explain = q.explain.value_or(false)});
}

constexpr OpRow program_rows[] = {op<&today>("today", "today's practices and the decision on every ladder")};

}  // namespace

std::span<const OpRow> program_ops() { return program_rows; }

}  // namespace ebb::bridge
