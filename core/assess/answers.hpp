// Which answers count today. Answers are replayed in order: an impossible one is refused by name and changes nothing, and when a branch is
// closed again the answers of its follow-ups are discarded, so that they are asked anew if it ever opens again.
#pragma once
#include "core/assess/question.hpp"

namespace ebb::assess {

/// Something that was noted after an answer and may have made it untrue: "anything new?", a note after a practice.
struct Alarm {
  enum class What { pregnant_or_maybe, bleeding, soaking, spotting, infection, new_pain, operation, something_inside };
  What what{};
  std::uint32_t order = 0;
  Day day;
};

class Answers {
 public:
  static constexpr std::int64_t never = -1;

  explicit Answers(const record::Journey& journey);

  /// The counted answer (possibly "skipped"), or nullptr when the question was never answered.
  const record::Answer* of(std::string_view question) const;
  /// Answered, not skipped, and nothing was noted since that may have changed it.
  bool known(std::string_view question) const;
  bool skipped(std::string_view question) const;
  bool chose(std::string_view question, std::string_view option) const;
  /// The one chosen option of a known answer, or "".
  std::string_view choice(std::string_view question) const;
  /// A known answer with anything but "no" or "none".
  bool anything(std::string_view question) const;
  std::optional<std::int32_t> number(std::string_view question) const;
  bool shown(const Question& q) const;
  /// Noted after its answer: it has to be answered again.
  bool in_doubt(std::string_view question) const;
  /// Order of the last answer that said something new or worse; `never` when there was none.
  std::int64_t worsened(std::string_view question) const;
  /// Order of the last answer that reported something which was not there before; a skip reports nothing.
  std::int64_t reported(std::string_view question) const;

  const std::vector<Alarm>& alarms() const { return alarms_; }            ///< in order; answered or not
  bool open(const Alarm& a) const;                                       ///< its questions have not been answered since
  const std::vector<record::Refused>& refused() const { return refused_; }  ///< never names a private question
  const record::Journey& journey() const { return journey_; }

 private:
  struct Slot {
    const record::Answer* answer = nullptr;
    std::int64_t worsened = never, reported = never, doubted = never;
  };
  const Slot* slot(std::string_view question) const;
  void take(const record::Answer& a);
  void close_branches(std::string_view changed);
  void note_alarms();
  void raise(Alarm a);

  const record::Journey& journey_;
  std::vector<Slot> slots_;
  std::vector<Alarm> alarms_;
  std::vector<record::Refused> refused_;
};

/// The questions an alarm makes doubtful.
std::span<const std::string_view> questions_of(Alarm::What what);

}  // namespace ebb::assess
