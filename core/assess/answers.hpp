// Which answers count today. Answers are replayed in order.
//   - An impossible one is refused by name; the answer before it is then in doubt, and so it is where one is dated later than now.
//   - When a branch is closed again the answers of its follow-ups are discarded, so that they are asked anew if it ever opens again.
//   - When a question reports something new or worse, its follow-ups are asked anew; what they reported stands until they are answered.
//   - A skip takes nothing back: what was reported stands until a real answer replaces it.
#pragma once
#include "core/assess/changes.hpp"
#include "core/assess/question.hpp"

namespace ebb::assess {

class Answers {
 public:
  static constexpr std::int64_t never = -1;

  explicit Answers(const record::Journey& journey);
  /// Before anything was said: the changes come one by one. `then` grows beside it and outlives it.
  struct Nothing {
    bool magnets = false;  ///< a set that holds magnets is in the record, so that what they ask for may have been answered
  };
  Answers(const record::Journey& then, Nothing nothing);
  /// The next change in the order.
  void take(const Change& change);

  /// The counted answer (possibly "skipped"), or nullptr when the question was never answered.
  const record::Answer* of(std::string_view question) const;
  /// The last answer that was not skipped, or nullptr: for whatever closes or asks for care. A later skip does not take it back.
  const record::Answer* said(std::string_view question) const;
  /// Answered, not skipped, and nothing was noted since that may have changed it.
  bool known(std::string_view question) const;
  bool skipped(std::string_view question) const;
  /// A known answer holds it: for whatever opens or softens.
  bool chose(std::string_view question, std::string_view option) const;
  /// The one chosen option of a known answer, or "".
  std::string_view choice(std::string_view question) const;
  /// What was said last holds it: for whatever closes or asks for care.
  bool reports(std::string_view question, std::string_view option) const;
  /// What was said last holds anything but "no" or "none".
  bool reports_anything(std::string_view question) const;
  /// The number of a known answer.
  std::optional<std::int32_t> number(std::string_view question) const;
  bool shown(const Question& q) const;
  /// Something after its answer may have made it untrue: it has to be answered again. A skip lets it rest for the day.
  bool in_doubt(std::string_view question) const;
  /// In doubt, and not answered since, or only skipped.
  bool unsettled(std::string_view question) const;
  /// Order of the last answer that said something new or worse; `never` when there was none.
  std::int64_t worsened(std::string_view question) const;
  /// Order of the last note that says something about it; spotting does not, it has its own row among the progression rules.
  std::int64_t noted(std::string_view question) const;
  /// Order of the last answer or note that reported something which was not there before; a skip reports nothing.
  std::int64_t reported(std::string_view question) const;
  /// Every question of private safety that was shown had been answered or skipped, once at least. Stays so for ever: what is asked anew
  /// later must not be seen from outside.
  bool private_gone_through() const { return private_gone_through_; }

  const std::vector<Alarm>& alarms() const { return alarms_; }            ///< in order; answered or not
  bool open(const Alarm& a) const;                                       ///< its question has not been answered since, or only skipped
  const std::vector<record::Refused>& refused() const { return refused_; }  ///< never names a private question
  const record::Journey& journey() const { return journey_; }

 private:
  struct Slot {
    const record::Answer* answer = nullptr;
    const record::Answer* said = nullptr;
    std::int64_t worsened = never, reported = never, noted = never;
    std::int64_t doubted = never;   ///< answers of a smaller order are in doubt
    bool doubted_sometime = false;  ///< nobody can tell since when
  };
  const Slot* slot(std::string_view question) const;
  void take(const record::SetAside* a) { doubt(a->question, a->order, a->order_known); }
  void take(const Alarm& a);
  void take(const record::Answer* a) { take(*a); }
  void take(const record::Answer& a);
  void take(const record::ClinicianYes*) {}
  void take(const record::DilatorSet*) {}
  void refuse(const record::Answer& a, ErrorId reason);
  bool anew(std::size_t i, const record::Answer& now) const;
  void settle_follow_ups(std::string_view changed, bool anew);
  void forget(std::size_t i, bool for_good);
  void go_through_private();
  void doubt(std::string_view question, std::uint32_t order, bool order_known = true);
  bool doubted_after(std::size_t i, const record::Answer* a) const;
  bool doubted_since(std::size_t i, const record::Answer& before) const;

  const record::Journey& journey_;
  std::vector<Slot> slots_;
  std::vector<Alarm> alarms_;
  std::vector<record::Refused> refused_;
  bool private_gone_through_ = false;
  bool magnets_ = false;
};

}  // namespace ebb::assess
