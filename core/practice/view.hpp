// What a page may do with a session, and what it shows of it.
#pragma once
#include "core/practice/state.hpp"

namespace ebb::practice {

enum class Do { tick, start, pause, resume, repeat, shorten, smaller, stop, check, check_answer, answer, finish };

/// One input of the page. Fields that belong to another kind of input are ignored.
struct Input {
  Do what{};
  std::int64_t ms = 0;
  std::optional<Pain0to10> pain;                 ///< check_answer
  std::optional<Fear0to100> fear;                ///< check_answer
  std::optional<record::CheckChoice> choice;     ///< check_answer; absent: only the numbers so far
  std::optional<After> after;                    ///< answer: all answers so far, replacing those before
};
template <class V>
void describe(V& v, Input& x) {
  v.type("PracticeDo", "one input of the page");
  v.field("do", x.what, "what");
  v.field("ms", x.ms, "the page's clock");
  v.optional("pain", x.pain, "check_answer: pain now");
  v.optional("fear", x.fear, "check_answer: fear now");
  v.optional("choice", x.choice, "check_answer: what she chose; absent: only the numbers so far");
  v.optional("after", x.after, "answer: all answers so far, replacing those before");
}

enum class PacerPhase { in, out };
struct Pacer {
  PacerPhase phase{};
  std::int32_t per_mille = 0;
  std::int32_t in_ms = 0, out_ms = 0;
};
template <class V>
void describe(V& v, Pacer& x) {
  v.type("Pacer", "the breathing form");
  v.field("phase", x.phase, "in or out");
  v.field("per_mille", x.per_mille, "how wide it is: 0 settled, 1000 widest");
  v.field("in_ms", x.in_ms, "length of the breath in");
  v.field("out_ms", x.out_ms, "length of the breath out");
}

/// A cue exists as sound, vibration, light and text; any one is enough. Its text is cue.<id>.
enum class CueId { begin, breathe_in, breathe_out, next, check, close, done };
enum class Sound { tap, low_tone, falling_tone };
struct Cue {
  CueId id{};
  Sound sound{};
  std::vector<std::int32_t> vibration_ms;
  std::int32_t light_per_mille = 0;
};
template <class V>
void describe(V& v, Cue& x) {
  v.type("Cue", "something to hear, feel, see or read");
  v.field("id", x.id, "its text is cue.<id>");
  v.field("sound", x.sound, "as sound");
  v.field("vibration_ms", x.vibration_ms, "as vibration: on, off, on, ...");
  v.field("light_per_mille", x.light_per_mille, "as light: how bright");
}

struct Draft {
  std::string kind;
  json::Value data;
};
template <class V>
void describe(V& v, Draft& x) {
  v.type("Draft", "an event to write at once");
  v.field("kind", x.kind, "kind of the event");
  v.field("data", x.data, "its data");
}

struct CheckView {
  std::optional<Pain0to10> pain;
  std::optional<Fear0to100> fear;
  std::vector<record::CheckChoice> choices;
};
template <class V>
void describe(V& v, CheckView& x) {
  v.type("CheckView", "the check in the middle");
  v.nullable("pain", x.pain, "pain, when given");
  v.nullable("fear", x.fear, "fear, when given");
  v.field("choices", x.choices, "what may be chosen with these numbers");
}

/// Her breath while preparing, and how far she may change it: the absolute rings of the evidence cards.
struct BreathChoice {
  std::int32_t in_ms = 0, out_ms = 0;
  std::int32_t in_min_ms = 0, in_max_ms = 0, out_min_ms = 0, out_max_ms = 0;
};
template <class V>
void describe(V& v, BreathChoice& x) {
  v.type("BreathChoice", "her breath, and how far it may be changed");
  v.field("in_ms", x.in_ms, "length of the breath in");
  v.field("out_ms", x.out_ms, "length of the breath out");
  v.field("in_min_ms", x.in_min_ms, "shortest breath in");
  v.field("in_max_ms", x.in_max_ms, "longest breath in");
  v.field("out_min_ms", x.out_min_ms, "shortest breath out");
  v.field("out_max_ms", x.out_max_ms, "longest breath out");
}

struct View {
  Ulid session;
  std::string practice, step, title;
  std::optional<WidthTenthMm> width_tenth_mm;
  Phase phase{};
  std::vector<std::string> text;  ///< keys, in order
  std::vector<std::string> prepare, positions;
  std::vector<std::string> warnings;  ///< keys; shown as long as it lasts
  std::optional<BreathChoice> breath;
  bool may_ground = false;
  std::optional<std::string> smaller_step;
  bool smaller = false;
  bool content_note = false, inserts = false;
  std::vector<Cue> cues;
  std::optional<Pacer> pacer;
  std::int32_t remaining_s = 0, total_s = 0;
  Paused paused{};
  std::vector<Do> controls;
  std::optional<CheckView> check;
  std::vector<std::string> questions;
  After answers;
  std::optional<record::Closed> closed;
  std::vector<Draft> drafts;
  bool save = false, done = false;
};
template <class V>
void describe(V& v, View& x) {
  v.type("PracticeView", "what a page shows of a session");
  v.field("session", x.session, "id of the session");
  v.field("practice", x.practice, "id of the practice");
  v.field("step", x.step, "id of the step");
  v.field("title", x.title, "key of its title");
  v.nullable("width_tenth_mm", x.width_tenth_mm, "width of what is used");
  v.field("phase", x.phase, "where it is");
  v.field("text", x.text, "keys of what is said now, in order; also the captions");
  v.field("prepare", x.prepare, "while preparing: keys of what she needs");
  v.field("positions", x.positions, "while preparing: keys of positions to choose from");
  v.field("warnings", x.warnings, "keys of what stands beside it in every phase");
  v.nullable("breath", x.breath, "while preparing: her breath, where the practice has one");
  v.field("may_ground", x.may_ground, "grounding may take the place of breathing at the beginning");
  v.nullable("smaller_step", x.smaller_step, "id of the smaller step, where there is one");
  v.field("smaller", x.smaller, "she went smaller");
  v.field("content_note", x.content_note, "show the note about the body before the start");
  v.field("inserts", x.inserts, "something goes inside");
  v.field("cues", x.cues, "cues since the last input, in order");
  v.nullable("pacer", x.pacer, "the breathing form; null: it rests");
  v.field("remaining_s", x.remaining_s, "seconds left until the questions");
  v.field("total_s", x.total_s, "seconds from the start until the questions, as things stand");
  v.field("paused", x.paused, "why the clock stands still");
  v.field("controls", x.controls, "what may be done now; stop is always among them until it is done");
  v.nullable("check", x.check, "the check in the middle, while it is asked");
  v.field("questions", x.questions, "afterwards: the questions, all optional");
  v.field("answers", x.answers, "afterwards: the answers so far");
  v.nullable("closed", x.closed, "how it closes, once that is decided");
  v.field("drafts", x.drafts, "events to write at once");
  v.field("save", x.save, "keep the state now");
  v.field("done", x.done, "nothing more to do");
}

}  // namespace ebb::practice

namespace ebb {
template <>
struct EnumNames<practice::Do> {
  static constexpr auto names =
      std::to_array<std::string_view>({"tick", "start", "pause", "resume", "repeat", "shorten", "smaller", "stop", "check", "check_answer", "answer", "finish"});
};
template <>
struct EnumNames<practice::PacerPhase> { static constexpr auto names = std::to_array<std::string_view>({"in", "out"}); };
template <>
struct EnumNames<practice::CueId> {
  static constexpr auto names = std::to_array<std::string_view>({"begin", "breathe_in", "breathe_out", "next", "check", "close", "done"});
};
template <>
struct EnumNames<practice::Sound> { static constexpr auto names = std::to_array<std::string_view>({"tap", "low_tone", "falling_tone"}); };
}  // namespace ebb
