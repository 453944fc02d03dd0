// Everything a session is, so that it can be kept and taken up again after a kill. The page keeps it sealed; it is no event.
#pragma once
#include <vector>

#include "core/practice/script.hpp"
#include "core/record/events/session_ended.hpp"

namespace ebb::practice {

/// Her own breath, where she has one.
struct Breath {
  std::int32_t in_ms = 0, out_ms = 0;
};
template <class V>
void describe(V& v, Breath& x) {
  v.type("Breath", "her own breath");
  v.field("in_ms", x.in_ms, "breathing in, 2000 to 10000 ms");
  v.field("out_ms", x.out_ms, "breathing out, 2000 to 12000 ms");
}

struct StartRequest {
  std::string practice;
  std::optional<std::string> step;
  std::optional<WidthTenthMm> width_tenth_mm;
  Length length{};
  std::optional<std::int32_t> minutes;
  Ulid session;
  std::optional<Breath> breath;
  bool grounding = false, warm_up = false;
  std::optional<std::string> smaller_step;
};
/// Its fields, also where they stand among others.
template <class V>
void fields_of(V& v, StartRequest& x) {
  v.field("practice", x.practice, "id of the practice, e.g. calm.breathing");
  v.optional("step", x.step, "id of the step; absent: the practice's own");
  v.optional("width_tenth_mm", x.width_tenth_mm, "width of what is used: that of the step in her set");
  v.field("length", x.length, "normal, short or eyes_closed");
  v.optional("minutes", x.minutes, "from the first breath to the questions, as Today says; absent: as long as the script");
  v.field("session", x.session, "fresh id of the session");
  v.optional("breath", x.breath, "her own breath; absent: as the evidence card says");
  v.field("grounding", x.grounding, "grounding replaces breathing while settling");
  v.field("warm_up", x.warm_up, "there is a size below to warm up with");
  v.optional("smaller_step", x.smaller_step, "id of the smaller step, as Today names it; absent: there is none");
}
template <class V>
void describe(V& v, StartRequest& x) {
  v.type("PracticeStart", "which practice, and how");
  fields_of(v, x);
}

/// What her answers ask of a practice. Read from the record (permission.hpp), never sent by a page. What is not known is cautious.
struct Cautions {
  bool lying_flat = false;       ///< positions flat on the back are offered
  bool emergency_line = true;    ///< the signs of a sudden rise of blood pressure, and what to do, stand beside it
  bool dryness = false;          ///< dryness and thin tissue are explained
  bool without_straining = true; ///< letting go softly only: pregnant, or something heals
};
template <class V>
void describe(V& v, Cautions& x) {
  v.type("PracticeCautions", "what her answers ask of a practice");
  v.field("lying_flat", x.lying_flat, "positions flat on the back are offered");
  v.field("emergency_line", x.emergency_line, "the emergency line of a high spinal injury stands beside it");
  v.field("dryness", x.dryness, "dryness and thin tissue are explained");
  v.field("without_straining", x.without_straining, "letting go softly only: pregnant, or something heals");
}

/// Why the clock stands still.
enum class Paused { no, by_her, clock_jumped, to_ease_pain };

/// The check in the middle.
struct Check {
  bool asking = false;
  std::optional<Pain0to10> pain;
  std::optional<Fear0to100> fear;
};
template <class V>
void describe(V& v, Check& x) {
  v.type("Check", "the check in the middle");
  v.field("asking", x.asking, "it is asked now");
  v.optional("pain", x.pain, "pain now");
  v.optional("fear", x.fear, "fear now");
}

struct After {
  std::optional<Pain0to10> worst_pain;
  std::optional<Fear0to100> highest_fear;
  std::optional<bool> wanted;
  std::optional<record::Presence> presence;
  std::optional<record::Numbing> numbing;
  std::vector<record::Note> notes;
  std::optional<std::string> went;
};
template <class V>
void describe(V& v, After& x) {
  v.type("AfterAnswers", "what she said afterwards");
  v.optional("worst_pain", x.worst_pain, "worst pain");
  v.optional("highest_fear", x.highest_fear, "highest fear");
  v.optional("wanted", x.wanted, "it was wanted, all the way");
  v.optional("presence", x.presence, "was she here with it");
  v.optional("numbing", x.numbing, "anything numbing or calming used");
  v.field("notes", x.notes, "anything to note; empty: not answered");
  v.optional("went", x.went, "how it went, in her words");
}

struct State {
  std::int32_t version = 2;  // not care: a format
  StartRequest start;
  Phase phase = Phase::prepare;
  std::int32_t segment = 0;          ///< among the segments of the script's version
  std::int64_t segment_ms = 0;       ///< time spent in it
  std::int64_t practised_ms = 0;
  std::int64_t planned_ms = 0;         ///< the practise phase as it was begun: its segments are stretched to it
  std::int64_t practise_limit_ms = 0;  ///< the practise phase ends here
  std::int64_t played_ms = 0;          ///< settling and practising, with every repetition
  std::int64_t unasked_ms = 0;         ///< her body was touched since pain and fear were last asked
  std::int64_t close_ms = 0, close_limit_ms = 0;
  std::int64_t clock_ms = 0;         ///< of the last input
  std::int64_t check_in_ms = -1;     ///< practise time until the next unplanned check; -1: none
  Paused paused = Paused::no;
  Check check;
  bool smaller = false;
  std::optional<record::Closed> closed;  ///< decided before the questions
  std::optional<Pain0to10> check_pain;   ///< worst of the checks
  std::optional<Fear0to100> check_fear;
  After after;
  std::optional<Cautions> cautions;  ///< absent: the cautious ones
};
template <class V>
void describe(V& v, State& x) {
  v.type("PracticeState", "a session that can be taken up again");
  v.field("version", x.version, "of this shape");
  v.field("start", x.start, "which practice");
  v.field("phase", x.phase, "where it is");
  v.field("segment", x.segment, "segment of the script");
  v.field("segment_ms", x.segment_ms, "time in it");
  v.field("practised_ms", x.practised_ms, "time practised");
  v.field("planned_ms", x.planned_ms, "the practice as it was begun");
  v.field("practise_limit_ms", x.practise_limit_ms, "the practice ends there");
  v.field("played_ms", x.played_ms, "settling and practising, with every repetition");
  v.field("unasked_ms", x.unasked_ms, "her body was touched since pain and fear were last asked");
  v.field("close_ms", x.close_ms, "time in the close");
  v.field("close_limit_ms", x.close_limit_ms, "the close ends there");
  v.field("clock_ms", x.clock_ms, "the page's clock at the last input");
  v.field("check_in_ms", x.check_in_ms, "practise time until the next unplanned check; -1: none");
  v.field("paused", x.paused, "why the clock stands still");
  v.field("check", x.check, "the check in the middle");
  v.field("smaller", x.smaller, "she went smaller");
  v.optional("closed", x.closed, "how it closes, where that is decided");
  v.optional("check_pain", x.check_pain, "worst pain of the checks");
  v.optional("check_fear", x.check_fear, "highest fear of the checks");
  v.field("after", x.after, "what she said afterwards");
  v.optional("cautions", x.cautions, "what her answers ask of it; absent: the cautious ones");
}

}  // namespace ebb::practice

namespace ebb {
template <>
struct EnumNames<practice::Paused> { static constexpr auto names = std::to_array<std::string_view>({"no", "by_her", "clock_jumped", "to_ease_pain"}); };
}  // namespace ebb
