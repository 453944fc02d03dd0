// A question is data: its words are in the catalogue under question.<id>, question.<id>.why and question.<id>.option.<option>.
#pragma once
#include <span>

#include "core/assess/families.hpp"

namespace ebb::assess {

/// The modules of the first day, in the order they are asked.
enum class Module { safety_gate, private_safety, possible, goal };

/// yes_no_unknown: one of yes, no, unknown. choice: one option. choices: one or more. number: a whole number in `unit`.
enum class QuestionKind { yes_no_unknown, choice, choices, number };
enum class Unit { none, of_10, of_100, weeks, tenth_mm };

/// When an answer is too old and the question is asked again.
enum class Renew { never, with_the_gate, monthly, self_harm };

struct Option {
  std::string_view id;
  bool alone = false;           ///< of choices: nothing else goes with it ("none of these")
  bool writes_nothing = false;  ///< choosing it leaves no trace in the record
};

/// Shown when the answer to `question` holds one of `any_of`. An empty `question`: always.
struct ShownIf {
  std::string_view question;
  std::span<const std::string_view> any_of;
  bool when_skipped = false;     ///< shown too when that question was skipped
  bool with_magnets = false;     ///< shown only when a set that holds magnets is in the record
};

struct Question {
  std::string_view id;
  Module module{};
  QuestionKind kind{};
  std::span<const Option> options;
  Unit unit = Unit::none;
  std::int32_t min = 0, max = 0;  ///< of a number
  ShownIf shown_if;
  Renew renew = Renew::never;
  bool goals = false;             ///< answered by goals.set instead of answer.given
  bool each_time = false;             ///< asks for what no clinician has looked at yet: every report is a new one
  bool follow_ups_each_time = false;  ///< its follow-ups are asked anew after every report, also the same again
  families::FamilySet closes_beside_inside = 0;  ///< of the safety gate: what its answer could close besides practice inside

  /// Ids that begin with private. belong to the private-safety compartment.
  bool is_private() const { return id.starts_with("private."); }
};

/// Every question, module by module, each in the order it is asked. A follow-up stands behind its question.
std::span<const Question> all_questions();
/// Its place in all_questions(), or nothing.
std::optional<std::size_t> question_index(std::string_view id);
const Question* find_question(std::string_view id);

/// Whether an answer could be an answer to that question. Errors: answer_impossible.
Result<void> check_answer(const Question& q, const record::AnswerGiven& given);

}  // namespace ebb::assess

namespace ebb {
template <>
struct EnumNames<assess::Module> { static constexpr auto names = std::to_array<std::string_view>({"safety_gate", "private_safety", "possible", "goal"}); };
template <>
struct EnumNames<assess::QuestionKind> { static constexpr auto names = std::to_array<std::string_view>({"yes_no_unknown", "choice", "choices", "number"}); };
template <>
struct EnumNames<assess::Unit> { static constexpr auto names = std::to_array<std::string_view>({"none", "of_10", "of_100", "weeks", "tenth_mm"}); };
}  // namespace ebb
