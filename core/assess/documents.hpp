// The documents of this room: what `ebb assess --json` prints and what a page asks for. Private answers are in none of them except
// PrivateSafety, which is a document of its own, and the questions a page asks for by a private id.
#pragma once
#include "core/assess/assessment.hpp"
#include "core/assess/interview.hpp"
#include "core/record/journey_document.hpp"

namespace ebb::assess {

struct OptionDocument {
  std::string id;
  bool alone = false, writes_nothing = false;
};
template <class V>
void describe(V& v, OptionDocument& x) {
  v.type("Option", "one option of a question; its words are question.<question>.option.<id>");
  v.field("id", x.id, "id");
  v.field("alone", x.alone, "nothing else goes with it");
  v.field("writes_nothing", x.writes_nothing, "choosing it leaves no trace: write no event, close the module");
}

struct QuestionDocument {
  std::string id;
  Module module{};
  QuestionKind kind{};
  std::vector<OptionDocument> options;
  Unit unit{};
  std::int32_t min = 0, max = 0;
  bool is_private = false;
  std::optional<std::string> follows;
  std::string writes;  ///< the kind of event that answers it
  std::string why;
};
template <class V>
void describe(V& v, QuestionDocument& x) {
  v.type("Question", "one question of the assessment; every question may be skipped");
  v.field("id", x.id, "id; its words are question.<id>");
  v.field("module", x.module, "its module");
  v.field("kind", x.kind, "how it is answered");
  v.field("options", x.options, "the options, in order; empty for a number");
  v.field("unit", x.unit, "of a number");
  v.field("min", x.min, "smallest number");
  v.field("max", x.max, "largest number");
  v.field("private", x.is_private, "belongs to the private-safety compartment");
  v.nullable("follows", x.follows, "the question it follows up, which stands before it; null: it stands alone");
  v.field("writes", x.writes, "the kind of event that answers it; skipping always writes answer.given");
  v.field("why", x.why, "key of the sentence that says why it is asked");
}

struct NextDocument {
  std::optional<QuestionDocument> question;
  Asked because{};
  std::int32_t answered = 0, of = 0;
  std::vector<std::string> open;
};
template <class V>
void describe(V& v, NextDocument& x) {
  v.type("NextQuestion", "what a module asks next");
  v.nullable("question", x.question, "null: nothing more today");
  v.field("because", x.because, "why it is asked");
  v.field("answered", x.answered, "questions of the module whose answers count");
  v.field("of", x.of, "questions of the module that are shown");
  v.field("open", x.open, "open questions of the module: they can be answered any time");
}

/// A question as it stands: what was answered last, and what there is to say about that.
struct StandingQuestion {
  QuestionDocument question;
  Asked asked{};
  std::optional<record::AnswerGiven> given;
  std::optional<Day> day;
};
template <class V>
void describe(V& v, StandingQuestion& x) {
  v.type("StandingQuestion", "a question and its answer as it stands; it can be answered again on any day");
  v.field("question", x.question, "the question");
  v.field("asked", x.asked, "fresh: its answer counts; else why it is open");
  v.nullable("given", x.given, "the answer that counts, or that it was skipped; null: not answered, or answered by goals.set");
  v.nullable("day", x.day, "the local day of that answer");
}

struct ModuleDocument {
  Module module{};
  std::optional<QuestionDocument> first;
  std::vector<StandingQuestion> questions;
};
template <class V>
void describe(V& v, ModuleDocument& x) {
  v.type("ModuleAnswers", "every question of a module that is shown, with its answer");
  v.field("module", x.module, "the module");
  v.nullable("first", x.first, "to be answered before the questions are shown; null: they are below");
  v.field("questions", x.questions, "in the order they are asked; a follow-up stands behind its question");
}

struct GateDocument {
  GateState state{};
  GateReason reason{};
  bool lying_flat_is_fine = true, without_straining = false;
  std::vector<std::string> because;
  std::optional<record::ClearedTopic> clinician_topic;
};
template <class V>
void describe(V& v, GateDocument& x) {
  v.type("Gate", "whether a family of practices is open; its words are gate.<reason>");
  v.field("state", x.state, "open, ask a clinician first, or not now");
  v.field("reason", x.reason, "the most binding reason");
  v.field("lying_flat_is_fine", x.lying_flat_is_fine, "false: offer side and sitting positions");
  v.field("without_straining", x.without_straining, "true: softly only");
  v.field("because", x.because, "the questions behind the reason");
  v.nullable("clinician_topic", x.clinician_topic, "a clinician's yes about this lifts the reason; null: no yes does");
}

struct GatesDocument {
  std::vector<GateDocument> of_family;  ///< in the order of Family
};
template <class V>
void describe(V& v, GatesDocument& x) {
  v.type("Gates", "one gate for each family");
  x.of_family.resize(all_of<Family>().size());
  for (const Family f : all_of<Family>()) v.field(EnumNames<Family>::names[static_cast<std::size_t>(f)].data(), x.of_family[static_cast<std::size_t>(f)], "gate of the family");
}

template <class V>
void describe(V& v, Care& x) {
  v.type("Care", "a reason to seek care; it stays until its question is answered anew, or a clinician said yes to its topic");
  v.field("urgency", x.urgency, "how soon");
  v.field("because", x.because, "reason code");
  v.field("question", x.question, "the question to answer anew");
  v.field("since", x.since, "the day it was said");
  v.nullable("clinician_topic", x.clinician_topic, "a clinician's yes about this ends it; null: only an answer does");
}

template <class V>
void describe(V& v, PractisedSince& x) {
  v.type("PractisedSince", "the newest practice with something, or try of it; never one that was not wanted");
  v.field("day", x.day, "the local day");
  v.field("tried", x.tried, "true: a try outside the plan, and no practice");
  v.nullable("width_tenth_mm", x.width_tenth_mm, "its width, where known");
  v.nullable("worst_pain", x.worst_pain, "worst pain");
  v.nullable("highest_fear", x.highest_fear, "highest fear");
}
template <class V>
void describe(V& v, AbilityRung& x) {
  v.type("AbilityRung", "one rung of the penetration-ability ladder");
  v.field("what", x.what, "what");
  v.field("possible", x.possible, "how it is");
  v.nullable("pain", x.pain, "pain, 0 to 10");
  v.nullable("fear", x.fear, "fear, 0 to 100");
  v.nullable("width_tenth_mm", x.width_tenth_mm, "her own width, where known");
  v.nullable("asked", x.asked, "the day it was answered");
  v.nullable("practised", x.practised, "the newest practice with it, or try of it, since it was answered; null: none");
}

struct AssessmentDocument {
  Moment at;
  bool under_18 = false;
  GatesDocument gates;
  std::vector<Care> care;
  std::vector<AbilityRung> abilities;
  std::optional<WidthTenthMm> comfortable_width_tenth_mm;
  bool touch_outside_comfortable = false, reduced_feeling = false, autonomic_warning = false, pregnant_or_maybe = false, after_menopause = false,
       dryness_explained = false, safety_gate_due = false;
  std::vector<Ulid> sets_to_ask_about;
  std::vector<record::Goal> goals;
  std::vector<std::string> first_day_open, open_questions;
  std::vector<record::Refused> refused;
  std::vector<Ulid> from_the_future;
};
template <class V>
void describe(V& v, AssessmentDocument& x) {
  v.type("Assessment", "what her answers mean today");
  v.field("at", x.at, "the moment it is for");
  v.field("under_18", x.under_18, "true: only the pages on talking to a clinician and getting help; nothing is stored");
  v.field("gates", x.gates, "what is open");
  v.field("care", x.care, "reasons to seek care, most urgent first");
  v.field("abilities", x.abilities, "the penetration-ability ladder");
  v.nullable("comfortable_width_tenth_mm", x.comfortable_width_tenth_mm, "the widest she marked comfortable with a known width");
  v.field("touch_outside_comfortable", x.touch_outside_comfortable, "touching the outside is comfortable");
  v.field("reduced_feeling", x.reduced_feeling, "pain cannot be relied on as a signal");
  v.field("autonomic_warning", x.autonomic_warning, "show the emergency line of a high spinal injury beside every insertion");
  v.field("pregnant_or_maybe", x.pregnant_or_maybe, "pregnant, maybe, or not known");
  v.field("after_menopause", x.after_menopause, "after menopause");
  v.field("dryness_explained", x.dryness_explained, "show what dryness and thin tissue are");
  v.field("safety_gate_due", x.safety_gate_due, "the safety gate has questions to ask again");
  v.field("sets_to_ask_about", x.sets_to_ask_about, "sets with magnets while an implant is possible: nothing of them is proposed, and without another set insertion asks");
  v.field("goals", x.goals, "what she wants, in her order");
  v.field("first_day_open", x.first_day_open, "modules with something to ask today");
  v.field("open_questions", x.open_questions, "questions without an answer that counts");
  v.field("refused", x.refused, "entries and answers that count for nothing, by name");
  v.field("from_the_future", x.from_the_future, "ids of entries whose time has not come");
}

QuestionDocument document(const Question& q);
NextDocument next_document(const record::Journey& journey, Module module);
/// What is asked next among the follow-ups of one question.
NextDocument next_document(const record::Journey& journey, const Question& behind);
/// All that is shown, to look at and to change. Private answers only while she is somewhere private.
ModuleDocument module_document(const record::Journey& journey, Module module);
AssessmentDocument document(const Assessment& x, const record::Journey& journey);

}  // namespace ebb::assess
