// Which question comes next. One at a time, resumable anywhere; a skipped one is not asked again on the same day.
#pragma once
#include "core/assess/answers.hpp"

namespace ebb::assess {

/// Why a question is asked. `fresh`: its answer counts, nothing is asked. `skipped_today`: open, but not asked again today.
enum class Asked { fresh, never_asked, skipped_before, skipped_today, too_old, something_new };

struct Next {
  const Question* question = nullptr;  ///< nullptr: the module has nothing to ask today
  Asked because = Asked::fresh;
  std::int32_t answered = 0;           ///< shown questions whose answers count
  std::int32_t of = 0;                 ///< shown questions
};

/// Its answer is older than its kind may be.
bool too_old(const Answers& answers, std::string_view question);
/// What there is to say about one question now; nothing when its branch is closed.
std::optional<Asked> asked(const Answers& answers, const Question& q);
/// Ids of the shown questions without an answer that counts, in order.
std::vector<std::string> open_questions(const Answers& answers, Module module);
/// For private safety the first question is always whether she is somewhere private, until she said yes today;
/// skipping that one lets the module rest for the day, as "not now" does.
Next next_question(const Answers& answers, Module module);
Next next_question(const record::Journey& journey, Module module);
/// The same among the follow-ups of one question alone, and theirs: what to ask after an answer was changed.
Next next_follow_up(const Answers& answers, const Question& of);
/// She said today that she is somewhere private: only then are private questions and their answers shown.
bool somewhere_private_today(const Answers& answers);
/// The question asked before anything private is shown.
const Question& question_of_privacy();

}  // namespace ebb::assess

namespace ebb {
template <>
struct EnumNames<assess::Asked> { static constexpr auto names = std::to_array<std::string_view>({"fresh", "never_asked", "skipped_before", "skipped_today", "too_old", "something_new"}); };
}  // namespace ebb
