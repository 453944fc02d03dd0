// The document of `ebb today --json` and of the bridge's `today`. Everywhere the same bytes.
#pragma once
#include "core/assess/documents.hpp"
#include "core/program/today.hpp"
#include "core/program/waiting.hpp"
#include "core/record/journey_document.hpp"

namespace ebb::program {

struct ReasonDocument {
  std::string code;
  json::Value args;
};
struct PracticeDocument {
  Family family{};
  Ladder ladder{};
  std::string step;
  std::int32_t minutes = 0;
  Length length{};
  std::vector<ReasonDocument> because;
  std::optional<std::string> begin_with;
  std::string smaller_step;
  std::int32_t smaller_minutes = 0;
  bool asks_first = false;
};
struct SmallerDocument {
  Family family{};
  std::string step;
  std::int32_t minutes = 0;
  Length length = Length::shorter;
  ReasonDocument because;
};
struct LimitDocument {
  std::string card;
  std::int32_t value = 0;
  std::string unit;
};
enum class MoveName { advance, reached, stay, step_back, hold, seek_care };
struct DecisionDocument {
  Ladder ladder{};
  MoveName move{};
  std::optional<Urgency> urgency;
  std::optional<std::string> gate;
  std::optional<Day> earliest_day;
  std::vector<std::string> until;
  std::optional<record::ClearedTopic> clinician_topic;
  std::string rule;
  json::Value inputs;
  std::optional<LimitDocument> limit;
  std::string source;
  std::optional<std::string> step;
  std::optional<std::string> begin_with;
  std::optional<Ladder> family_before;
  std::optional<WidthTenthMm> width_tenth_mm;
  bool smaller_offered = false;
  std::optional<std::int32_t> data_age_days;
  ReasonDocument reason;
  std::optional<json::Value> when_yes;  ///< the decision a yes would lead to, of the same shape
};
struct GateDocument {
  assess::GateState state{};
  assess::GateReason reason{};
  std::optional<record::ClearedTopic> clinician_topic;
};
struct GatesDocument {
  std::vector<GateDocument> of;  ///< in the order of Family
};
struct WaitReasonDocument {
  ReasonDocument reason;
  std::optional<record::ClearedTopic> clinician_topic;
};
struct WaitingDocument {
  std::vector<Ladder> ladders;
  std::vector<WaitReasonDocument> reasons;
  std::optional<Urgency> urgency;
  std::optional<Day> earliest_day;
  std::vector<std::string> until;
};
struct TodayDocument {
  Moment at;
  std::vector<PracticeDocument> practices;
  SmallerDocument smaller;
  ReasonDocument day_off;
  std::vector<assess::Care> care;
  std::vector<WaitingDocument> waits;
  std::vector<DecisionDocument> decisions;
  GatesDocument gates;
  std::vector<ladders::SizeGap> size_gaps;
  std::vector<Ulid> sizes_to_confirm;
  std::vector<record::Refused> refused;
  std::vector<Ulid> from_the_future;
  std::optional<json::Value> explain;
};

struct TodayOptions {
  std::optional<std::int32_t> minutes;
  bool explain = false;
};

TodayDocument today(const record::Journey& journey, const TodayOptions& options = {}, const Protocol& protocol = {});
DecisionDocument document_of(const Looked& looked);

template <class V>
void describe(V& v, ReasonDocument& x) {
  v.type("Reason", "a reason as code and arguments; the catalogue has its words");
  v.field("code", x.code, "reason.<code> in the catalogue");
  v.field("args", x.args, "numbers, days, steps by name");
}
template <class V>
void describe(V& v, PracticeDocument& x) {
  v.type("TodayPractice", "one practice proposed for today");
  v.field("family", x.family, "its family");
  v.field("ladder", x.ladder, "its ladder");
  v.field("step", x.step, "id of the step");
  v.field("minutes", x.minutes, "how long, from the first breath to the questions");
  v.field("length", x.length, "how it is played");
  v.field("because", x.because, "why");
  v.nullable("begin_with", x.begin_with, "a smaller step to begin with");
  v.field("smaller_step", x.smaller_step, "what to do instead, if she wants less");
  v.field("smaller_minutes", x.smaller_minutes, "how long that takes, played short");
  v.field("asks_first", x.asks_first, "questions come first: her yes of today before something goes inside, whether soreness has gone before touch");
}
template <class V>
void describe(V& v, SmallerDocument& x) {
  v.type("TodaySmaller", "the smaller option of the day; always there");
  v.field("family", x.family, "its family");
  v.field("step", x.step, "id of the step");
  v.field("minutes", x.minutes, "how long, from the first breath to the questions");
  v.field("length", x.length, "how it is played");
  v.field("because", x.because, "why");
}
template <class V>
void describe(V& v, LimitDocument& x) {
  v.type("Limit", "the care number that bound a decision");
  v.field("card", x.card, "id of its evidence card");
  v.field("value", x.value, "its value");
  v.field("unit", x.unit, "its unit");
}
template <class V>
void describe(V& v, DecisionDocument& x) {
  v.type("Decision", "the decision on one ladder");
  v.field("ladder", x.ladder, "which ladder");
  v.field("move", x.move, "the move");
  v.nullable("urgency", x.urgency, "how soon care is needed");
  v.nullable("gate", x.gate, "what a hold waits for");
  v.nullable("earliest_day", x.earliest_day, "not before this local day");
  v.field("until", x.until, "what has to happen first");
  v.nullable("clinician_topic", x.clinician_topic, "a clinician's yes about this ends it: offer to write it down; null: no yes does");
  v.field("rule", x.rule, "id of the rule's evidence card");
  v.field("inputs", x.inputs, "what was read");
  v.nullable("limit", x.limit, "the number that bound it");
  v.field("source", x.source, "where the rule comes from");
  v.nullable("step", x.step, "the step the move leads to");
  v.nullable("begin_with", x.begin_with, "a smaller step to begin with");
  v.nullable("family_before", x.family_before, "the ladder that comes first again");
  v.nullable("width_tenth_mm", x.width_tenth_mm, "width of that step");
  v.field("smaller_offered", x.smaller_offered, "a smaller step is offered");
  v.nullable("data_age_days", x.data_age_days, "days since the newest entry it was read from");
  v.field("reason", x.reason, "why, rendered from the decision");
  v.nullable("when_yes", x.when_yes, "the decision her answer of today would lead to (a yes; before touch, that soreness has gone), of the same shape");
}
template <class V>
void describe(V& v, GateDocument& x) {
  v.type("GateToday", "whether a family of practice is open");
  v.field("state", x.state, "open, ask a clinician first, or not now");
  v.field("reason", x.reason, "why");
  v.nullable("clinician_topic", x.clinician_topic, "a clinician's yes about this lifts the reason; null: no yes does");
}
template <class V>
void describe(V& v, GatesDocument& x) {
  v.type("GatesToday", "one gate for each family");
  x.of.resize(EnumNames<Family>::names.size());
  for (const Family f : all_of<Family>()) v.field(name_of(f).data(), x.of[static_cast<std::size_t>(f)], "");
}
template <class V>
void describe(V& v, WaitReasonDocument& x) {
  v.type("WaitReason", "one reason why something waits");
  v.field("reason", x.reason, "the reason");
  v.nullable("clinician_topic", x.clinician_topic, "a clinician's yes about this ends it: offer to write it down; null: no yes does");
}
template <class V>
void describe(V& v, WaitingDocument& x) {
  v.type("WaitingToday", "what waits today, and why");
  v.field("ladders", x.ladders, "what waits for the same");
  v.field("reasons", x.reasons, "one or more, the decision's first");
  v.nullable("urgency", x.urgency, "how soon care is needed");
  v.nullable("earliest_day", x.earliest_day, "not before this local day");
  v.field("until", x.until, "what has to happen first");
}
namespace ladders {
template <class V>
void describe(V& v, SizeGap& x) {
  v.type("SizeGap", "two sizes of hers that lie far apart, and what would lie between; until there is one, the larger comes in smaller steps");
  v.field("from_tenth_mm", x.from, "the smaller of the two");
  v.field("to_tenth_mm", x.to, "the larger of the two");
  v.field("between_tenth_mm", x.between, "the middle");
}
}  // namespace ladders
template <class V>
void describe(V& v, TodayDocument& x) {
  v.type("Today", "today's practices, and the decision on every ladder");
  v.field("at", x.at, "the moment it was computed for");
  v.field("practices", x.practices, "one to three");
  v.field("smaller", x.smaller, "the smaller option");
  v.field("day_off", x.day_off, "a day off is a practice like any other");
  v.field("care", x.care, "reasons to seek care, from her answers and from what the rules found; most urgent first");
  v.field("waits", x.waits, "what waits and why; each ladder once, and none that is among the practices");
  v.field("decisions", x.decisions, "one for each ladder");
  v.field("gates", x.gates, "one for each family");
  v.field("size_gaps", x.size_gaps, "sizes of hers that lie far apart");
  v.field("sizes_to_confirm", x.sizes_to_confirm, "ids of sizes with an unusual width that she has not confirmed: nothing of them is proposed");
  v.field("refused", x.refused, "what counts for nothing");
  v.field("from_the_future", x.from_the_future, "kept until their time comes");
  v.optional("explain", x.explain, "how each decision fell, and what would change it");
}

}  // namespace ebb::program

namespace ebb {
template <>
struct EnumNames<program::MoveName> { static constexpr auto names = std::to_array<std::string_view>({"advance", "reached", "stay", "step_back", "hold", "seek_care"}); };
}  // namespace ebb
